/** The entry that carries no module: `init` fetches it, or is given it; then there are the same functions. */
import { bindHost } from "./host.js";
import { instantiate } from "./instance.js";
import { loadInstance } from "./load.js";
import { bindPreview } from "./preview.js";
import { bindGuard, bindSchema } from "./standard-schema.js";
import { bindValidate, bindValidateResponse } from "./validate.js";
import { WORDS } from "./words.js";

/** @import { Instance } from "./instance.js" */
/** @import { init as Init } from "./slim.js" */

/** @type {ReturnType<typeof loadInstance> | undefined} */
let loading;
/** @type {WebAssembly.Module | undefined} */
let module;
/** @type {Instance | undefined} not used yet */
let first;

/** @type {typeof Init} */
export async function init(source) {
  loading ??= loadInstance(source);
  try {
    const loaded = await loading;
    if (module !== undefined) return;
    first = loaded.instance;
    module = loaded.module;
  } catch (error) {
    // The next call may try again.
    loading = undefined;
    throw error;
  }
}

/** @returns {Instance} */
function start() {
  if (module === undefined) throw new Error("m3ter-export-destination/slim is not ready: await its init() first");
  const instance = first ?? instantiate(module);
  first = undefined;
  return instance;
}

const host = /* @__PURE__ */ bindHost(start, WORDS);

export const validateExportDestination = /* @__PURE__ */ bindValidate(host);
export const validateExportDestinationResponse = /* @__PURE__ */ bindValidateResponse(host);
export const previewExportDestination = /* @__PURE__ */ bindPreview(host);
export const isExportDestination = /* @__PURE__ */ bindGuard(validateExportDestination);
export const exportDestinationSchemaFor = /* @__PURE__ */ bindSchema(validateExportDestination);
export const exportDestinationSchema = /* @__PURE__ */ exportDestinationSchemaFor();
export { applyFix } from "./apply-fix.js";
