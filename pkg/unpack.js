/**
 * Unpacks bytes that tools/pack.js packed, by a small module of WebAssembly (tools/unpack.wat): it is at full speed at once,
 * where JavaScript would be through before it is compiled.
 */

/** Where tools/unpack.wat has what is packed, and what was unpacked, with the sizes of its functions. */
const PACKED = 0x240000;
const UNPACKED = 0x280000;

/**
 * @typedef {object} Unpacker what the small module exports
 * @property {WebAssembly.Memory} memory
 * @property {(length: number, start: number, end: number) => number} unpack answers the length of the sizes
 */

/**
 * @param {string} unpacker the small module
 * @param {string} packed
 * @param {number} length of what was packed, which has no sizes
 * @param {number} start of the instructions in it
 * @param {number} end
 */
export function unpack(unpacker, packed, length, start, end) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytesOf(unpacker)));
  const { memory, unpack } = /** @type {Unpacker} */ (/** @type {unknown} */ (exports));
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(bytesOf(packed), PACKED);
  const sizes = unpack(length, start, end);
  return bytes.subarray(UNPACKED, UNPACKED + length + sizes);
}

/** @param {string} text in base64url: not every realm has an `atob` */
function bytesOf(text) {
  const bytes = new Uint8Array((text.length * 3) >> 2);
  let length = 0;
  let read = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    read = (read << 6) | (letter > 96 ? letter - 71 : letter > 94 ? 63 : letter > 64 ? letter - 65 : letter > 47 ? letter + 4 : 62);
    if (at & 3) bytes[length++] = read >> (6 - 2 * (at & 3));
  }
  return bytes;
}
