import { validateExportDestination } from "m3ter-export-destination";
import { verdict } from "../verdict.js";

console.log(verdict(validateExportDestination));
