/** Runs every file of nst/JSONTestSuite's `test_parsing` through the package, as bytes and, if it is UTF-8, as text. */
import assert from "node:assert/strict";
import { isUtf8 } from "node:buffer";
import { test } from "node:test";
import { validateExportDestination } from "m3ter-export-destination";
import { files } from "../reader/json-test-suite.js";

/** @param {string | Uint8Array} json */
function answer(json) {
  const syntax = validateExportDestination(json).issues.find(({ code }) => code === "syntax");
  return syntax?.reason ?? "accepted";
}

/** @type {Record<string, number>} */
const counts = {};

for (const { name, expected, bytes } of files()) {
  counts[name[0]] = (counts[name[0]] ?? 0) + 1;
  test(name, () => {
    assert.equal(answer(bytes), expected);
    if (!isUtf8(bytes)) return;
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    assert.equal(answer(text), expected);
    // `JSON.parse` has no nesting limit.
    if (expected === "too_deep") return;
    if (expected === "accepted") JSON.parse(text);
    else assert.throws(() => JSON.parse(text), SyntaxError);
  });
}

test("none is missing", () => assert.deepEqual(counts, { y: 95, n: 188, i: 35 }));
