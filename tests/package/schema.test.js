/** The schema's patterns work in JSON Schema (flag `u`) and in HTML's `pattern` (flag `v`). */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

const schema = createRequire(import.meta.url)("m3ter-export-destination/schema.json");

/** @type {[name: string, pattern: string, examples: string[]][]} */
const patterns = [];
for (const { properties } of Object.values(schema.$defs)) {
  for (const [name, { pattern, examples }] of Object.entries(properties)) {
    if (pattern) patterns.push([name, pattern, examples]);
  }
}

test("there are patterns", () => {
  assert.deepEqual(new Set(patterns.map(([name]) => name)), new Set(["code", "iamRoleArn"]));
});

for (const flag of ["u", "v"]) {
  for (const [name, pattern, examples] of patterns) {
    test(`the pattern of ${name} with the flag ${flag}`, () => {
      const expression = new RegExp(pattern, flag);
      for (const example of examples) assert.match(example, expression);
      for (const bad of [" a", "a\n", "a\u007f", ""]) assert.doesNotMatch(bad, expression);
    });
  }
}
