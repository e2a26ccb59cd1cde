/** Values as literals of JavaScript and of Python, from a body's text. */

/**
 * @typedef {object} Dialect
 * @property {(name: string) => string} key a name in an object
 * @property {{ true: string, false: string, null: string }} words
 */

/** @type {Dialect} */
export const JAVASCRIPT = {
  // As a plain name, `__proto__` would set the prototype.
  key: (name) =>
    /^[A-Za-z_$][\w$]*$/.test(name) && name !== "__proto__"
      ? name
      : name === "__proto__"
        ? '["__proto__"]'
        : text(name),
  words: { true: "true", false: "false", null: "null" },
};

/** @type {Dialect} */
export const PYTHON = { key: text, words: { true: "True", false: "False", null: "None" } };

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
  if (Array.isArray(value)) {
    return enclosed(
      "[",
      value.map((each) => literal(each, dialect, `${indent}${step(dialect)}`)),
      "]",
      dialect,
      indent,
    );
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([name, each]) => `${dialect.key(name)}: ${literal(each, dialect, `${indent}${step(dialect)}`)}`,
    );
    return enclosed("{", members, "}", dialect, indent);
  }
  if (typeof value === "number") return JSON.stringify(value);
  return dialect.words[/** @type {"true" | "false" | "null"} */ (String(value))];
}

/** @param {Dialect} dialect */
function step(dialect) {
  return dialect === PYTHON ? "    " : "  ";
}

/**
 * @param {string} open
 * @param {string[]} parts
 * @param {string} close
 * @param {Dialect} dialect
 * @param {string} indent
 */
function enclosed(open, parts, close, dialect, indent) {
  if (parts.length === 0) return open + close;
  const lines = parts.map((part) => `${indent}${step(dialect)}${part},\n`);
  return `${open}\n${lines.join("")}${indent}${close}`;
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
