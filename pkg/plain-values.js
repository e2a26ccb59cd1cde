/** The quick way in for a plain object: the crate gets the values of its fields, and no JSON text has to be made. */

// Kept from before anybody could patch them.
const { getPrototypeOf, prototype } = Object;
const { fromCharCode } = String;
/** @type {(names: readonly string[], name: string) => number} */
const indexOf = Function.prototype.call.bind(Array.prototype.indexOf);

/** In the order of the crate's `REQUEST`. */
const FIELDS = [
  "destinationType", "name", "code", "bucketName", "iamRoleArn", "projectNumber", "poolId", "providerId", "serviceAccountEmail",
  "prefix", "partitionOrder",
];

/**
 * The names and values of a plain object, by turns, each read once as `JSON.stringify` reads them: a getter may tell something
 * else the next time. Nothing of any other value, nor where a page's `Object.prototype` holds members, or `__proto__` is one.
 * @param {any} value
 * @returns {unknown[] | undefined}
 */
export function membersOf(value) {
  if (!isPlain(value)) return undefined;
  const members = [];
  let length = 0;
  try {
    for (const _ in prototype) return undefined;
    for (const name in value) {
      if (name === "__proto__") return undefined;
      members[length++] = name;
      members[length++] = value[name];
    }
    return members;
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
 * The values of members, each behind a character that is its field's place, then one that is their number (see the crate's
 * `plain::kind_of_marked`). Nothing unless all are strings in fields.
 * @param {unknown[]} members
 */
export function markedValues(members) {
  const { length } = members;
  let text = "";
  let place = -1;
  for (let at = 0; at < length; at += 2) {
    const name = /** @type {string} */ (members[at]);
    const value = members[at + 1];
    // Members mostly come in the table's order.
    place = FIELDS[place + 1] === name ? place + 1 : indexOf(FIELDS, name);
    if (typeof value !== "string" || place < 0) return undefined;
    text += fromCharCode(place) + value;
  }
  return text + fromCharCode(length / 2);
}

/**
 * An object of members.
 * @param {unknown[]} members
 */
export function objectOf(members) {
  /** @type {Record<string, unknown>} */
  const object = {};
  for (let at = 0; at < members.length; at += 2) object[/** @type {string} */ (members[at])] = members[at + 1];
  return object;
}
