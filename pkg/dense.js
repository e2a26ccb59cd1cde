/**
 * Bytes as ASCII text that gzip and brotli compress as well as the bytes themselves, where base64 costs a third more: each
 * byte has one letter, or a mark and a letter, so that what is repeated stays repeated. The text begins with the bytes that
 * have one letter, in hexadecimal.
 */

/** What no kind of quotes and no HTML has a meaning for. */
export const LETTERS = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).filter(
  (letter) => !"\"$'<\\`".includes(letter),
);

/** So many letters are marks: with each, as many bytes again have a letter. */
export const MARKS = 2;

/** So many bytes have one letter. */
export const SHORT = LETTERS.length - MARKS;

/** @param {string} text */
export function decode(text) {
  const short = Array.from({ length: SHORT }, (_, index) => parseInt(text.slice(2 * index, 2 * index + 2), 16));
  const bytes = short.concat(Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !short.includes(byte)));
  const places = new Uint8Array(128);
  LETTERS.forEach((letter, place) => (places[letter.charCodeAt(0)] = place));

  const decoded = new Uint8Array(text.length);
  let length = 0;
  for (let at = 2 * SHORT; at < text.length; at++) {
    let place = places[text.charCodeAt(at)] - MARKS;
    // -2 and -1 are the marks.
    if (place < 0) place = SHORT * (place + MARKS + 1) + places[text.charCodeAt(++at)] - MARKS;
    decoded[length++] = bytes[place];
  }
  return decoded.subarray(0, length);
}
