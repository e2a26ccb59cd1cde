import { init, validateExportDestination } from "m3ter-export-destination/slim";
import { verdict } from "../verdict.js";

await init();
console.log(verdict(validateExportDestination));
