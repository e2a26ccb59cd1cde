/** Texts out of templates, as the crate makes them of the same tables: src/template.rs tells what is in one. */
import { has, indexIn, slice, split, unitAt } from "./natives.js";

/** @typedef {string | number | readonly string[]} Data */

/** @typedef {((text: string) => string) | null | undefined} Write */

/**
 * @typedef {object} Hole where a text is filled in
 * @property {string} name the text's
 * @property {Write} write what comes there of it, if it is not itself
 */

/**
 * A text that has one name.
 * @typedef {object} Template
 * @property {Hole} condition what is to be in it, if that has a name
 * @property {string} expected what exactly, or anything but nothing
 * @property {(Hole & { plain: string })[]} parts a plain text, and a hole behind it that has a name, but for the last one's
 */

/** @typedef {Record<string, Template[]>} Templates by their texts' names; those of the empty one fit all */

/**
 * @typedef {object} Style
 * @property {string} hole the two characters round a name
 * @property {Record<string, Write>} marks what those that a hole may begin with make of a text; it has no prototype
 */

const { create } = Object;

/**
 * @param {string} table
 * @param {Style} style
 * @returns {Templates}
 */
export function readTemplates(table, style) {
  const templates = create(null);
  const sections = split(table, "#");
  for (let at = 0; at < sections.length; at++) {
    const key = before(sections[at], "\n");
    if (key.length === sections[at].length) continue;
    const name = before(key, " ");
    const condition = slice(key, name.length + 1);
    const hole = before(condition, "=");
    const list = (templates[name] ??= []);
    const expected = slice(condition, hole.length + 1);
    const parts = partsOf(slice(sections[at], key.length + 1, -1), style);
    list[list.length] = { condition: holeOf(hole, style), expected, parts };
  }
  return templates;
}

/**
 * @param {string} text
 * @param {Style} style
 */
function partsOf(text, style) {
  const parts = [];
  for (let rest = text; ; ) {
    const plain = before(rest, style.hole[0]);
    const hole = before(slice(rest, plain.length + 1), style.hole[1]);
    parts[parts.length] = { plain, ...holeOf(hole, style) };
    if (plain.length === rest.length) return parts;
    rest = slice(rest, plain.length + hole.length + 2);
  }
}

/**
 * @param {string} hole
 * @param {Style} style
 * @returns {Hole}
 */
function holeOf(hole, { marks }) {
  const write = marks[hole[0]];
  return { name: write ? slice(hole, 1) : hole, write };
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
 * The text of a name: what is known, and else what the first template makes that fits.
 * @param {Templates} templates
 * @param {Record<string, any>} known
 * @param {string} name
 */
export function textOf(templates, known, name) {
  return has(known, name) ? shown(known[name]) : make(templates, templates, known, name);
}

/**
 * @param {Templates} own in which the name is looked for
 * @param {Templates} templates those for what fills holes
 * @param {Record<string, any>} known
 * @param {string | number} name
 */
export function make(own, templates, known, name) {
  return makeFirst(own[name], templates, known) ?? makeFirst(own[""], templates, known) ?? "";
}

/**
 * @param {Template[] | undefined} own
 * @param {Templates} templates
 * @param {Record<string, any>} known
 */
function makeFirst(own = [], templates, known) {
  for (let at = 0; at < own.length; at++) {
    const { condition, expected, parts } = own[at];
    const found = fill(condition, templates, known);
    if (condition.name && (expected ? found !== expected : !found)) continue;
    let text = "";
    for (let part = 0; part < parts.length; part++) text += parts[part].plain + fill(parts[part], templates, known);
    return text;
  }
  return undefined;
}

/**
 * @param {Hole} hole
 * @param {Templates} templates
 * @param {Record<string, any>} known
 */
function fill({ name, write }, templates, known) {
  const text = name && textOf(templates, known, name);
  return write ? write(text) : text;
}

/** @param {any} data */
function shown(data) {
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
