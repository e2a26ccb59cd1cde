/** Decides what JSON text a JavaScript value would be sent as, or why it cannot be sent. */
import { uncurried } from "./natives.js";

/** @typedef {number} Obstacle the place in the crate's `Unsendable`, from 1 */

export const CYCLE = 1;
export const BIG_INT = 2;
export const THREW = 3;
export const TOO_DEEP = 4;
export const TOO_LARGE = 5;
export const NOTHING = 6;

/**
 * @typedef {object} Unsendable
 * @property {Obstacle} why
 * @property {(string | number)[]} path the part that is to blame
 * @property {string} [detail] what was thrown, or the type that JSON has not
 */

// Kept from before anybody could patch them.
const { stringify } = JSON;
const { keys } = Object;
const { isArray } = Array;
const bigIntValueOf = uncurried(BigInt.prototype.valueOf);

/** As deep as the reader of texts goes. */
const MAX_DEPTH = 128;

/** A value that shares its parts can unfold into more of them than anyone would wait for. */
const MAX_VISITS = 10_000_000;

/** What was thrown is somebody else's text, and may be of any length. */
const MAX_ERROR_LENGTH = 1000;

/**
 * @param {unknown} value
 * @returns {string | Unsendable}
 */
export function jsonText(value) {
  let text;
  try {
    text = stringify(value);
  } catch (error) {
    return obstacle(value, error);
  }
  if (text !== undefined) return text;
  // An object is left out like `undefined` when its `toJSON` returns nothing that JSON has.
  return { why: NOTHING, path: [], detail: typeof value === "object" ? "undefined" : typeof value };
}

/**
 * Walks the value as `JSON.stringify` does, to find the place at which it gave up.
 * @param {unknown} root
 * @param {unknown} thrown what `JSON.stringify` threw
 * @returns {Unsendable}
 */
function obstacle(root, thrown) {
  /** @type {(string | number)[]} */
  const path = [];
  /** @type {object[]} */
  const ancestors = [];
  let patience = MAX_VISITS;

  /**
   * @param {any} value
   * @param {string} key
   * @returns {Obstacle | undefined} the obstacle at `path`, which then stays as it is
   */
  function visit(value, key) {
    if ((typeof value === "object" && value !== null) || typeof value === "function" || typeof value === "bigint") {
      const toJSON = value.toJSON;
      if (typeof toJSON === "function") value = toJSON.call(value, key);
    }
    if (isBigInt(value)) return BIG_INT;
    if (--patience === 0) throw thrown;
    if (typeof value !== "object" || value === null) return undefined;
    if (ancestors.includes(value)) return CYCLE;
    if (ancestors.length === MAX_DEPTH) return TOO_DEEP;
    ancestors.push(value);
    const names = isArray(value) ? undefined : keys(value);
    const { length } = names ?? value;
    for (let index = 0; index < length; index++) {
      const member = names ? names[index] : index;
      path.push(member);
      const found = visit(value[member], String(member));
      if (found !== undefined) return found;
      path.pop();
    }
    ancestors.pop();
    return undefined;
  }

  try {
    const why = visit(root, "");
    if (why !== undefined) return { why, path };
    return { why: THREW, path: [], detail: describe(thrown) };
  } catch (error) {
    return { why: THREW, path, detail: describe(error) };
  }
}

/** @param {unknown} value */
function isBigInt(value) {
  if (typeof value === "bigint") return true;
  if (typeof value !== "object" || value === null) return false;
  try {
    bigIntValueOf(value);
    return true;
  } catch {
    return false;
  }
}

/** @param {unknown} error anything at all, hostile to being printed included */
function describe(error) {
  try {
    return String(error).slice(0, MAX_ERROR_LENGTH);
  } catch {
    return "";
  }
}
