/** The entry for hosts that forbid compiling at run time: they compile the file themselves, and it is imported. */
import { bindHost } from "./host.js";
import { instantiate } from "./instance.js";
import { bindPreview } from "./preview.js";
import { bindGuard, bindSchema } from "./standard-schema.js";
import { bindValidate, bindValidateResponse } from "./validate.js";
import { WORDS } from "./words.js";
import module from "./wasm/m3ter_export_destination_bg.wasm";

const host = /* @__PURE__ */ bindHost(() => instantiate(module), WORDS);

export const validateExportDestination = /* @__PURE__ */ bindValidate(host);
export const validateExportDestinationResponse = /* @__PURE__ */ bindValidateResponse(host);
export const previewExportDestination = /* @__PURE__ */ bindPreview(host);
export const isExportDestination = /* @__PURE__ */ bindGuard(validateExportDestination);
export const exportDestinationSchemaFor = /* @__PURE__ */ bindSchema(validateExportDestination);
export const exportDestinationSchema = /* @__PURE__ */ exportDestinationSchemaFor();
export { applyFix } from "./apply-fix.js";
