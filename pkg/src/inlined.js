/**
 * Decodes the inlined module, which `tools/inline.js` encodes: one printable character for each of the most common byte values,
 * and two, of which the first is `}` or `~`, for the others. After gzip that is as small as the bytes.
 */

/** Characters that the text does not use, so that it needs no escapes in JavaScript and in HTML. */
export const RESERVED = "\"$'<\\`";

/**
 * @param {string} text
 * @param {number} length of the module, in bytes
 * @param {readonly number[]} common the most common byte values, which have one character
 */
export function decodeInlined(text, length, common) {
  const order = [...new Set([...common, ...Array(256).keys()])];
  /** @type {(number | undefined)[]} the byte values by code: 93 of one character, then 93 with each prefix */
  const values = [];
  for (let code = 0; order.length > 0; code++) {
    values.push(RESERVED.includes(String.fromCharCode(32 + (code % 93))) ? undefined : order.shift());
  }
  const bytes = new Uint8Array(length);
  for (let index = 0, at = 0; at < length; at++) {
    let code = text.charCodeAt(index++) - 32;
    if (code >= 93) code = 93 * (code - 92) + text.charCodeAt(index++) - 32;
    bytes[at] = /** @type {number} */ (values[code]);
  }
  return bytes;
}
