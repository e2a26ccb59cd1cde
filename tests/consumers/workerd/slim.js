import { init, validateExportDestination } from "m3ter-export-destination/slim";
import module from "m3ter-export-destination/wasm";
import { verdict } from "./verdict.js";

export default {
  async test() {
    await init(module);
    console.log(verdict(validateExportDestination));
  },
};
