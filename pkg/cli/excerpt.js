/** Cuts the lines of a range out of a text, and marks the range under them. */
import { cells } from "./terminal.js";

/** @import { Position } from "../index.js" */
/** @import { Cell } from "./terminal.js" */

/**
 * @typedef {object} Row
 * @property {number | undefined} line its number; none stands for lines that are left out
 * @property {string} text
 * @property {string} mark carets, with the blanks before them
 */

const ELLIPSIS = "…";

/** What is shown at least on each side of a range that does not fit. */
const CONTEXT = 10;

/**
 * The range's first line and its last one.
 * @param {string} text
 * @param {{ start: Position, end: Position }} range
 * @param {number} width how many columns a line may take
 * @returns {Row[]}
 */
export function excerpt(text, { start, end }, width) {
  // One more than is shown, and one for a surrogate pair that would be split.
  const limit = end.offset + width + 2;
  const first = lineAt(text, start, limit);
  const firstEnd = Math.min(end.offset, first.end);
  /** @type {Row[]} */
  const rows = [{ line: start.line, ...draw(text, first, start.offset, firstEnd, width) }];
  // A range that takes in a line's end stops where the next line starts, and has nothing there.
  if (end.line === start.line || end.column === 1) return rows;
  const last = lineAt(text, end, limit);
  const indent = /^[ \t]*/.exec(text.slice(last.start, end.offset))?.[0].length ?? 0;
  if (end.line > start.line + 1) rows.push({ line: undefined, text: ELLIPSIS, mark: "" });
  rows.push({ line: end.line, ...draw(text, last, last.start + indent, end.offset, width) });
  return rows;
}

/** @typedef {{ start: number, end: number }} Span offsets */

/**
 * @param {string} text
 * @param {Position} position
 * @param {number} limit beyond which the line's end is not looked for
 * @returns {Span}
 */
function lineAt(text, { offset, column }, limit) {
  const rest = text.slice(offset, limit);
  const length = rest.search(/[\r\n]/);
  return { start: offset - (column - 1), end: offset + (length === -1 ? rest.length : length) };
}

/**
 * @param {string} text
 * @param {Span} line
 * @param {number} from where the mark begins
 * @param {number} to where it ends
 * @param {number} width
 * @returns {{ text: string, mark: string }}
 */
function draw(text, line, from, to, width) {
  // A line can be a megabyte long; no more of it than could be shown is looked at.
  const near = { start: boundary(text, Math.max(line.start, from - width)), end: boundary(text, Math.min(line.end, to + width)) };
  const markEnd = boundary(text, Math.min(to, from + width));
  const before = cells(text.slice(near.start, from));
  const marked = cells(text.slice(from, markEnd));
  const after = markEnd < to ? [] : cells(text.slice(to, near.end));
  const isCut = near.start > line.start || near.end < line.end || markEnd < to;
  if (!isCut && columns(before) + columns(marked) + columns(after) <= width) return join("", before, marked, after, "");

  const shownMark = fit(marked, width - 2 * CONTEXT);
  const isMarkCut = markEnd < to || shownMark.length < marked.length;
  const free = width - columns(shownMark);
  const isBeforeCut = near.start > line.start;
  const isAfterCut = near.end < line.end;
  const wantedBefore = columns(before) + (isBeforeCut ? ELLIPSIS.length : 0);
  const wantedAfter = isMarkCut ? ELLIPSIS.length : columns(after) + (isAfterCut ? ELLIPSIS.length : 0);
  // Half of what is free for each side, and what one does not need for the other.
  const forAfter = Math.min(wantedAfter, Math.max(free >> 1, free - wantedBefore));
  const shownBefore = shorten(before.toReversed(), isBeforeCut, free - forAfter);
  const left = free - shownBefore.dots.length - columns(shownBefore.cells);
  const shownAfter = isMarkCut ? { cells: [], dots: ELLIPSIS } : shorten(after, isAfterCut, left);
  return join(shownBefore.dots, shownBefore.cells.toReversed(), shownMark, shownAfter.cells, shownAfter.dots);
}

/**
 * @param {string} head
 * @param {Cell[]} before
 * @param {Cell[]} marked
 * @param {Cell[]} after
 * @param {string} tail
 */
function join(head, before, marked, after, tail) {
  const text = [...before, ...marked, ...after].map(({ text }) => text).join("");
  const mark = " ".repeat(head.length + columns(before)) + "^".repeat(Math.max(1, columns(marked)));
  return { text: head + text + tail, mark };
}

/**
 * @param {Cell[]} cells
 * @param {boolean} isCut whether more would follow
 * @param {number} width with the dots
 */
function shorten(cells, isCut, width) {
  if (!isCut && columns(cells) <= width) return { cells, dots: "" };
  return { cells: fit(cells, width - ELLIPSIS.length), dots: ELLIPSIS };
}

/**
 * @param {Cell[]} cells
 * @param {number} width
 */
function fit(cells, width) {
  let taken = 0;
  const end = cells.findIndex((cell) => (taken += cell.width) > width);
  return end === -1 ? cells : cells.slice(0, end);
}

/** @param {Cell[]} cells */
function columns(cells) {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

/**
 * @param {string} text
 * @param {number} offset
 * @returns {number} the offset, or the next one when it would split a character
 */
function boundary(text, offset) {
  const isInside = /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset));
  return isInside ? offset + 1 : offset;
}
