/** Checks an ID in a preview's options. The demo page loads this first, and the rest of the preview later. */

/** The text form of RFC 9562, in any version and case. */
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * @param {string | undefined} id
 * @returns {string | undefined} what is wrong with the ID; nothing is, if it is not given
 */
export function problemOfId(id) {
  if (id === undefined || UUID.test(id)) return undefined;
  return id === "" ? "is missing; the request URL needs it" : "must be a UUID";
}
