/** The sentences of issues and the titles of fixes, as src/message.rs makes them. */
import { slice, split, unitAt } from "./natives.js";
import { before, escaped, isHalf, make, readTemplates, textOf } from "./templates.js";

/** @import { Data, Style, Templates } from "./templates.js" */

/** @type {Style} */
const STYLE = { hole: "{}", marks: { __proto__: null, "`": (text) => `\`${escaped(text, visible)}\`` } };

/**
 * An operation of a fix, on members of the document.
 * @typedef {object} Change
 * @property {string} op
 * @property {string} from the member's former name, or nothing
 * @property {string} name
 * @property {Data} [value]
 */

/** @param {string} words see pkg/words.js */
export function bindSentences(words) {
  const names = before(words, "\n");
  const reasons = split(names, " ");
  /** What sentences have in common, and then those of each code behind a line that is its name. */
  const tables = split(slice(words, names.length + 1), "##");
  /** @type {Templates[]} of these, as far as they were needed */
  const read = [];

  /** @param {number} at */
  const templatesAt = (at) => (read[at] ??= readTemplates(tables[at], STYLE));

  /**
   * @param {number} code
   * @param {number} reason 0 when there is none
   * @param {Record<string, Data>} params
   */
  const sentence = (code, reason, params) => make(templatesAt(code + 1), templatesAt(0), params, reason);

  /**
   * What applying a fix does, as the label of a button.
   * @param {readonly Change[]} changes
   */
  function title(changes) {
    let title = "";
    for (let index = 0; index < changes.length; index++) {
      const { op, from, name, value } = changes[index];
      const known = { from: excerpt(from), name, value: typeof value === "string" ? excerpt(value) : value };
      title += (index ? ", " : "") + textOf(templatesAt(0), known, op);
    }
    return title;
  }

  return {
    /** @param {number} code */
    codeAt: (code) => before(tables[code + 1], "\n"),
    /** @param {number} reason 0 when there is none */
    reasonAt: (reason) => reasons[reason],
    sentence,
    title,
  };
}

/** @param {number} unit */
function visible(unit) {
  if (unit === 0x0a) return "\\n";
  if (unit === 0x0d) return "\\r";
  if (unit === 0x09) return "\\t";
  return isInvisible(unit) ? `U+${hexadecimal(unit)}` : undefined;
}

/**
 * Controls, blanks that look like a space or like nothing, marks that turn the direction of writing.
 * @param {number} unit
 */
function isInvisible(unit) {
  return unit < 0x20 || (unit > 0x7e && unit < 0xa1) || unit === 0xad || (unit > 0x1fff && unit < 0x2010) ||
    (unit > 0x2027 && unit < 0x2030) || (unit > 0x205e && unit < 0x2070) || unit === 0x3000 || unit === 0xfeff;
}

/** @param {number} unit */
function hexadecimal(unit) {
  let digits = "";
  for (let shift = 12; shift >= 0; shift -= 4) digits += "0123456789ABCDEF"[(unit >> shift) & 15];
  return digits;
}

/** The most characters of what people typed that a title repeats, and how many it keeps of each end when there are more. */
const LONGEST = 80;
const HEAD = 50;
const TAIL = 24;

/** @param {string} text */
function excerpt(text) {
  if (after(text, LONGEST) >= text.length) return text;
  let tail = text.length;
  for (let left = TAIL; left > 0; left--) tail -= isHalf(unitAt(text, tail - 1)) ? 2 : 1;
  return `${slice(text, 0, after(text, HEAD))}…${slice(text, tail)}`;
}

/**
 * Where the text's first characters end, so many.
 * @param {string} text
 * @param {number} characters
 */
function after(text, characters) {
  let end = 0;
  for (let left = characters; left > 0 && end < text.length; left--) end += isHalf(unitAt(text, end)) ? 2 : 1;
  return end;
}
