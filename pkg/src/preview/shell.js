/**
 * Quotes text for a POSIX shell, safe to paste into a terminal as well: a terminal reads control characters as keys, and DEL
 * would delete the quote before it.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
 */

/** What a terminal may read as a key: control characters other than tab, line feed and carriage return. */
export const CONTROL = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f]/;

const CONTROLS = /* @__PURE__ */ new RegExp(CONTROL, "g");

/**
 * Returns one word of the shell. Control characters become U+FFFD: no name in a cloud contains one, and a shell cannot pass on
 * U+0000.
 * @param {string} text
 */
export function quoted(text) {
  return `'${text.replace(CONTROLS, "\ufffd").replace(/'/g, "'\\''")}'`;
}

/**
 * Returns a word that no program reads as an option.
 * @param {string} text
 */
export function quotedOperand(text) {
  return quoted(text.startsWith("-") ? ` ${text}` : text);
}

/**
 * Returns a word that the shell expands a variable in. Characters that have a meaning in double quotes get single ones.
 * @param {string} before
 * @param {string} variable
 * @param {string} after
 */
export function doubleQuoted(before, variable, after) {
  const literal = (/** @type {string} */ text) => text.replace(/[$`"\\!]+/g, `"'$&'"`);
  return `"${literal(before)}${variable}${literal(after)}"`;
}

/**
 * Returns a word that `printf '%b'` prints as the text, byte for byte.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/printf.html
 * @param {string} text
 */
export function printfQuoted(text) {
  return quoted(text.replace(/\\/g, "\\\\").replace(CONTROLS, octal));
}

/** @param {string} control */
function octal(control) {
  const code = control.charCodeAt(0);
  const byte = `\\0${code.toString(8).padStart(3, "0")}`;
  // UTF-8 writes U+0080 to U+009F as the byte 0xC2 and a byte with the character's number.
  return code < 0x80 ? byte : `\\0302${byte}`;
}
