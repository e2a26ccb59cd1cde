/** Starts instances of the compiled module; any number of them live side by side. */

/** @typedef {ReturnType<typeof exportsOf>} Instance */

/**
 * What the module exports (src/wasm.rs). A `usize` comes out signed.
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {(bytes: number) => number} reserve
 * @property {(length: number, how: number, version: number) => number} validate
 * @property {(length: number, isUpdate: boolean) => number} preview
 * @property {(why: number, length: number) => number} unsendable
 */

/**
 * @param {WebAssembly.Module} module
 * @returns {Instance}
 */
export function instantiate(module) {
  return exportsOf(new WebAssembly.Instance(module));
}

/** @param {WebAssembly.Instance} instance */
export function exportsOf({ exports }) {
  const { memory, reserve, validate, preview, unsendable } = /** @type {Exports} */ (/** @type {unknown} */ (exports));
  return {
    memory,
    /** @param {number} bytes */
    reserve: (bytes) => reserve(bytes) >>> 0,
    validate,
    preview,
    unsendable,
  };
}
