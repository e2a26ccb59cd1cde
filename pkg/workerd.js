/** The entry for hosts that forbid compiling at run time: they compile the file themselves, and it is imported. */
import { instantiate } from "./instance.js";
import { bindGuard, bindSchema } from "./standard-schema.js";
import { bindValidators } from "./validate.js";
import module from "./wasm/m3ter_export_destination_bg.wasm";

export const { previewExportDestination, validateExportDestination, validateExportDestinationResponse } =
  bindValidators(() => instantiate(module));
export const isExportDestination = /* @__PURE__ */ bindGuard(validateExportDestination);
export const exportDestinationSchemaFor = /* @__PURE__ */ bindSchema(validateExportDestination);
export const exportDestinationSchema = /* @__PURE__ */ exportDestinationSchemaFor();
export { applyFix } from "./apply-fix.js";
