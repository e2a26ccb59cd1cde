/**
 * `JSON.parse` takes strings that hold lone surrogates, UTF-8 cannot carry them. Written as escapes they mean the same
 * to a reader of JSON, but the text gets longer, so places found in it have to be led back.
 */
import { uncurried } from "./natives.js";

/** @import { Position, Report } from "./index.js" */

const LONE_SURROGATE = /[\ud800-\udfff]/u;
const LONE_SURROGATES = /[\ud800-\udfff]/gu;

/** `\ud800` in place of one unit. */
const GROWTH = 5;

const test = uncurried(RegExp.prototype.test);
/** @type {((text: string) => boolean) | undefined} */
const isWellFormedString =
  // @ts-expect-error newer than the library that we check against
  String.prototype.isWellFormed && uncurried(String.prototype.isWellFormed);

/** @type {(text: string) => boolean} */
export const isWellFormed = isWellFormedString ?? ((text) => !test(LONE_SURROGATE, text));

/** Of the text that is escaped at once: V8 ends the process when `replace` finds too many matches. */
const PART = 1 << 20;

/** More would fill the host's memory with their places. */
const MOST_PLACES = 1 << 24;

/**
 * Throws when there are too many.
 * @param {string} text
 * @returns {{ escaped: string, places: number[] }} with the offsets in `text` of the units that became escapes
 */
export function escapeLoneSurrogates(text) {
  /** @type {number[]} */
  const places = [];
  let escaped = "";
  for (let start = 0; start < text.length; ) {
    // Not between the two halves of a pair.
    const end = start + PART + Number(/** @type {number} */ (text.codePointAt(start + PART - 1)) > 0xffff);
    escaped += text.slice(start, end).replace(LONE_SURROGATES, (unit, /** @type {number} */ at) => {
      // `\` and a lone surrogate is a bad escape; `\\ud800` would be a good one.
      if (endsInOpenEscape(text, start + at)) return "\ufffd";
      places.push(start + at);
      return `\\u${unit.charCodeAt(0).toString(16)}`;
    });
    if (places.length > MOST_PLACES) throw new RangeError();
    start = end;
  }
  return { escaped, places };
}

/**
 * @param {string} text
 * @param {number} end
 */
function endsInOpenEscape(text, end) {
  let start = end;
  while (text[start - 1] === "\\") start--;
  return (end - start) % 2 === 1;
}

/**
 * Leads the ranges of a report on the escaped text back to the text itself.
 * @param {Report} report
 * @param {number[]} places
 */
export function restoreRanges(report, places) {
  for (const { range } of report.issues) {
    if (range === undefined) continue;
    restore(range.start, places);
    restore(range.end, places);
  }
  return report;
}

/**
 * @param {Position} position
 * @param {number[]} places
 */
function restore(position, places) {
  const lineStart = position.offset - (position.column - 1);
  position.offset = restoreOffset(position.offset, places);
  position.column = position.offset - restoreOffset(lineStart, places) + 1;
}

/**
 * @param {number} offset in the escaped text
 * @param {number[]} places
 */
function restoreOffset(offset, places) {
  const before = countBefore(offset, places);
  if (before === 0) return offset;
  const endOfLast = places[before - 1] + 1;
  return Math.max(offset - before * GROWTH, endOfLast);
}

/**
 * How many escapes start before the offset; the k-th one, counted from 0, starts at `places[k] + k * GROWTH`.
 * @param {number} offset
 * @param {number[]} places
 */
function countBefore(offset, places) {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] + middle * GROWTH < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
