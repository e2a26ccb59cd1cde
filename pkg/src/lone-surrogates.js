/**
 * JavaScript strings can contain lone surrogates, which UTF-8 cannot encode. They are written as JSON escapes, which mean the
 * same; the offsets in the report are then converted back to those of the original text.
 */

/** @import { Position, Report } from "../index.js" */

const LONE_SURROGATE = /[\ud800-\udfff]/u;
const LONE_SURROGATES = /[\ud800-\udfff]/gu;

/** `\ud800` has five code units more than the one that it replaces. */
const GROWTH = 5;

/** Escaped in parts of this length, because V8 aborts the process if `replace` finds too many matches. */
const PART = 1 << 20;

/** More offsets than this would fill the host's memory. */
const MAX_OFFSETS = 1 << 24;

/** @param {string} text */
export function hasLoneSurrogates(text) {
  // @ts-expect-error `isWellFormed` is newer than the checked language level, and than some engines.
  return text.isWellFormed ? !text.isWellFormed() : LONE_SURROGATE.test(text);
}

/**
 * Replaces lone surrogates by escapes. Throws if there are too many.
 * @param {string} text
 * @returns {{ escaped: string, offsets: number[] }} with the offsets in `text` of the code units that were replaced by escapes
 */
export function escapeLoneSurrogates(text) {
  /** @type {number[]} */
  const offsets = [];
  let escaped = "";
  for (let start = 0; start < text.length; ) {
    // A part does not end between the two halves of a pair.
    const isPair = /** @type {number} */ (text.codePointAt(start + PART - 1)) > 0xffff;
    const end = start + PART + Number(isPair);
    escaped += text.slice(start, end).replace(LONE_SURROGATES, (unit, /** @type {number} */ index) => {
      const offset = start + index;
      // A backslash and a lone surrogate are a bad escape, but `\\ud800` would be a good one.
      if (followsOpenBackslash(text, offset)) return "\ufffd";
      offsets.push(offset);
      return `\\u${unit.charCodeAt(0).toString(16)}`;
    });
    if (offsets.length > MAX_OFFSETS) throw new RangeError("too many lone surrogates");
    start = end;
  }
  return { escaped, offsets };
}

/**
 * @param {string} text
 * @param {number} offset
 */
function followsOpenBackslash(text, offset) {
  let start = offset;
  while (text[start - 1] === "\\") start--;
  return (offset - start) % 2 === 1;
}

/**
 * Converts the offsets in a report on the escaped text to those of the original text.
 * @param {Report} report
 * @param {number[]} offsets of the code units that were replaced by escapes
 */
export function restoreOffsets(report, offsets) {
  for (const { range, fix } of report.issues) {
    if (range) {
      restorePosition(range.start, offsets);
      restorePosition(range.end, offsets);
    }
    for (const edit of fix?.edits ?? []) {
      edit.start = restoreOffset(edit.start, offsets);
      edit.end = restoreOffset(edit.end, offsets);
    }
  }
  return report;
}

/**
 * @param {Position} position
 * @param {number[]} offsets
 */
function restorePosition(position, offsets) {
  const lineStart = position.offset - (position.column - 1);
  position.offset = restoreOffset(position.offset, offsets);
  position.column = position.offset - restoreOffset(lineStart, offsets) + 1;
}

/**
 * @param {number} offset in the escaped text
 * @param {number[]} offsets
 */
function restoreOffset(offset, offsets) {
  const count = countBefore(offset, offsets);
  if (count === 0) return offset;
  // An offset inside of an escape becomes the end of the code unit.
  return Math.max(offset - count * GROWTH, offsets[count - 1] + 1);
}

/**
 * Counts the escapes that start before an offset: the escape with index `k` starts at `offsets[k] + k * GROWTH`.
 * @param {number} offset in the escaped text
 * @param {number[]} offsets
 */
function countBefore(offset, offsets) {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle] + middle * GROWTH < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
