/** The quick way in for a plain object: the crate gets the values of its fields, and no JSON text has to be made. */
import { has } from "./natives.js";

// Kept from before anybody could patch them.
const { getPrototypeOf, prototype } = Object;

/** How long the room is, the crate's `plain::ROOM`. */
const ROOM = 1 << 12;

/**
 * The names and values of a plain object, by turns, each read once as `JSON.stringify` reads them: a getter may tell something
 * else the next time. Nothing of any other value, nor where a page's `Object.prototype` holds members.
 * @param {any} value
 * @returns {unknown[] | undefined}
 */
export function membersOf(value) {
  if (!isPlain(value)) return undefined;
  const members = [];
  let length = 0;
  try {
    for (const name in value) {
      members[length++] = name;
      members[length++] = value[name];
    }
    // A prototype's members come behind an object's own.
    return length === 0 || has(value, /** @type {string} */ (members[length - 2])) ? members : undefined;
  } catch (error) {
    // Then `JSON.stringify` throws it, of these.
    return ["toJSON", () => { throw error; }];
  }
}

/** @param {any} value */
function isPlain(value) {
  try {
    return getPrototypeOf(value) === prototype && value.toJSON === undefined;
  } catch {
    return false;
  }
}

/**
 * The values of members in a row, for which there is room at the buffer's beginning. Their number, and what tells each from the
 * next, is written behind that (see the crate's `plain::kind_of_values`). Nothing unless all are strings in fields.
 * @param {unknown[]} members
 * @param {Uint8Array} buffer
 */
export function valuesOf(members, buffer) {
  const { length } = members;
  let row = "";
  let head = ROOM + 1;
  for (let at = 0; at < length; at += 2) {
    const place = placeOf(members[at]);
    const value = members[at + 1];
    if (typeof value !== "string" || place < 0) return undefined;
    buffer[head++] = place;
    buffer[head++] = value.length;
    row += value;
  }
  buffer[ROOM] = length >> 1;
  return row;
}

/**
 * A field's place in the crate's `REQUEST`; -1 of another name. Faster than looking for it in a list.
 * @param {unknown} name
 */
function placeOf(name) {
  switch (name) {
    case "destinationType": return 0;
    case "name": return 1;
    case "code": return 2;
    case "bucketName": return 3;
    case "iamRoleArn": return 4;
    case "projectNumber": return 5;
    case "poolId": return 6;
    case "providerId": return 7;
    case "serviceAccountEmail": return 8;
    case "prefix": return 9;
    case "partitionOrder": return 10;
    default: return -1;
  }
}

/**
 * An object of members; nothing where `__proto__` is one.
 * @param {unknown[]} members
 */
export function objectOf(members) {
  /** @type {Record<string, unknown>} */
  const object = {};
  for (let at = 0; at < members.length; at += 2) {
    const name = /** @type {string} */ (members[at]);
    if (name === "__proto__") return undefined;
    object[name] = members[at + 1];
  }
  return object;
}
