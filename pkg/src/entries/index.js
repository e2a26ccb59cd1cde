/**
 * The default entry. It needs no set-up: the WebAssembly module is inlined as text, and compiled while this file is imported.
 * The first call creates its instance. Each `bind…` returns a public function that calls this entry's instance through `run`.
 *
 * `@__PURE__` tells bundlers that a call has no side effects, so that they drop what a program does not import.
 */

import { common as commonBytes, length, text } from "../../wasm/inlined.js";
import { initSync } from "../../wasm/m3ter_export_destination.js";
import { compile } from "../compile.js";
import { decodeInlined } from "../inlined.js";
import { bindPreview } from "../preview/index.js";
import { createRunner } from "../runner.js";
import { bindGuard, bindSchema } from "../standard-schema.js";
import { bindValidate, bindValidateResponse } from "../validate.js";

const module = /* @__PURE__ */ compile(/* @__PURE__ */ decodeInlined(text, length, commonBytes));
const run = /* @__PURE__ */ createRunner(() => initSync({ module }));

export const validateExportDestination = /* @__PURE__ */ bindValidate(run);
export const validateExportDestinationResponse = /* @__PURE__ */ bindValidateResponse(run);
export const previewExportDestination = /* @__PURE__ */ bindPreview(run);
export const isExportDestination = /* @__PURE__ */ bindGuard(validateExportDestination);
export const exportDestinationSchemaFor = /* @__PURE__ */ bindSchema(validateExportDestination);
export const exportDestinationSchema = /* @__PURE__ */ exportDestinationSchemaFor();
export { applyFix } from "../apply-fix.js";
export { exportDestinationAccess } from "../preview/access.js";
