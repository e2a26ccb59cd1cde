/** Recognizes a `Uint8Array` of any realm, whatever properties were defined on it. */

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
 * Returns the getter that all typed arrays inherit, as a function of the array.
 * @param {PropertyKey} name
 */
function getter(name) {
  const { get } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(typedArray, name));
  return Function.prototype.call.bind(/** @type {() => any} */ (get));
}
