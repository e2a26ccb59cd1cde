/** Starts instances of the compiled module; any number of them live side by side. */

/** @typedef {ReturnType<typeof exportsOf>} Instance */

/**
 * What the module exports (src/wasm.rs). A `usize` comes out signed.
 * @typedef {object} Exports
 * @property {WebAssembly.Memory} memory
 * @property {(bytes: number) => number} reserve
 * @property {(length: number, how: number, version: number) => number} run
 */

/** What `run` is asked for, a bit each; without the first two it validates the body of a request. */
export const VALIDATE_RESPONSE = 1;
export const PREVIEW = 2;
export const IS_CREATE = 4;
export const IS_UPDATE = 8;
export const IS_TEXT = 16;
export const WITH_ADVICE = 32;
/** From this bit on there is why a value could not be sent. */
export const UNSENDABLE = 6;

export const OPERATIONS = { create: IS_CREATE, update: IS_UPDATE };

/** What `run` answers when there is nothing to report: the kind of destination. */
export const CLEAN_S3 = 0;
export const CLEAN_GCS = 1;

/**
 * @param {WebAssembly.Module} module
 * @returns {Instance}
 */
export function instantiate(module) {
  return exportsOf(new WebAssembly.Instance(module));
}

/** @param {WebAssembly.Instance} instance */
export function exportsOf({ exports }) {
  const { memory, reserve, run } = /** @type {Exports} */ (/** @type {unknown} */ (exports));
  return {
    memory,
    /** @param {number} bytes */
    reserve: (bytes) => reserve(bytes) >>> 0,
    run,
  };
}
