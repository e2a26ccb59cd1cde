/** What a terminal shows: colors, the width of characters, and a visible form of characters that it must not get. */
import { styleText } from "node:util";
import stringWidth from "string-width";

/** @typedef {"bold" | "dim" | "red" | "yellow" | "green" | "cyan"} Style */

/** @typedef {(text: string, ...styles: Style[]) => string} Paint */

/**
 * @param {boolean} color
 * @returns {Paint}
 */
export function painter(color) {
  if (!color) return (text) => text;
  // Later versions of Node would ask `process.stdout` again whether it has colors.
  return (text, ...styles) => styleText(styles, text, { validateStream: false });
}

/**
 * Follows no-color.org and force-color.org: an empty variable counts as not set.
 * @param {{ isTTY?: boolean }} stream
 * @param {NodeJS.ProcessEnv} env
 */
export function hasColor({ isTTY = false }, { NO_COLOR, FORCE_COLOR, TERM }) {
  if (FORCE_COLOR) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  if (NO_COLOR) return false;
  return isTTY && TERM !== "dumb";
}

const TAB = "    ";

/** C0 and DEL. */
const CONTROL = /[\0-\x1f\x7f]/;

/**
 * C1, line separators, and characters that are invisible or change the direction of writing, except those that languages and
 * emoji need: joiners and variation selectors.
 */
const INVISIBLE = /[\x80-\x9f\u2028\u2029\ufff9-\ufffb]|(?![\u200c\u200d\p{VS}])\p{DI}/u;

/** Replaces what would move the cursor, set a color or hide text. @param {string} text */
export function visible(text) {
  return Array.from(text, visibleCharacter).join("");
}

/** @param {string} character */
function visibleCharacter(character) {
  if (character === "\t") return TAB;
  if (character === "\x7f") return "\u2421";
  // Unicode has pictures of the control characters from U+2400.
  if (CONTROL.test(character)) return String.fromCharCode(0x2400 + character.charCodeAt(0));
  return INVISIBLE.test(character) ? "\ufffd" : character;
}

/** @typedef {{ text: string, width: number }} Cell a grapheme as it is shown, and its width in columns */

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * @param {string} text
 * @returns {Cell[]}
 */
export function cells(text) {
  return Array.from(segmenter.segment(text), ({ segment }) => {
    const text = visible(segment);
    return { text, width: stringWidth(text) };
  });
}

/** @param {Cell[]} cells */
export function widthOf(cells) {
  return cells.reduce((sum, { width }) => sum + width, 0);
}
