import { validateExportDestination } from "m3ter-export-destination";
import { verdict } from "./verdict.js";

export default {
  test() {
    console.log(verdict(validateExportDestination));
  },
};
