import { init, validateExportDestination } from "m3ter-export-destination/slim";
import { verdict } from "./verdict.js";

init(MODULE).then(() => console.log(verdict(validateExportDestination)));
