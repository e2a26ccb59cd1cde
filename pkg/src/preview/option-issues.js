/** Reports what is wrong with the IDs in a preview's options. */
import { problemOfId } from "./ids.js";
import { wellFormed } from "./utf8.js";

/** @import { Issue } from "../../index.js" */

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
  const message = problemOfId(id);
  if (id === undefined || message === undefined) return [];
  const params = { format: "uuid", found: excerpt(id) };
  return [{ severity: "error", code: id === "" ? "required" : "format", path: [option], message, params }];
}

/** @param {string} text */
function excerpt(text) {
  const characters = Array.from(wellFormed(text));
  if (characters.length <= MAX_EXCERPT) return characters.join("");
  return `${characters.slice(0, 50).join("")}…${characters.slice(-24).join("")}`;
}
