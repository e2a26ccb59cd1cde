/** Runs the examples of docs/rules.md that are calls of the package. The tests of xtask run the others. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { validateExportDestination } from "m3ter-export-destination";

const page = readFileSync(new URL("../../docs/rules.md", import.meta.url), "utf8");
const CALLS = /^### `(\w+)` `(\w+)`$[^#]*?^- Bad: `(.*validateExportDestination.*)`\n- Good: `(.*)`$/gm;

/**
 * @param {string} call
 * @returns {import("m3ter-export-destination").Issue[]}
 */
function issues(call) {
  return new Function("validateExportDestination", `return ${call}`)(validateExportDestination).issues;
}

let count = 0;
for (const [, code, reason, bad, good] of page.matchAll(CALLS)) {
  count++;
  const has = (/** @type {string} */ call) =>
    issues(call).some((issue) => issue.code === code && issue.reason === reason);
  test(`${code} ${reason}`, () => {
    assert.ok(has(bad), bad);
    assert.ok(!has(good), good);
  });
}

test("there are such examples", () => assert.ok(count >= 4, `${count}`));
