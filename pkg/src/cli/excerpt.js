/** Cuts the lines of a range out of a text, with carets under the range. */
import { cells, widthOf } from "./terminal.js";

/** @import { Position } from "m3ter-export-destination" */
/** @import { Cell } from "./terminal.js" */

/**
 * @typedef {object} Row
 * @property {number | undefined} line the line number; `undefined` for omitted lines
 * @property {string} text
 * @property {string} mark spaces and carets
 */

/** @typedef {{ start: number, end: number }} Span offsets */

const ELLIPSIS = "…";

/** The columns kept free on each side of a range that does not fit. */
const CONTEXT = 10;

/**
 * Returns the first and the last line of the range.
 * @param {string} text
 * @param {{ start: Position, end: Position }} range
 * @param {number} width the columns of a row
 * @returns {Row[]}
 */
export function excerpt(text, { start, end }, width) {
  // A line is read no further than this: one unit more than can be shown, and one for a surrogate pair.
  const limit = end.offset + width + 2;
  const first = lineAt(text, start, limit);
  const firstEnd = Math.min(end.offset, first.end);
  /** @type {Row[]} */
  const rows = [{ line: start.line, ...draw(text, first, { start: start.offset, end: firstEnd }, width) }];
  // A range that ends with a newline ends in column 1 of the next line, and contains nothing of it.
  if (end.line === start.line || end.column === 1) return rows;
  const last = lineAt(text, end, limit);
  const indent = /^[ \t]*/.exec(text.slice(last.start, end.offset))?.[0].length ?? 0;
  if (end.line > start.line + 1) rows.push({ line: undefined, text: ELLIPSIS, mark: "" });
  rows.push({ line: end.line, ...draw(text, last, { start: last.start + indent, end: end.offset }, width) });
  return rows;
}

/**
 * @param {string} text
 * @param {Position} position
 * @param {number} limit the offset at which the search for the end of the line stops
 * @returns {Span}
 */
function lineAt(text, { offset, column }, limit) {
  const rest = text.slice(offset, limit);
  const length = rest.search(/[\r\n]/);
  return { start: offset - (column - 1), end: offset + (length === -1 ? rest.length : length) };
}

/**
 * Draws a line and the mark under it, cut around the mark if the line is too long.
 * @param {string} text
 * @param {Span} line
 * @param {Span} range
 * @param {number} width
 */
function draw(text, line, range, width) {
  // A line can have megabytes; only what could be shown is divided into cells.
  const start = roundUp(text, Math.max(line.start, range.start - width));
  const markEnd = roundUp(text, Math.min(range.end, range.start + width));
  const end = markEnd < range.end ? markEnd : roundUp(text, Math.min(line.end, range.end + width));
  const before = cells(text.slice(start, range.start));
  const marked = cells(text.slice(range.start, markEnd));
  const after = cells(text.slice(markEnd, end));

  const isStartCut = start > line.start;
  const isEndCut = end < line.end;
  const lineWidth = widthOf(before) + widthOf(marked) + widthOf(after);
  if (!isStartCut && !isEndCut && lineWidth <= width) return join(before, marked, after);

  const mark = fit(marked, width - 2 * CONTEXT);
  const free = width - widthOf(mark);
  const isMarkCut = markEnd < range.end || mark.length < marked.length;
  const rest = isMarkCut ? [DOTS] : isEndCut ? [...after, DOTS] : after;
  // Each side gets half of the free columns, and what the other side does not need.
  const forAfter = Math.min(widthOf(rest), Math.floor(free / 2));
  const left = shorten(before.toReversed(), isStartCut, free - forAfter).reverse();
  const right = isMarkCut ? [DOTS] : shorten(after, isEndCut, free - widthOf(left));
  return join(left, mark, right);
}

/** @type {Cell} */
const DOTS = { text: ELLIPSIS, width: 1 };

/**
 * @param {Cell[]} before
 * @param {Cell[]} marked
 * @param {Cell[]} after
 */
function join(before, marked, after) {
  const text = [...before, ...marked, ...after].map(({ text }) => text).join("");
  // An empty range is marked as well.
  const mark = " ".repeat(widthOf(before)) + "^".repeat(Math.max(1, widthOf(marked)));
  return { text, mark };
}

/**
 * Returns the cells that fit, and an ellipsis if that is not all.
 * @param {Cell[]} cells
 * @param {boolean} hasMore whether the line has more than these cells
 * @param {number} width
 */
function shorten(cells, hasMore, width) {
  if (!hasMore && widthOf(cells) <= width) return [...cells];
  return [...fit(cells, width - DOTS.width), DOTS];
}

/**
 * @param {Cell[]} cells
 * @param {number} width
 */
function fit(cells, width) {
  let taken = 0;
  const end = cells.findIndex((cell) => {
    taken += cell.width;
    return taken > width;
  });
  return end === -1 ? cells : cells.slice(0, end);
}

/**
 * Returns the offset, or the next one if it is inside a surrogate pair.
 * @param {string} text
 * @param {number} offset
 */
function roundUp(text, offset) {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, offset - 1), offset + 1)) ? offset + 1 : offset;
}
