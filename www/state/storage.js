/** What this device remembers for the page. Storage can be blocked, full, or written by another page. */

const PREFIX = "m3ter-export-destination.";

/**
 * @param {string} name
 * @param {() => Storage} [where]
 */
export function recall(name, where = () => localStorage) {
  try {
    return JSON.parse(where().getItem(PREFIX + name) ?? "null");
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value `null` to forget it
 * @param {() => Storage} [where]
 * @returns {boolean} whether it was kept
 */
export function remember(name, value, where = () => localStorage) {
  try {
    if (value === null) where().removeItem(PREFIX + name);
    else where().setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
