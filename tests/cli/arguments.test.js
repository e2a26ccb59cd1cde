/** The arguments, wrong arguments, and exit codes. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { readArguments, UsageError } from "../../pkg/src/cli/arguments.js";
import { command, folderOf, GOOD } from "./command.js";

const DEFAULTS = {
  task: "check",
  patterns: ["a.json"],
  validation: { operation: "create", currentVersion: undefined, advice: true },
  fixes: [],
  format: "text",
  maxWarnings: Infinity,
  quiet: false,
};

describe("arguments", () => {
  const { validation } = DEFAULTS;
  /** @type {[string, object][]} */
  const cases = [
    ["a.json", {}],
    ["a.json b.json -", { patterns: ["a.json", "b.json", "-"] }],
    ["--no-advice a.json --fix -q", { validation: { ...validation, advice: false }, fixes: ["safe"], quiet: true }],
    ["--fix-suggestions a.json", { fixes: ["safe", "suggestion"] }],
    ["--fix --fix-suggestions a.json", { fixes: ["safe", "suggestion"] }],
    ["--quiet a.json --format=sarif", { quiet: true, format: "sarif" }],
    ["--format github --format json a.json", { format: "json" }],
    [
      "--operation update --current-version 3 a.json",
      { validation: { ...validation, operation: "update", currentVersion: 3 } },
    ],
    ["--operation=create a.json", {}],
    ["--max-warnings 0 a.json", { maxWarnings: 0 }],
    ["-- --fix", { patterns: ["--fix"] }],
  ];
  for (const [line, expected] of cases) {
    test(line, () => assert.deepEqual(readArguments(line.split(" ")), { ...DEFAULTS, ...expected }));
  }
});

describe("help and version, whatever the other values are", () => {
  /** @type {[string, "help" | "version"][]} */
  const cases = [
    ["--help --version", "help"],
    ["-v", "version"],
    ["-h a.json", "help"],
    ["--current-version 3 --help", "help"],
    ["--operation foo --help", "help"],
    ["--format xml --max-warnings none -v", "version"],
  ];
  for (const [line, task] of cases) {
    test(line, () => assert.deepEqual(readArguments(line.split(" ")), { task }));
  }
});

describe("wrong arguments", () => {
  const notWhole = (/** @type {string} */ version) =>
    /** @type {[string[], string]} */ ([
      ["--operation", "update", "--current-version", version, "a"],
      `--current-version must be a whole number of at least 1, not "${version}"`,
    ]);
  /** @type {[string[], string | RegExp][]} */
  const cases = [
    [[], "no files given; see --help"],
    [["--fix"], "no files given; see --help"],
    [["--format", "xml", "a"], '--format must be text, json, github or sarif, not "xml"'],
    [["--format=--fix", "a"], '--format must be text, json, github or sarif, not "--fix"'],
    [["--format", "", "a"], '--format must be text, json, github or sarif, not ""'],
    [["--operation", "delete", "a"], '--operation must be create or update, not "delete"'],
    [["--current-version", "3", "a"], "--current-version needs --operation update"],
    ...["0", "1.5", "1e2", "0x1", "", " 1", "9007199254740992"].map(notWhole),
    [["--max-warnings", "none", "a"], '--max-warnings must be a whole number of at least 0, not "none"'],
    [["--max-warnings", "-1", "a"], /^[^\n]*'--max-warnings' argument is ambiguous; see --help$/],
    [["--max-warnings=-1", "a"], '--max-warnings must be a whole number of at least 0, not "-1"'],
    // Node writes these messages.
    [["--fox", "a"], "Unknown option '--fox'; see --help"],
    [["-x.json"], "Unknown option '-x'; see --help"],
    [["-qx", "a"], /^[^\n]*'-x'[^\n]*; see --help$/],
    [["--advice", "a"], /^[^\n]*'--advice'[^\n]*; see --help$/],
    [["--constructor", "a"], /^[^\n]*'--constructor'[^\n]*; see --help$/],
    [["--__proto__=1", "a"], /^[^\n]*'--__proto__'[^\n]*; see --help$/],
    [["--format"], /^[^\n]*'--format[^\n]*; see --help$/],
    [["--format", "--fix", "a"], /^[^\n]*'--format'[^\n]*[^.]; see --help$/],
    [["--fix=yes", "a"], /^[^\n]*'--fix'[^\n]*; see --help$/],
    [["--quiet=", "a"], /^[^\n]*--quiet'[^\n]*; see --help$/],
  ];
  for (const [args, message] of cases) {
    test(args.join(" ") || "none", () => {
      assert.throws(
        () => readArguments(args),
        (error) => {
          assert.ok(error instanceof UsageError);
          if (typeof message === "string") assert.equal(error.message, message);
          else assert.match(error.message, message);
          return true;
        },
      );
    });
  }
});

describe("the command", () => {
  const folder = folderOf({
    "good.json": GOOD,
    "folder/a.json": GOOD,
    "bad.json": '{"destinationType":"S3","name":"n"}',
  });

  test("prints wrong usage on standard error, and exits with 2", () => {
    const { status, stdout, stderr } = command(folder, ["--format", "xml", "good.json"]);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: "" });
    assert.equal(stderr, 'm3ter-export-destination: --format must be text, json, github or sarif, not "xml"\n');
  });

  test("prints its version", () => {
    const { version } = JSON.parse(readFileSync(new URL("../../pkg/package.json", import.meta.url), "utf8"));
    assert.deepEqual(command(folder, ["--version"]), { status: 0, stdout: `${version}\n`, stderr: "" });
  });

  test("prints its help, within 100 columns, with every option", () => {
    const { status, stdout, stderr } = command(folder, ["--help"]);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: "" });
    assert.ok(stdout.split("\n").every((line) => line.length <= 100));
    const source = readFileSync(new URL("../../pkg/src/cli/arguments.js", import.meta.url), "utf8");
    const names = Array.from(source.matchAll(/^ {2}"?([\w-]+)"?: \{ type: /gm), ([, name]) => name);
    assert.equal(names.length, 10);
    for (const name of names) assert.match(stdout, new RegExp(`^ +(-., )?--${name}\\b`, "m"));
  });

  /** @type {[string, string][]} */
  const unusable = [
    ["nope.json", "cannot read nope.json: no such file or directory"],
    ["*.yaml", "no file matches *.yaml"],
    ["{x,y}.json", "no file matches {x,y}.json"],
    ["", "a file name is empty"],
    ["folder", "folder is a directory; name the files in it, as in 'folder/**/*.json'"],
    ["./folder/", "./folder/ is a directory; name the files in it, as in './folder/**/*.json'"],
    ["good.json/a", "cannot read good.json/a: not a directory"],
    ["\u001b31m.json", "cannot read ␛31m.json: no such file or directory"],
  ];
  for (const [pattern, sentence] of unusable) {
    test(`cannot use ${JSON.stringify(pattern)}, and checks the rest`, () => {
      const { status, stdout, stderr } = command(folder, [pattern, "good.json"]);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: "1 file: no issues\n" });
      assert.equal(stderr, `m3ter-export-destination: ${sentence}\n`);
    });
  }

  test("checks a file once, however often it is named, under its first name", () => {
    assert.match(
      command(folder, ["./bad.json", "bad.json"]).stdout,
      /^\.\/bad\.json:1:1: error: .*\n\n1 file: 3 errors/s,
    );
    const args = ["good.json", "./good.json", "g*.json", "folder/../good.json", `${folder}/good.json`];
    assert.deepEqual(command(folder, args), { status: 0, stdout: "1 file: no issues\n", stderr: "" });
  });
});

describe("the exit code", () => {
  const folder = folderOf({
    "good.json": GOOD,
    "warned.json": GOOD.replace('"acme-billing-exports"', '"acme-billing-exports", "zone": "red", "size": 1'),
    "bad.json": "{}",
    "v3.json": GOOD.replace("{", '{"version": 3,'),
  });

  /** @type {[string, number, string][]} */
  const cases = [
    ["good.json", 0, ""],
    ["warned.json", 0, ""],
    ["bad.json", 1, ""],
    ["bad.json good.json", 1, ""],
    ["good.json --max-warnings 0", 0, ""],
    ["warned.json --max-warnings 2", 0, ""],
    ["warned.json --max-warnings 1", 1, "2 warnings, and --max-warnings allows 1"],
    ["warned.json --max-warnings 1 --quiet", 1, "2 warnings, and --max-warnings allows 1"],
    ["warned.json --max-warnings 0 --no-advice", 0, ""],
    ["bad.json nope.json", 2, "cannot read nope.json: no such file or directory"],
    ["v3.json", 1, ""],
    ["v3.json --operation update", 0, ""],
    ["v3.json --operation update --current-version 3", 0, ""],
    ["v3.json --operation update --current-version 4", 1, ""],
    ["good.json --operation update", 1, ""],
  ];
  for (const [line, expected, sentence] of cases) {
    test(`${line}: ${expected}`, () => {
      const { status, stderr } = command(folder, line.split(" "));
      const message = sentence && `m3ter-export-destination: ${sentence}\n`;
      assert.deepEqual({ status, stderr }, { status: expected, stderr: message });
    });
  }
});
