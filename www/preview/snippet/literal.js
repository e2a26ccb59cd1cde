/** Values as literals of JavaScript and of Python, from a body's text. */

/**
 * @typedef {object} Dialect
 * @property {string} indent of one level
 * @property {(name: string) => string} key a name in an object
 * @property {{ true: string, false: string, null: string }} words
 */

/** @type {Dialect} */
export const JAVASCRIPT = {
  indent: "  ",
  key(name) {
    // As a plain name, it would set the prototype.
    if (name === "__proto__") return '["__proto__"]';
    return /^[A-Za-z_$][\w$]*$/.test(name) ? name : text(name);
  },
  words: { true: "true", false: "false", null: "null" },
};

/** @type {Dialect} */
export const PYTHON = { indent: "    ", key: text, words: { true: "True", false: "False", null: "None" } };

/** A number as it is in the text, because a JavaScript number has fewer digits. */
class Digits {
  /** @param {string} source */
  constructor(source) {
    this.source = source;
  }
}

/**
 * @param {string} body JSON, and an object
 * @returns {Record<string, unknown>}
 */
export function membersOf(body) {
  return JSON.parse(body, (/** @type {[string, unknown, { source?: string }?]} */ ...[, value, context]) =>
    typeof value === "number" && context?.source !== undefined ? new Digits(context.source) : value,
  );
}

/**
 * @param {unknown} value of {@link membersOf}
 * @param {Dialect} dialect
 * @param {string} [indent] of the line that it begins in
 * @returns {string}
 */
export function literal(value, dialect, indent = "") {
  if (value instanceof Digits) return value.source;
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return JSON.stringify(value);
  if (typeof value !== "object" || value === null)
    return dialect.words[/** @type {"true" | "false" | "null"} */ (String(value))];
  const inner = indent + dialect.indent;
  const lines = Object.entries(value).map(([name, each]) => {
    const key = Array.isArray(value) ? "" : `${dialect.key(name)}: `;
    return `${inner}${key}${literal(each, dialect, inner)},\n`;
  });
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return lines.length === 0 ? open + close : `${open}\n${lines.join("")}${indent}${close}`;
}

/** Invisible characters, and those that change the direction of others: https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * JSON's escapes are those of JavaScript and of Python, too.
 * @param {string} value
 */
export function text(value) {
  return JSON.stringify(value).replace(UNSEEN, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
