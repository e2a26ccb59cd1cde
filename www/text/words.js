/** Formats counts, titles and long values. */

/** UTF-16 code units that are shown of a name or a value. */
const MAX_SHOWN = 300;

/** @param {string} text */
export function shortened(text) {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
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
