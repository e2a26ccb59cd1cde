import { validateExportDestination } from "m3ter-export-destination";
import { verdict } from "./verdict.js";

it("validates", () => console.log(verdict(validateExportDestination)));
