/** What the arguments ask for, and the one sentence when they ask for nothing that there is. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { WrongUsage, readArguments } from "../../pkg/cli/arguments.js";
import { GOOD, command, folderOf } from "./command.js";

const DEFAULTS = {
  task: "check",
  patterns: ["a.json"],
  operation: "create",
  advice: true,
  fix: false,
  format: "text",
  maxWarnings: Infinity,
  quiet: false,
};

describe("arguments", () => {
  /** @type {[string, object][]} */
  const readings = [
    ["a.json", {}],
    ["a.json b.json -", { patterns: ["a.json", "b.json", "-"] }],
    ["--no-advice a.json --fix -q", { advice: false, fix: true, quiet: true }],
    ["--quiet a.json --format=sarif", { quiet: true, format: "sarif" }],
    ["--format github --format json a.json", { format: "json" }],
    ["--operation update --current-version 3 a.json", { operation: "update", currentVersion: 3 }],
    ["--operation=create a.json", {}],
    ["--max-warnings 0 a.json", { maxWarnings: 0 }],
    ["-- --fix", { patterns: ["--fix"] }],
    ["--help --version", { task: "help", patterns: [] }],
    ["-v", { task: "version", patterns: [] }],
    ["-h a.json", { task: "help" }],
  ];
  for (const [line, expected] of readings) {
    test(line, () => assert.deepEqual(readArguments(line.split(" ")), { ...DEFAULTS, ...expected }));
  }
});

describe("wrong arguments", () => {
  /** @type {[string[], string][]} */
  const refusals = [
    [[], "name a file to check, or - for standard input; --help tells more"],
    [["--fix"], "name a file to check, or - for standard input; --help tells more"],
    [["--fox", "a"], "there is no option --fox; --help lists them"],
    [["-x", "a"], "there is no option -x; --help lists them"],
    [["-qx", "a"], "there is no option -x; --help lists them"],
    [["--advice", "a"], "there is no option --advice; --help lists them"],
    [["--constructor", "a"], "there is no option --constructor; --help lists them"],
    [["--__proto__=1", "a"], "there is no option --__proto__; --help lists them"],
    [["--format"], "--format needs a value"],
    [["--fix=yes", "a"], "--fix takes no value"],
    [["--quiet=", "a"], "--quiet takes no value"],
    [["--format", "xml", "a"], '--format must be text, json, github or sarif, not "xml"'],
    [["--format", "--fix", "a"], '--format must be text, json, github or sarif, not "--fix"'],
    [["--format", "", "a"], '--format must be text, json, github or sarif, not ""'],
    [["--operation", "delete", "a"], '--operation must be create or update, not "delete"'],
    [["--current-version", "3", "a"], "--current-version needs --operation update"],
    ...["0", "-1", "1.5", "1e2", "0x1", "", " 1", "9007199254740992"].map(
      (version) =>
        /** @type {[string[], string]} */ ([
          ["--operation", "update", "--current-version", version, "a"],
          `--current-version must be a whole number from 1, not "${version}"`,
        ]),
    ),
    [["--max-warnings", "none", "a"], '--max-warnings must be a whole number from 0, not "none"'],
    [["--max-warnings=-1", "a"], '--max-warnings must be a whole number from 0, not "-1"'],
  ];
  for (const [args, message] of refusals) {
    test(args.join(" ") || "none", () => {
      assert.throws(() => readArguments(args), (error) => error instanceof WrongUsage && error.message === message);
    });
  }
});

describe("the command", () => {
  const folder = folderOf({ "good.json": GOOD, "folder/a.json": GOOD, "bad.json": '{"destinationType":"S3","name":"n"}' });

  test("tells wrong usage on standard error, with 2", () => {
    const { status, stdout, stderr } = command(folder, ["--fox", "good.json"]);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: "" });
    assert.equal(stderr, "m3ter-export-destination: there is no option --fox; --help lists them\n");
  });

  test("tells its version", () => {
    const { version } = JSON.parse(readFileSync(new URL("../../pkg/package.json", import.meta.url), "utf8"));
    assert.deepEqual(command(folder, ["--version"]), { status: 0, stdout: `${version}\n`, stderr: "" });
  });

  test("helps, within 100 columns, with every option", () => {
    const { status, stdout, stderr } = command(folder, ["--help"]);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
    assert.ok(stdout.split("\n").every((line) => line.length <= 100));
    for (const name of ["operation", "current-version", "no-advice", "fix", "format", "max-warnings", "quiet", "help", "version"]) {
      assert.match(stdout, new RegExp(`^ +(-., )?--${name}\\b`, "m"));
    }
  });

  /** @type {[string, string][]} */
  const unusable = [
    ["nope.json", "cannot read nope.json: no such file or directory"],
    ["*.yaml", "no file matches *.yaml"],
    ["{x,y}.json", "no file matches {x,y}.json"],
    ["folder", "folder is a folder; name the files in it"],
    ["good.json/a", "cannot read good.json/a: not a directory"],
    ["\u001b[31m.json", "cannot read ␛[31m.json: no such file or directory"],
  ];
  for (const [pattern, sentence] of unusable) {
    test(`has no use for ${JSON.stringify(pattern)}, and checks the rest`, () => {
      const { status, stdout, stderr } = command(folder, [pattern, "good.json"]);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: "1 file: no issues\n" });
      assert.equal(stderr, `m3ter-export-destination: ${sentence}\n`);
    });
  }

  test("checks a file once, however often it is named, and calls it by its first name", () => {
    assert.match(command(folder, ["./bad.json", "bad.json"]).stdout, /^\.\/bad\.json:1:1: error: .*\n\n1 file: 3 errors/s);
    const args = ["good.json", "./good.json", "g*.json", "folder/../good.json", `${folder}/good.json`];
    assert.deepEqual(command(folder, args), { status: 0, stdout: "1 file: no issues\n", stderr: "" });
  });
});

describe("the exit code", () => {
  const warned = GOOD.replace('"acme-billing-exports"', '"acme-billing-exports", "colour": "red", "size": 1');
  const folder = folderOf({ "good.json": GOOD, "warned.json": warned, "bad.json": "{}", "v3.json": GOOD.replace("{", '{"version": 3,') });

  /** @type {[string, number, string][]} */
  const exits = [
    ["good.json", 0, ""],
    ["warned.json", 0, ""],
    ["bad.json", 1, ""],
    ["bad.json good.json", 1, ""],
    ["good.json --max-warnings 0", 0, ""],
    ["warned.json --max-warnings 2", 0, ""],
    ["warned.json --max-warnings 1", 1, "2 warnings are more than --max-warnings 1 allows"],
    ["warned.json --max-warnings 1 --quiet", 1, "2 warnings are more than --max-warnings 1 allows"],
    ["warned.json --max-warnings 0 --no-advice", 0, ""],
    ["bad.json nope.json", 2, "cannot read nope.json: no such file or directory"],
    ["v3.json", 1, ""],
    ["v3.json --operation update", 0, ""],
    ["v3.json --operation update --current-version 3", 0, ""],
    ["v3.json --operation update --current-version 4", 1, ""],
    ["good.json --operation update", 1, ""],
  ];
  for (const [line, expected, sentence] of exits) {
    test(`${line}: ${expected}`, () => {
      const { status, stderr } = command(folder, line.split(" "));
      assert.deepEqual({ status, stderr }, { status: expected, stderr: sentence && `m3ter-export-destination: ${sentence}\n` });
    });
  }
});
