/** What a terminal makes of text: colours, how many columns a character takes, and what must not reach it as it is. */

/** @typedef {"bold" | "red" | "yellow" | "green" | "cyan" | "dim"} Style */

/** Select Graphic Rendition, ECMA-48: what turns a style on and off. @type {Record<Style, [number, number]>} */
const STYLES = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], cyan: [36, 39] };

/** @typedef {(text: string, ...styles: Style[]) => string} Paint */

/**
 * @param {boolean} coloured
 * @returns {Paint}
 */
export function painter(coloured) {
  if (!coloured) return (text) => text;
  return (text, ...styles) => {
    for (const [on, off] of styles.map((style) => STYLES[style])) text = `\x1b[${on}m${text}\x1b[${off}m`;
    return text;
  };
}

/**
 * As no-color.org and force-color.org have it: what is set to nothing is not set.
 * @param {{ isTTY?: boolean }} stream
 * @param {NodeJS.ProcessEnv} env
 */
export function isColoured({ isTTY = false }, { NO_COLOR, FORCE_COLOR, TERM }) {
  if (FORCE_COLOR) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  if (NO_COLOR) return false;
  return isTTY && TERM !== "dumb";
}

const TAB = "    ";

/** C0 and DEL have pictures of their own, from U+2400. */
const CONTROL = /[\0-\x1f\x7f]/;

/** C1, separators of lines, and marks that turn the direction of writing or cannot be seen. */
const UNSHOWN = /[\x80-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;

/**
 * One character as it may be shown: text that comes from elsewhere moves no cursor and sets no colour.
 * @param {string} character
 */
function shown(character) {
  if (character === "\t") return TAB;
  if (character === "\x7f") return "\u2421";
  if (CONTROL.test(character)) return String.fromCharCode(0x2400 + character.charCodeAt(0));
  return UNSHOWN.test(character) ? "\ufffd" : character;
}

/** @param {string} text */
export function visible(text) {
  return Array.from(text, shown).join("");
}

/** @typedef {{ text: string, width: number }} Cell what is drawn as one, and its columns */

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * @param {string} text
 * @returns {Cell[]}
 */
export function cells(text) {
  return Array.from(segmenter.segment(text), ({ segment }) => {
    const text = visible(segment);
    return { text, width: text === TAB ? TAB.length : graphemeWidth(text) };
  });
}

/** An emoji or a flag is made of several characters and takes two columns all the same. @param {string} grapheme */
function graphemeWidth(grapheme) {
  if (grapheme.includes("\ufe0f")) return 2;
  let sum = 0;
  for (const character of grapheme) sum += characterWidth(character);
  return Math.min(sum, 2);
}

const ZERO = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;

/** Wide and Fullwidth of Unicode's EastAsianWidth.txt, by block; unassigned characters in them count as wide, as there. */
const WIDE =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u;

/** @param {string} character */
function characterWidth(character) {
  if (ZERO.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
