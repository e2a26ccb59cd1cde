import { validateExportDestination } from "m3ter-export-destination";
import { verdict } from "./verdict.mjs";

console.log(verdict(validateExportDestination));
