/** Compares the package with the results of Java in tests/oracle/. `npm run test:oracle` runs Java again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { characters, difference, strings } from "../oracle/vectors.js";

/** @param {string[]} differing */
function assertNone(differing) {
  assert.deepEqual(differing.slice(0, 20), [], `${differing.length} differ`);
}

test("every string", () => {
  const differing = [];
  let count = 0;
  for (const [string, answer] of strings()) {
    count++;
    const complaint = difference(string, answer);
    if (complaint !== undefined) differing.push(complaint);
  }
  assertNone(differing);
  assert.ok(count >= 20_000, `${count} strings`);
});

test("the first and last characters of every run, and some in between", () => {
  const differing = [];
  const templates = new Set();
  for (const { template, first, last, ...verdict } of characters()) {
    templates.add(template);
    const points = new Set([first, first + 1, last - 1, last]);
    for (let point = first; point <= last; point += 9973) points.add(point);
    for (const point of points) {
      if (point < first || point > last) continue;
      const string = template.replaceAll("?", String.fromCodePoint(point));
      const complaint = difference(string, { ...verdict, length: string.length });
      if (complaint !== undefined) differing.push(complaint);
    }
  }
  assertNone(differing);
  assert.ok(templates.size > 50, `${templates.size} templates`);
});
