/** Reads options. Wrong ones are the caller's mistake, and the one thing that throws. */

/** @import { Operation } from "./index.js" */

/** @type {Readonly<Record<string, unknown>>} a page's `Object.prototype` may hold anything */
const NONE = Object.freeze(Object.create(null));

const { isSafeInteger } = Number;

/**
 * @param {unknown} options
 * @returns {Readonly<Record<string, unknown>>}
 */
export function readOptions(options) {
  if (options === undefined) return NONE;
  if (typeof options !== "object" || options === null) throw new TypeError("options must be an object");
  return /** @type {Record<string, unknown>} */ (options);
}

/**
 * @param {Readonly<Record<string, unknown>>} options
 * @returns {Operation | undefined}
 */
export function readOperation({ operation }) {
  if (operation === undefined || operation === "create" || operation === "update") return operation;
  throw new TypeError('options.operation must be "create" or "update"');
}

/**
 * @param {Readonly<Record<string, unknown>>} options
 * @param {"currentVersion" | "sentVersion"} name
 * @returns {number} 0 when it is not known
 */
export function readVersion(options, name) {
  const version = options[name];
  if (version === undefined) return 0;
  if (isSafeInteger(version) && /** @type {number} */ (version) >= 1) return /** @type {number} */ (version);
  throw new TypeError(`options.${name} must be a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`);
}

/** @param {Readonly<Record<string, unknown>>} options */
export function readAdvice({ advice }) {
  if (advice === undefined) return true;
  if (typeof advice === "boolean") return advice;
  throw new TypeError("options.advice must be true or false");
}
