/** The quick way in for a plain object: the crate gets the values of its fields, and no JSON text has to be made. */
import { has } from "./natives.js";

// Kept from before anybody could patch them.
const { getPrototypeOf, prototype } = Object;

/** How long the room is, the crate's `plain::ROOM`. */
const ROOM = 1 << 12;

/**
 * The values of a plain object's members in a row, for which there is room at the buffer's beginning. Their number, and what tells
 * each from the next, is written behind that (see the crate's `plain::kind_of_values`). Nothing of any other value, nor unless all
 * members are strings in fields.
 * @param {any} value
 * @param {Uint8Array} buffer
 * @param {{ turn: number }} use of the buffer: in another turn, which a getter may take, it is somebody else's
 */
export function rowOf(value, buffer, use) {
  const { turn } = use;
  let row = "";
  let head = ROOM + 1;
  let last = "";
  try {
    if (getPrototypeOf(value) !== prototype || value.toJSON !== undefined) return undefined;
    for (const name in value) {
      const text = value[name];
      const place = placeOf(name);
      if (typeof text !== "string" || place < 0 || use.turn !== turn) return undefined;
      buffer[head++] = place;
      buffer[head++] = text.length;
      row += text;
      last = name;
    }
    // A prototype's members come behind an object's own.
    if (!has(value, last) || use.turn !== turn) return undefined;
  } catch {
    // `JSON.stringify` throws it too.
    return undefined;
  }
  buffer[ROOM] = (head - ROOM) >> 1;
  return row;
}

/**
 * A field's place in the crate's `REQUEST`; -1 of another name. Faster than looking for it in a list.
 * @param {string} name
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
