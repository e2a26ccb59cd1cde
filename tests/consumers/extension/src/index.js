import { validateExportDestination } from "m3ter-export-destination";
import { verdict } from "../verdict.js";

globalThis.printed = [verdict(validateExportDestination)];
console.log(...globalThis.printed);
