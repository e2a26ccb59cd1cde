/** The entry that needs no setting up: the module is inlined, and compiled while this is imported. */
import { bindHost } from "./host.js";
import { compileInlined } from "./inlined.js";
import { instantiate } from "./instance.js";
import { bindPreview } from "./preview.js";
import { bindGuard, bindSchema } from "./standard-schema.js";
import { bindValidate, bindValidateResponse } from "./validate.js";

const { module, words } = compileInlined();

// Bundlers may drop what has side effects alone: the module is reached from the exports only.
const host = /* @__PURE__ */ bindHost(() => instantiate(module), words);

export const validateExportDestination = /* @__PURE__ */ bindValidate(host);
export const validateExportDestinationResponse = /* @__PURE__ */ bindValidateResponse(host);
export const previewExportDestination = /* @__PURE__ */ bindPreview(host);
export const isExportDestination = /* @__PURE__ */ bindGuard(validateExportDestination);
export const exportDestinationSchemaFor = /* @__PURE__ */ bindSchema(validateExportDestination);
export const exportDestinationSchema = /* @__PURE__ */ exportDestinationSchemaFor();
export { applyFix } from "./apply-fix.js";
