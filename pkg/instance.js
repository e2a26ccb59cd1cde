/** Joins a compiled module to the glue that wasm-bindgen generated for it. */
import * as glue from "./wasm/m3ter_export_destination_bg.js";

/** @typedef {ReturnType<typeof instantiate>} Instance */

/** @type {WebAssembly.Memory | undefined} */
let known;

/**
 * Starts an instance. The glue serves one at a time: one that was started before must not be used any more.
 * @param {WebAssembly.Module} module
 */
export function instantiate(module) {
  // Growing by nothing still detaches the views that the glue keeps, and has it look for the new instance's memory.
  known?.grow(0);
  const imports = { "./m3ter_export_destination_bg.js": /** @type {any} */ (glue) };
  const { exports } = new WebAssembly.Instance(module, imports);
  glue.__wbg_set_wasm(exports);
  /** @type {() => void} */ (exports.__wbindgen_start)();
  const { reserve, validate, takeReport, unsendable } = glue;
  const memory = /** @type {WebAssembly.Memory} */ (exports.memory);
  known = memory;
  return { memory, reserve, validate, takeReport, unsendable };
}
