/** Recognizes and reads a `Uint8Array` of any realm, whatever properties were defined on it. */

const typedArray = Object.getPrototypeOf(Uint8Array.prototype);

/** @type {(value: unknown) => string | undefined} */
const className = getter(Symbol.toStringTag);

/** @type {(bytes: Uint8Array) => number} */
export const byteLength = getter("byteLength");

/**
 * @param {unknown} value
 * @returns {value is Uint8Array}
 */
export function isBytes(value) {
  return className(value) === "Uint8Array";
}

/**
 * Copies the bytes into memory that is not shared and that nobody else changes.
 * @param {Uint8Array} bytes
 */
export function copyBytes(bytes) {
  const copy = new Uint8Array(byteLength(bytes));
  // A detached buffer has length 0, and `set` would throw.
  if (copy.length > 0) copy.set(bytes);
  return copy;
}

/**
 * Decodes UTF-8 and keeps a byte order mark. Throws if it is not UTF-8.
 * @param {Uint8Array} bytes
 */
export function decodeUtf8(bytes) {
  // Decoders refuse shared memory.
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(copyBytes(bytes));
}

/**
 * Returns the getter that all typed arrays inherit, as a function of the array.
 * @param {PropertyKey} name
 */
function getter(name) {
  const { get } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(typedArray, name));
  return Function.prototype.call.bind(/** @type {() => any} */ (get));
}
