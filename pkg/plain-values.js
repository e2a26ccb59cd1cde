/** The quick way in for a plain object: the crate gets the values of its fields, and no JSON text has to be made. */

// Kept from before anybody could patch them.
const { getPrototypeOf, keys, prototype } = Object;
const { fromCharCode } = String;
/** @type {(names: readonly string[], name: string) => number} */
const indexOf = Function.prototype.call.bind(Array.prototype.indexOf);

/** In the order of the crate's `REQUEST`. */
const FIELDS = [
  "destinationType", "name", "code", "bucketName", "iamRoleArn", "projectNumber", "poolId", "providerId", "serviceAccountEmail",
  "prefix", "partitionOrder",
];

/**
 * What `JSON.stringify` makes the same text of, without getters, so that they are called once whatever is made of it: a copy of
 * a plain object, anything else itself.
 * @param {unknown} value
 */
export function snapshot(value) {
  if (!isPlain(value)) return value;
  try {
    return { .../** @type {object} */ (value) };
  } catch (error) {
    return { toJSON() { throw error; } };
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
 * The values in a copy, each behind a character that is its field's place, then one that is their number (see the crate's
 * `plain::kind_of_marked`). Nothing unless all are strings in fields.
 * @param {any} copy
 */
export function markedValues(copy) {
  let text = "";
  let count = 0;
  let place = -1;
  for (const name in copy) {
    const value = copy[name];
    // Members mostly come in the table's order.
    place = FIELDS[place + 1] === name ? place + 1 : indexOf(FIELDS, name);
    if (typeof value !== "string" || place < 0) return undefined;
    text += fromCharCode(place) + value;
    count++;
  }
  // What a page's `Object.prototype` holds would be among them.
  return count === keys(copy).length ? text + fromCharCode(count) : undefined;
}
