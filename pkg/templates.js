/** Texts out of templates, as the crate makes them of the same tables: src/template.rs tells what is in one. */
import { has, indexIn, slice, split, unitAt } from "./natives.js";

/** @typedef {string | number | readonly string[]} Data */

/**
 * A text that has one name.
 * @typedef {object} Template
 * @property {string} hole what is to be in it, or nothing
 * @property {string} expected what exactly, or anything but nothing
 * @property {string[]} parts plain texts, and between them the names in the holes
 */

/** @typedef {Record<string, Template[]>} Templates by their texts' names; those of the empty one fit all */

/**
 * @typedef {object} Style
 * @property {string} hole the two characters round a name
 * @property {Record<string, (text: string) => string>} marks what those that a hole may begin with make of a text
 */

const { create } = Object;

/**
 * @param {string} table
 * @param {string} brackets those of a style's holes
 * @returns {Templates}
 */
export function readTemplates(table, brackets) {
  const templates = create(null);
  const sections = split(table, "#");
  for (let at = 0; at < sections.length; at++) {
    const key = before(sections[at], "\n");
    if (key.length === sections[at].length) continue;
    const name = before(key, " ");
    const condition = slice(key, name.length + 1);
    const hole = before(condition, "=");
    const list = (templates[name] ??= []);
    const text = slice(sections[at], key.length + 1, -1);
    list[list.length] = { hole, expected: slice(condition, hole.length + 1), parts: partsOf(text, brackets) };
  }
  return templates;
}

/**
 * @param {string} text
 * @param {string} brackets
 */
function partsOf(text, brackets) {
  const parts = [];
  for (let rest = text; ; ) {
    const plain = before(rest, brackets[0]);
    parts[parts.length] = plain;
    if (plain.length === rest.length) return parts;
    rest = slice(rest, plain.length + 1);
    const hole = before(rest, brackets[1]);
    parts[parts.length] = hole;
    rest = slice(rest, hole.length + 1);
  }
}

/**
 * All of it where there is no such mark.
 * @param {string} text
 * @param {string} mark
 */
export function before(text, mark) {
  const at = indexIn(text, mark);
  return at < 0 ? text : slice(text, 0, at);
}

/**
 * The text of a name, out of the first template that fits.
 * @param {Templates} templates
 * @param {string | number} name
 * @param {(hole: string) => string} fill
 */
export function make(templates, name, fill) {
  return makeFirst(templates[name], fill) ?? makeFirst(templates[""], fill) ?? "";
}

/**
 * @param {Template[] | undefined} templates
 * @param {(hole: string) => string} fill
 */
function makeFirst(templates = [], fill) {
  for (let at = 0; at < templates.length; at++) {
    const { hole, expected, parts } = templates[at];
    if (hole !== "" && (expected === "" ? fill(hole) === "" : fill(hole) !== expected)) continue;
    let text = parts[0];
    for (let part = 1; part < parts.length; part += 2) text += fill(parts[part]) + parts[part + 1];
    return text;
  }
  return undefined;
}

/**
 * What fills holes: what is known, and else what templates make.
 * @param {Templates} templates
 * @param {Record<string, unknown>} known
 * @param {Style} style
 */
export function filler(templates, known, { marks }) {
  /**
   * @param {string} hole
   * @returns {string}
   */
  function fill(hole) {
    if (has(known, hole)) return textOf(known[hole]);
    if (has(marks, hole[0])) return marks[hole[0]](fill(slice(hole, 1)));
    return make(templates, hole, fill);
  }
  return fill;
}

/** @param {any} data */
function textOf(data) {
  if (typeof data !== "object") return `${data}`;
  let text = "";
  for (let at = 0; at < data.length; at++) text += `${at ? " or " : ""}\`${data[at]}\``;
  return text;
}

/**
 * A text with some of its units written in another way.
 * @param {string} text
 * @param {(unit: number) => string | undefined} escape
 */
export function escaped(text, escape) {
  let result = "";
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const other = escape(unitAt(text, at));
    if (other === undefined) continue;
    result += slice(text, start, at) + other;
    start = at + 1;
  }
  return result + slice(text, start);
}

/**
 * Whether a unit is one of two that are a character; there is none without the other.
 * @param {number} unit
 */
export function isHalf(unit) {
  return unit >= 0xd800 && unit <= 0xdfff;
}
