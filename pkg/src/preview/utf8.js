const encoder = /* @__PURE__ */ new TextEncoder();

/**
 * Returns the length in bytes of UTF-8.
 * @param {string} text
 */
export function countBytes(text) {
  return encoder.encode(text).length;
}

/**
 * Replaces lone surrogates by U+FFFD, as `toWellFormed` does, which is newer than some engines.
 * @param {string} text
 */
export function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
