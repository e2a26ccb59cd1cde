/** Finds the one stretch in which two texts differ. */

/** @import { Position } from "../index.js" */

/**
 * @param {string} before
 * @param {string} after
 * @returns {{ start: Position, end: Position, inserted: string }} the stretch of `before`, and what stands for it in `after`
 */
export function replacement(before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  if (splits(before, head) || splits(after, head)) head--;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (splits(before, before.length - tail) || splits(after, after.length - tail)) tail--;
  const end = before.length - tail;
  return {
    start: position(before, head),
    end: position(before, end),
    inserted: after.slice(head, after.length - tail),
  };
}

/**
 * Whether a text cut there would have half a surrogate pair, or half a line's end.
 * @param {string} text
 * @param {number} offset
 */
function splits(text, offset) {
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/**
 * @param {string} text
 * @param {number} offset
 * @returns {Position}
 */
function position(text, offset) {
  let line = 1;
  let lineStart = 0;
  for (const { 0: ending, index } of text.matchAll(/\r\n|[\r\n]/g)) {
    if (index + ending.length > offset) break;
    line++;
    lineStart = index + ending.length;
  }
  return { offset, line, column: offset - lineStart + 1 };
}
