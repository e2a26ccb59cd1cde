/** The JavaScript in both READMEs runs, as modules that import the package by its name. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const ROOT = new URL("../../", import.meta.url);

for (const file of ["README.md", "pkg/README.md"]) {
  const blocks = [...readFileSync(new URL(file, ROOT), "utf8").matchAll(/^```js\n(.*?)^```$/gms)];

  test(`${file} has JavaScript`, () => assert.notEqual(blocks.length, 0));

  blocks.forEach(([, source], index) => {
    test(`${file}, block ${index + 1}`, () => {
      execFileSync(process.execPath, ["--input-type=module"], {
        cwd: ROOT,
        input: source,
        stdio: ["pipe", "pipe", "pipe"],
      });
    });
  });
}
