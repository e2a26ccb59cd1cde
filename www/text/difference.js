/** The smallest single replacement that makes one text of another, so that carets and undo survive it. */

/**
 * @param {string} before
 * @param {string} after
 * @returns {{ from: number, to: number, insert: string } | undefined} unless they are the same
 */
export function difference(before, after) {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

/**
 * Returns the same, line by line where both texts have as many: changes in order that do not overlap.
 * @param {string} before
 * @param {string} after
 * @returns {{ from: number, to: number, insert: string }[]}
 */
export function differences(before, after) {
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  const whole = difference(before, after);
  if (whole === undefined) return [];
  if (old.length !== fresh.length) return [whole];
  const changes = [];
  let start = 0;
  for (const [index, line] of old.entries()) {
    const change = difference(line, fresh[index]);
    if (change) changes.push({ from: start + change.from, to: start + change.to, insert: change.insert });
    start += line.length + 1;
  }
  return changes;
}
