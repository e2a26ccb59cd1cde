/** Checks the IDs in a preview's options. */
import { wellFormed } from "./utf8.js";

/** @import { Issue } from "../../index.js" */

/** The text form of RFC 9562, in any version and case. */
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** The characters of an ID that an issue repeats. */
const MAX_EXCERPT = 80;

/**
 * @param {string | undefined} orgId
 * @param {string | undefined} id
 */
export function checkIds(orgId, id) {
  return [...checkId("orgId", orgId), ...checkId("id", id)];
}

/**
 * @param {string} option
 * @param {string | undefined} id
 * @returns {Issue[]}
 */
function checkId(option, id) {
  if (id === undefined || UUID.test(id)) return [];
  const params = { format: "uuid", found: excerpt(id) };
  return id === ""
    ? [{ severity: "error", code: "required", path: [option], message: "is missing; the request URL needs it", params }]
    : [{ severity: "error", code: "format", path: [option], message: "must be a UUID", params }];
}

/** @param {string} text */
function excerpt(text) {
  const characters = Array.from(wellFormed(text));
  if (characters.length <= MAX_EXCERPT) return characters.join("");
  return `${characters.slice(0, 50).join("")}…${characters.slice(-24).join("")}`;
}
