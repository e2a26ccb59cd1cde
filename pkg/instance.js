/** Joins a compiled module to the glue that wasm-bindgen generated for it. */
import * as glue from "./wasm/m3ter_export_destination_bg.js";

/** @typedef {ReturnType<typeof instantiate>} Instance */

/** @param {WebAssembly.Module} module */
export function instantiate(module) {
  const { exports } = new WebAssembly.Instance(module, { "./m3ter_export_destination_bg.js": glue });
  glue.__wbg_set_wasm(exports);
  /** @type {() => void} */ (exports.__wbindgen_start)();
  const { reserve, validate, validateResponse, takeReport, unsendable } = glue;
  const memory = /** @type {WebAssembly.Memory} */ (exports.memory);
  return { memory, reserve, validate, validateResponse, takeReport, unsendable };
}
