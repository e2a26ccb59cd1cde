/** Turns the input into JSON text, or finds out why it has none. */
import { isBytes } from "./bytes.js";

/** As in the module's reader of JSON. */
const MAX_DEPTH = 128;

/** Limits the time for a value that contains the same objects again and again. */
const MAX_VISITS = 10_000_000;

/**
 * A search runs the caller's code a second time, and that code may call the package. Without a limit for searches inside of
 * searches, the time could double with each level.
 */
const MAX_SEARCHES = 2;

/** What was thrown can have a message of any length. */
const MAX_ERROR_LENGTH = 1000;

/** @typedef {"cycle" | "big_int" | "threw" | "too_deep" | "too_large" | "nothing"} Why */

/** Why a value has no JSON text. */
export class Unserializable {
  /**
   * @param {Why} why
   * @param {(string | number)[]} path of the part that cannot be serialized
   * @param {string} [detail] what was thrown, or the type that JSON does not have
   */
  constructor(why, path, detail = "") {
    this.why = why;
    this.path = path;
    this.detail = detail;
  }
}

let searches = 0;

/**
 * Returns strings and bytes as they are, and of any other value what `JSON.stringify` makes of it.
 * @param {unknown} json
 * @returns {string | Uint8Array | Unserializable}
 */
export function toJsonText(json) {
  if (typeof json === "string" || isBytes(json)) return json;
  let text;
  try {
    text = JSON.stringify(json);
  } catch (error) {
    if (searches === MAX_SEARCHES) return new Unserializable("threw", [], describe(error));
    searches++;
    try {
      return findObstacle(json, error);
    } finally {
      searches--;
    }
  }
  if (text !== undefined) return text;
  // `JSON.stringify` also returns undefined for an object whose `toJSON` returns undefined.
  return new Unserializable("nothing", [], typeof json === "object" ? "undefined" : typeof json);
}

/**
 * Visits a value in the order of `JSON.stringify`, to find the place where that threw.
 * @param {unknown} root
 * @param {unknown} thrown by `JSON.stringify`
 */
function findObstacle(root, thrown) {
  /** @type {(string | number)[]} */
  const path = [];
  /** @type {object[]} */
  const ancestors = [];
  let visits = 0;

  /**
   * Returns the obstacle that `path` then points to, or `"too_many"` if the search took too long.
   * @param {any} value
   * @param {string} key
   * @returns {Why | "too_many" | undefined}
   */
  function visit(value, key) {
    if ((typeof value === "object" && value !== null) || typeof value === "function" || typeof value === "bigint") {
      const { toJSON } = value;
      if (typeof toJSON === "function") value = toJSON.call(value, key);
    }
    if (isBigInt(value)) return "big_int";
    if (++visits > MAX_VISITS) return "too_many";
    if (typeof value !== "object" || value === null) return undefined;
    if (ancestors.includes(value)) return "cycle";
    if (ancestors.length === MAX_DEPTH) return "too_deep";
    ancestors.push(value);
    const names = Array.isArray(value) ? undefined : Object.keys(value);
    const { length } = names ?? value;
    for (let index = 0; index < length; index++) {
      const member = names ? names[index] : index;
      path.push(member);
      const why = visit(value[member], String(member));
      if (why !== undefined) return why;
      path.pop();
    }
    ancestors.pop();
    return undefined;
  }

  try {
    const why = visit(root, "");
    if (why !== undefined && why !== "too_many") return new Unserializable(why, path);
  } catch (error) {
    return new Unserializable("threw", path, describe(error));
  }
  // No part throws: the text would be longer than a string can be, or something throws only sometimes.
  return isRangeError(thrown) ? new Unserializable("too_large", []) : new Unserializable("threw", [], describe(thrown));
}

/**
 * Recognizes `1n` and `Object(1n)`.
 * @param {unknown} value
 */
function isBigInt(value) {
  if (typeof value === "bigint") return true;
  if (typeof value !== "object" || value === null) return false;
  try {
    // It throws for all other objects, which takes a hundred times as long.
    if (Object.prototype.toString.call(value) !== "[object BigInt]") return false;
    BigInt.prototype.valueOf.call(value);
    return true;
  } catch {
    return false;
  }
}

/** @param {unknown} error of any realm */
function isRangeError(error) {
  return (
    Object.prototype.toString.call(error) === "[object Error]" && /** @type {Error} */ (error).name === "RangeError"
  );
}

/** @param {unknown} error may throw when it is converted to a string */
function describe(error) {
  try {
    return String(error).slice(0, MAX_ERROR_LENGTH);
  } catch {
    return "";
  }
}
