const encoder = /* @__PURE__ */ new TextEncoder();

/**
 * Returns the length in bytes of UTF-8.
 * @param {string} text
 */
export function countBytes(text) {
  return encoder.encode(text).length;
}
