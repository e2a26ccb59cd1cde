/** Which files a pattern finds where the shell left it alone. */
import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { WrongUsage } from "../../pkg/cli/arguments.js";
import { alternatives, glob, isGlob, matches } from "../../pkg/cli/glob.js";
import { GOOD, command, folderOf } from "./command.js";

describe("a name matches", () => {
  /** @type {[string, string, boolean][]} */
  const cases = [
    ["a.json", "a.json", true],
    ["a.json", "*.json", true],
    [".json", "*.json", true],
    ["a.json5", "*.json", false],
    ["a.json", "?.json", true],
    ["é.json", "?.json", true],
    ["😀.json", "?.json", true],
    ["ab.json", "?.json", false],
    ["", "*", true],
    ["", "?", false],
    ["abc", "a*c", true],
    ["abcbc", "a*bc", true],
    ["abcd", "a*c", false],
    ["a*c", "a*c", true],
    ["axc", "a**c", true],
    ["a.json", "a?json", true],
    ["a.json", "A.json", false],
    ["a[1].json", "a[1].json", true],
    ["a1.json", "a[1].json", false],
    ["a+b.json", "a+b.*", true],
  ];
  for (const [name, pattern, expected] of cases) {
    test(`${JSON.stringify(name)} ${pattern}`, () => assert.equal(matches(name, pattern), expected));
  }

  test("in time, whatever the pattern", () => {
    const start = performance.now();
    assert.equal(matches("a".repeat(255), `${"*a".repeat(100)}b`), false);
    assert.ok(performance.now() - start < 1000);
  });
});

describe("braces", () => {
  /** @type {[string, string[]][]} */
  const cases = [
    ["a", ["a"]],
    ["{a,b}.json", ["a.json", "b.json"]],
    ["x{a,b}y{c,d}z", ["xaycz", "xaydz", "xbycz", "xbydz"]],
    ["{a,{b,c}d}", ["a", "bd", "cd"]],
    ["{a/b,c}/*.json", ["a/b/*.json", "c/*.json"]],
    ["{a,}", ["a", ""]],
    ["{a}", ["{a}"]],
    ["{a", ["{a"]],
    ["{a,b", ["{a,b"]],
    ["a}{b,c}", ["a}b", "a}c"]],
    ["{{a,b}}", ["{a}", "{b}"]],
    ["{x}{a,b}", ["{x}a", "{x}b"]],
  ];
  for (const [pattern, expected] of cases) test(pattern, () => assert.deepEqual(alternatives(pattern), expected));

  test("too many", () => assert.throws(() => alternatives("{a,b}".repeat(40)), WrongUsage));
});

test("what is a glob", () => {
  const globs = ["*.json", "a?", "**", "{a,b}"].filter(isGlob);
  assert.deepEqual(globs, ["*.json", "a?", "**", "{a,b}"]);
  assert.deepEqual(["a.json", "{a}", "a[1].json", "-"].filter(isGlob), []);
});

describe("files", () => {
  const names = ["b.json", "a.json", "c.txt", ".hidden.json", "x/d.json", "x/y/e.json", "x/.git/f.json", "node_modules/m/g.json"];
  const folder = folderOf(Object.fromEntries(names.map((name) => [name, GOOD])));
  mkdirSync(join(folder, "folder.json"));
  symlinkSync(join(folder, "x"), join(folder, "x", "y", "round"));
  symlinkSync(join(folder, "nowhere"), join(folder, "broken.json"));
  symlinkSync(join(folder, "a.json"), join(folder, "linked.json"));

  /** @type {[string, string[]][]} */
  const cases = [
    ["*.json", ["a.json", "b.json", "linked.json"]],
    ["./*.json", ["./a.json", "./b.json", "./linked.json"]],
    [".*.json", [".hidden.json"]],
    ["**/*.json", ["a.json", "b.json", "linked.json", "x/d.json", "x/y/e.json"]],
    ["**", ["a.json", "b.json", "c.txt", "linked.json", "x/d.json", "x/y/e.json"]],
    ["**/**/**/d.json", ["x/d.json"]],
    ["x/**/*.json", ["x/d.json", "x/y/e.json"]],
    ["x/**", ["x/d.json", "x/y/e.json"]],
    ["*/*.json", ["x/d.json"]],
    ["x/y/../*.json", ["x/y/../d.json"]],
    ["x/y/round/*.json", ["x/y/round/d.json"]],
    ["x/.git/*", ["x/.git/f.json"]],
    ["node_modules/**/*.json", ["node_modules/m/g.json"]],
    ["{a,b,zzz}.json", ["a.json", "b.json"]],
    ["{x,x/y}/?.json", ["x/d.json", "x/y/e.json"]],
    ["{a,?,*}.json", ["a.json", "b.json", "linked.json"]],
    ["*/", []],
    ["nope/*.json", []],
    ["a.json/*", []],
    ["*.yaml", []],
  ];
  for (const [pattern, expected] of cases) test(pattern, () => assert.deepEqual(glob(pattern, folder), expected));

  test("by many stars in deep folders, in time", () => {
    const folder = folderOf({ [`${"a/".repeat(24)}b.json`]: GOOD });
    const start = performance.now();
    assert.deepEqual(glob(`${"**/".repeat(12)}*.json`, folder), [`${"a/".repeat(24)}b.json`]);
    assert.ok(performance.now() - start < 2000);
  });

  test("by an absolute pattern", () => {
    assert.deepEqual(glob(`${folder}/?.json`, "/"), [join(folder, "a.json"), join(folder, "b.json")]);
  });

  test("through the command, in which a name that there is goes before a pattern", () => {
    const folder = folderOf({ "a.json": GOOD, "b.json": "{}", "[b].json": GOOD, "x/c.json": GOOD });
    assert.equal(command(folder, ["**/{a,c}.json"]).stdout, "2 files: no issues\n");
    assert.equal(command(folder, ["[b].json"]).stdout, "1 file: no issues\n");
    const literal = folderOf({ "*.json": GOOD, "b.json": "{}" });
    assert.equal(command(literal, ["*.json"]).stdout, "1 file: no issues\n");
  });
});
