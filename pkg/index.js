/** The entry that needs no setting up: the module is inlined, and compiled while this is imported. */
import { compileInlined } from "./inlined.js";
import { instantiate } from "./instance.js";
import { bindGuard, bindSchema } from "./standard-schema.js";
import { bindValidators } from "./validate.js";

const module = compileInlined();

// Bundlers may drop what has side effects alone: the module is reached from the exports only.
export const { previewExportDestination, validateExportDestination, validateExportDestinationResponse } =
  bindValidators(() => instantiate(module));
export const isExportDestination = /* @__PURE__ */ bindGuard(validateExportDestination);
export const exportDestinationSchemaFor = /* @__PURE__ */ bindSchema(validateExportDestination);
export const exportDestinationSchema = /* @__PURE__ */ exportDestinationSchemaFor();
export { applyFix } from "./apply-fix.js";
