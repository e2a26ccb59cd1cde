/** Reports the memory of the package's WebAssembly instance. Import it before the package. */

/** @type {WebAssembly.Memory[]} */
const memories = [];

WebAssembly.Instance = class extends WebAssembly.Instance {
  /** @param {ConstructorParameters<typeof WebAssembly.Instance>} args */
  constructor(...args) {
    super(...args);
    memories.push(/** @type {WebAssembly.Memory} */ (this.exports.memory));
  }
};

/** @returns {number} bytes */
export const wasmMemory = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
