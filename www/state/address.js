/** Links that carry a body. `link.js` reads and writes them. */

export const LINK = "#draft=";

/** @param {string} hash */
export function isLink(hash) {
  return hash.startsWith(LINK);
}
