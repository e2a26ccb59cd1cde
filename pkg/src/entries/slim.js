/** The entry without the WebAssembly module: `init` fetches it or takes it, then the same functions work. */
import instantiate, { initSync } from "../../wasm/m3ter_export_destination.js";
import { loadModule } from "../load.js";
import { bindPreview } from "../preview/index.js";
import { createRunner } from "../runner.js";
import { bindGuard, bindSchema } from "../standard-schema.js";
import { bindValidate, bindValidateResponse } from "../validate.js";

/** @import { init as Init } from "../../slim.js" */

/** @type {WebAssembly.Module | undefined} */
let module;
/** @type {Promise<void> | undefined} */
let loading;

/** @type {typeof Init} */
export function init(source) {
  loading ??= start(source).catch((error) => {
    // The next call tries again.
    loading = undefined;
    throw error;
  });
  return loading;
}

/** @param {Parameters<typeof Init>[0]} source */
async function start(source) {
  const loaded = await loadModule(source);
  await instantiate({ module_or_path: loaded });
  module = loaded;
}

const run = /* @__PURE__ */ createRunner(() => {
  if (module === undefined) throw new Error("m3ter-export-destination/slim is not ready: await its init() first");
  return initSync({ module });
});

export const validateExportDestination = /* @__PURE__ */ bindValidate(run);
export const validateExportDestinationResponse = /* @__PURE__ */ bindValidateResponse(run);
export const previewExportDestination = /* @__PURE__ */ bindPreview(run);
export const isExportDestination = /* @__PURE__ */ bindGuard(validateExportDestination);
export const exportDestinationSchemaFor = /* @__PURE__ */ bindSchema(validateExportDestination);
export const exportDestinationSchema = /* @__PURE__ */ exportDestinationSchemaFor();
export { applyFix } from "../apply-fix.js";
export { exportDestinationAccess } from "../preview/access.js";
