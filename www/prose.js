/** Sentences of the validator, whose back-ticks stand round code. */
import { element } from "./element.js";

/** Of a name or a value that somebody made very long, this much is shown. */
const MOST = 300;

/**
 * @param {string} text
 * @returns {(string | HTMLElement)[]}
 */
export function prose(text) {
  const parts = text.split("`");
  // Somebody typed a back-tick: there is no telling which belong together.
  if (parts.length % 2 === 0) return [shortened(text)];
  return parts.map((part, index) => (index % 2 === 0 ? part : element("code", {}, shortened(part))));
}

/** @param {string} text */
export function shortened(text) {
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
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
