/** Reads the base URL of m3ter's API. */

export const DEFAULT_BASE_URL = "https://api.m3ter.com";

/**
 * @param {string} text
 * @returns {string | undefined} the URL without trailing slashes, or `undefined` if the URL of a request cannot begin with it
 */
export function readBaseUrl(text) {
  const url = parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    return undefined;
  }
  let end = url.pathname.length;
  while (url.pathname[end - 1] === "/") end--;
  // curl would read brackets as a range.
  return url.origin + url.pathname.slice(0, end).replace(/[[\]]/g, encodeURIComponent);
}

/** @param {string} text */
function parseUrl(text) {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
