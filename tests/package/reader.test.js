/**
 * The package and `JSON.parse` agree on which texts are JSON, except for nesting deeper than 128. `npm run test:reader` compares
 * a million new texts.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { validateExportDestination } from "m3ter-export-destination";
import { compare, isJson, parses } from "../reader/texts.js";

const TEXTS = 250_000;
const SEED = 0x6d337465;

test(`${TEXTS} texts`, () => {
  const { good, bad, differing } = compare(SEED, TEXTS);
  assert.deepEqual(differing.slice(0, 20), [], `${differing.length} texts`);
  // Both verdicts have to be common, or the comparison says little.
  assert.ok(Math.min(good, bad) > TEXTS / 4, `${good} good, ${bad} bad`);
});

test("each UTF-16 code unit, alone and inside of a text", () => {
  const differing = [];
  for (let unit = 0; unit <= 0xffff; unit++) {
    const character = String.fromCharCode(unit);
    for (const text of [character, `"${character}"`, `"\\${character}"`, `[1${character}]`, `${character}{}`]) {
      if (isJson(text) !== parses(text)) differing.push(JSON.stringify(text));
    }
  }
  assert.deepEqual(differing.slice(0, 20), []);
});

test("nesting: JSON.parse has no limit, the package has 128", () => {
  for (const [open, close] of [
    ["[", "]"],
    ['{"a":', "}"],
  ]) {
    /** @param {number} depth */
    const nested = (depth) => `${open.repeat(depth - 1)}${open}${open === "[" ? "" : "1"}${close.repeat(depth)}`;
    assert.ok(parses(nested(128)) && isJson(nested(128)));
    assert.ok(parses(nested(129)) && !isJson(nested(129)));
    assert.equal(validateExportDestination(nested(129)).issues[0].reason, "too_deep");
  }
});
