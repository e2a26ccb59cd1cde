/** The examples of docs/rules.md that only JavaScript can give. The crate runs the others. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as exported from "m3ter-export-destination";

const page = readFileSync(new URL("../../docs/rules.md", import.meta.url), "utf8");
const rows = page.matchAll(/^## `(\w+)`$|^\| `(\w+)` \|[^|]*\| `([^|]*validateExportDestination[^|]*)` \| `([^|]*)` \|/gm);

/** @param {string} source */
function issues(source) {
  const { validateExportDestination } = exported;
  return new Function("validateExportDestination", `return ${source}`)(validateExportDestination).issues;
}

let code = "";
let count = 0;
for (const [, heading, reason, bad, good] of rows) {
  if (heading) {
    code = heading;
    continue;
  }
  count++;
  const is = ((/** @type {string} */ code) => (/** @type {import("m3ter-export-destination").Issue} */ issue) =>
    issue.code === code && issue.reason === reason)(code);
  test(`${code}/${reason}`, () => {
    assert.equal(issues(bad).filter(is).length, 1, bad);
    assert.equal(issues(good).filter(is).length, 0, good);
  });
}

test("there are such examples", () => assert.equal(count, 4));
