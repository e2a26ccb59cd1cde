// Workers have no import map.
import { validateExportDestination } from "/node_modules/m3ter-export-destination/dist/index.js";
import { verdict } from "./verdict.js";

const line = verdict(validateExportDestination);
if ("clients" in self) {
  self.addEventListener("message", ({ source }) => source.postMessage(line));
} else {
  self.postMessage(line);
}
