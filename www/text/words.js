/** Formats counts, titles and long values. */

/** UTF-16 code units that are shown of a name or a value. */
const MAX_SHOWN = 300;

/** @param {string} text */
export function shortened(text) {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/**
 * Splits a sentence at its back-ticks: every second part is code. If a value contains a back-tick, the pairs are ambiguous, and
 * the sentence is the only part.
 * @param {string} sentence
 */
export function proseParts(sentence) {
  const parts = sentence.split("`");
  if (parts.length % 2 === 0) return [shortened(sentence)];
  return parts.map((part, index) => (index % 2 === 0 ? part : shortened(part)));
}

/** @param {string} sentence that begins in lower case, as a fix's title does */
export function capitalized(sentence) {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/**
 * @param {number} number
 * @param {string} noun
 */
export function count(number, noun) {
  return `${number === 0 ? "no" : number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
