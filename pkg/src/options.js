/** Checks options. A wrong option is a mistake of the caller, so it throws. */

/** @import { Operation } from "../index.js" */

/** @typedef {Readonly<Record<string, unknown>>} Options */

/** @param {unknown} options */
export function readValidateOptions(options) {
  const given = readOptions(options);
  return {
    operation: readOperation(given),
    currentVersion: readVersion(given, "currentVersion"),
    advice: readAdvice(given),
  };
}

/** @param {unknown} options */
export function readResponseOptions(options) {
  const given = readOptions(options);
  return { operation: readOperation(given), sentVersion: readVersion(given, "sentVersion") };
}

/**
 * Returns a copy that inherits nothing, not even from an `Object.prototype` that somebody extended.
 * @param {unknown} options
 * @returns {Options}
 */
export function readOptions(options) {
  if (options !== undefined && (typeof options !== "object" || options === null))
    throw new TypeError("options must be an object");
  return { __proto__: null, ...options };
}

/**
 * @param {Options} options
 * @returns {Operation | undefined}
 */
export function readOperation({ operation }) {
  if (operation === undefined || operation === "create" || operation === "update") return operation;
  throw new TypeError('options.operation must be "create" or "update"');
}

/**
 * @param {Options} options
 * @param {"currentVersion" | "sentVersion"} name
 * @returns {number | undefined}
 */
export function readVersion(options, name) {
  const version = options[name];
  if (version === undefined) return undefined;
  if (Number.isSafeInteger(version) && /** @type {number} */ (version) >= 1) return /** @type {number} */ (version);
  throw new TypeError(`options.${name} must be a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`);
}

/** @param {Options} options */
function readAdvice({ advice }) {
  if (advice === undefined) return true;
  if (typeof advice === "boolean") return advice;
  throw new TypeError("options.advice must be true or false");
}
