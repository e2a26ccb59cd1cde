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
 * Decodes UTF-8 and keeps a byte order mark. Throws if it is not UTF-8.
 * @param {Uint8Array} bytes
 */
export function decodeUtf8(bytes) {
  // Decoders refuse shared memory, so they get a copy. A detached buffer has length 0, and `set` would throw.
  const copy = new Uint8Array(byteLength(bytes));
  if (copy.length > 0) copy.set(bytes);
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(copy);
}

/**
 * Returns the getter that all typed arrays inherit, as a function of the array.
 * @param {PropertyKey} name
 */
function getter(name) {
  const { get } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(typedArray, name));
  return Function.prototype.call.bind(/** @type {() => any} */ (get));
}
