/** The files that a pattern finds. */
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { findInputs } from "../../pkg/src/cli/inputs.js";
import { command, folderOf, GOOD } from "./command.js";

describe("a pattern", () => {
  const names = [
    "b.json",
    "a.json",
    "A.json",
    "é.json",
    "😀.json",
    "c.txt",
    ".hidden.json",
    "x/d.json",
    "x/y/e.json",
    "x/.git/f.json",
    "node_modules/m/g.json",
    "x/node_modules/h.json",
    "(group)/[id]/i.json",
  ];
  const folder = folderOf(Object.fromEntries(names.map((name) => [name, GOOD])));
  mkdirSync(join(folder, "folder.json"));
  symlinkSync(join(folder, "x"), join(folder, "x", "y", "z"));
  symlinkSync(join(folder, "nowhere"), join(folder, "broken.json"));
  symlinkSync(join(folder, "a.json"), join(folder, "link.to.a.json"));
  symlinkSync(join(folder, "x", "y"), join(folder, "z"));
  const outside = folderOf({ "linked.json": GOOD });
  symlinkSync(join(outside, "linked.json"), join(folder, "linked.json"));

  const top = ["A.json", "a.json", "b.json", "linked.json", "é.json", "😀.json"];
  const all = [
    "(group)/[id]/i.json",
    "A.json",
    "a.json",
    "b.json",
    "linked.json",
    "x/d.json",
    "x/y/e.json",
    "é.json",
    "😀.json",
  ];
  /** @type {[string, string[]][]} */
  const cases = [
    ["*.json", top],
    ["./*.json", top],
    [".*.json", [".hidden.json"]],
    ["**/*.json", all],
    ["**", [...all, "c.txt"].sort()],
    ["**/**/**/d.json", ["x/d.json"]],
    ["x/**/*.json", ["x/d.json", "x/y/e.json"]],
    ["x/**", ["x/d.json", "x/y/e.json"]],
    ["*/*.json", ["x/d.json", "z/e.json"]],
    ["x/y/../*.json", ["x/d.json"]],
    ["x/.git/*", ["x/.git/f.json"]],
    ["link.*.json", ["link.to.a.json"]],
    ["z/*.json", ["z/e.json"]],
    ["x/y/z/*.json", ["x/y/z/d.json"]],
    ["node_modules/**/*.json", ["node_modules/m/g.json"]],
    ["{a,b,zzz}.json", ["a.json", "b.json"]],
    ["{x,x/y}/?.json", ["x/d.json", "x/y/e.json"]],
    ["[ab].json", ["a.json", "b.json"]],
    ["**/{a,{b,d}}.json", ["a.json", "b.json", "x/d.json"]],
    ["é.*", ["é.json"]],
    ["[x]", []],
    ["{x,nope}", []],
    ["nope/*.json", []],
    ["a.json/*", []],
    ["*.yaml", []],
  ];
  for (const [pattern, expected] of cases) {
    test(pattern, async () => {
      /** @type {string[]} */
      const failures = [];
      const inputs = await findInputs([pattern], folder, ({ message }) => failures.push(message));
      assert.deepEqual(
        inputs,
        expected.map((name) => ({ name, path: join(folder, name) })),
      );
      assert.deepEqual(failures, expected.length > 0 ? [] : [`no file matches ${pattern}`]);
    });
  }

  test("can be absolute", async () => {
    const inputs = await findInputs([`${folder}/[ab].json`], "/", assert.fail);
    assert.deepEqual(
      inputs.map(({ name }) => name),
      [join(folder, "a.json"), join(folder, "b.json")],
    );
  });

  test("can leave the working directory", async () => {
    const inputs = await findInputs(["../[ab].json", "../../a.json"], join(folder, "x", "y"), () => {});
    assert.deepEqual(inputs, [{ name: "../../a.json", path: join(folder, "a.json") }]);
    const above = await findInputs(["../*.json"], join(folder, "x"), assert.fail);
    assert.deepEqual(
      above.map(({ path }) => path),
      top.map((name) => join(folder, name)),
    );
  });

  test("take parentheses as characters of names", () => {
    const folder = folderOf({ "app/(admin)/a.json": GOOD, "b (1)/b.json": GOOD, "c(d).json": GOOD });
    for (const [pattern, count] of [
      ["app/(admin)/*.json", 1],
      ["b (1)/*.json", 1],
      ["{app/(admin),b (1)}/*.json", 2],
      ["c(*).json", 1],
      ["app/\\(admin\\)/*.json", 1],
      ["@(c|d)*.json", 0],
    ]) {
      const { status, stdout } = command(folder, [String(pattern)]);
      assert.equal(status, count === 0 ? 2 : 0, String(pattern));
      if (count !== 0) assert.match(stdout, new RegExp(`^${count} files?: no issues`), String(pattern));
    }
  });

  test("with many globstars in deep directories takes no time", async () => {
    const folder = folderOf({ [`${"a/".repeat(24)}b.json`]: GOOD });
    const start = performance.now();
    const inputs = await findInputs([`${"**/".repeat(12)}*.json`], folder, assert.fail);
    assert.deepEqual(
      inputs.map(({ name }) => name),
      [`${"a/".repeat(24)}b.json`],
    );
    assert.ok(performance.now() - start < 2000);
  });

  test("that is the name of a file means that file", () => {
    const folder = folderOf({ "a.json": GOOD, "b.json": "{}", "[b].json": GOOD, "x/c.json": GOOD });
    assert.equal(command(folder, ["**/{a,c}.json"]).stdout, "2 files: no issues\n");
    assert.equal(command(folder, ["[b].json"]).stdout, "1 file: no issues\n");
    const literal = folderOf({ "*.json": GOOD, "b.json": "{}" });
    assert.equal(command(literal, ["*.json"]).stdout, "1 file: no issues\n");
  });
});
