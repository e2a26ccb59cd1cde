/**
 * The entry for Cloudflare Workers and, as dist/edge-light.js, for Vercel's edge, which may not compile WebAssembly at run
 * time: the host compiles the `.wasm` file that is imported here.
 */
import { initSync } from "../../wasm/m3ter_export_destination.js";
import module from "../../wasm/m3ter_export_destination_bg.wasm";
import { adopt } from "../compile.js";
import { bindPreview } from "../preview/index.js";
import { createRunner } from "../runner.js";
import { bindGuard, bindSchema } from "../standard-schema.js";
import { bindValidate, bindValidateResponse } from "../validate.js";

const run = /* @__PURE__ */ createRunner(() => initSync({ module: adopt(module) }));

export const validateExportDestination = /* @__PURE__ */ bindValidate(run);
export const validateExportDestinationResponse = /* @__PURE__ */ bindValidateResponse(run);
export const previewExportDestination = /* @__PURE__ */ bindPreview(run);
export const isExportDestination = /* @__PURE__ */ bindGuard(validateExportDestination);
export const exportDestinationSchemaFor = /* @__PURE__ */ bindSchema(validateExportDestination);
export const exportDestinationSchema = /* @__PURE__ */ exportDestinationSchemaFor();
export { applyFix } from "../apply-fix.js";
export { exportDestinationAccess } from "../preview/access.js";
