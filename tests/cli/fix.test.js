/** `--fix`: what it writes, and what it leaves alone. */
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, readFileSync, readdirSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { check } from "../../pkg/cli/check.js";
import { applyFix, validateExportDestination } from "../../pkg/index.js";
import { GOOD, MAIN, command, folderOf } from "./command.js";

/** @import { Settings } from "../../pkg/cli/arguments.js" */

const LONG_AGO = new Date(2001, 0, 1);

/** @param {string} path */
const textOf = (path) => readFileSync(path, "utf8");

describe("files", () => {
  test("are fixed until nothing is left to fix, and told about", () => {
    const text = GOOD.replace('"S3"', '"s3"').replace('"acme_exports"', '" acme\\u0020"').replace("{", '{ "prefix": "/a//b/",');
    const folder = folderOf({ "a.json": text });
    const { status, stdout } = command(folder, ["a.json", "--fix"]);
    assert.equal(status, 0);
    assert.match(stdout, /^(a\.json: fixed: (destinationType|code|prefix): .*\n){3,}1 file: no issues, \d fixed\n$/);
    const expected = GOOD.replace('"acme_exports"', '"acme"').replace("{", '{ "prefix": "a/b",');
    assert.equal(textOf(join(folder, "a.json")), expected);
    assert.equal(command(folder, ["a.json"]).stdout, "1 file: no issues\n");
  });

  test("say what was done", () => {
    const folder = folderOf({ "a.json": GOOD.replace('"acme_exports"', '"acme "').replace('"Acme exports"', "[]") });
    assert.equal(
      command(folder, ["a.json", "--fix"]).stdout,
      `\
a.json: fixed: code: use \`acme\` [format/trailing_space]
a.json:3:11: error: name: must be a string; found an array [type]
  3 |   "name": [],
    |           ^^

1 file: 1 error, 1 fixed
`,
    );
  });

  test("keep what no fix is about: line ends, escapes, numbers, tabs, links, permissions", () => {
    const text = '\t{"name":"\\u0041\\/",\r\n"destinationType":"S3",\r\n"code":"a ","bucketName":"abc","size":1.50e+01,\r\n\r\n"iamRoleArn":"arn:aws:iam::922609978421:role/x"}\n\n';
    const folder = folderOf({ "a.json": text });
    chmodSync(join(folder, "a.json"), 0o640);
    symlinkSync("a.json", join(folder, "link.json"));
    command(folder, ["link.json", "--fix"]);
    assert.equal(textOf(join(folder, "a.json")), text.replace('"a "', '"a"'));
    assert.equal(statSync(join(folder, "a.json")).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(folder, { withFileTypes: true }).map((entry) => entry.isSymbolicLink()), [false, true]);
  });

  test("are not written when there is nothing to fix", () => {
    const folder = folderOf({ "good.json": GOOD, "bad.json": '{"code": []}', "broken.json": "{", "bytes.json": Buffer.from([0xff]) });
    command(folder, ["*.json", "--fix", "--no-advice"]);
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), LONG_AGO, LONG_AGO);
    command(folder, ["*.json", "--fix", "--no-advice"]);
    for (const name of readdirSync(folder)) assert.deepEqual(statSync(join(folder, name)).mtime, LONG_AGO, name);
    assert.equal(textOf(join(folder, "bad.json")), '{"code": []}');
    assert.deepEqual(readFileSync(join(folder, "bytes.json")), Buffer.from([0xff]));
  });

  test("are not written without --fix", () => {
    const text = GOOD.replace('"acme_exports"', '"acme "');
    const folder = folderOf({ "a.json": text });
    command(folder, ["a.json"]);
    assert.equal(textOf(join(folder, "a.json")), text);
  });

  test("keep warnings' fixes out with --no-advice, and in with --quiet", () => {
    const text = GOOD.replace("{", '{ "prefix": "a/",');
    const folder = folderOf({ "a.json": text });
    command(folder, ["a.json", "--fix", "--no-advice"]);
    assert.equal(textOf(join(folder, "a.json")), text);
    assert.equal(command(folder, ["a.json", "--fix", "--quiet"]).status, 0);
    assert.equal(textOf(join(folder, "a.json")), text.replace('"a/"', '"a"'));
  });

  test("that cannot be written are told about, with 2", () => {
    const bad = GOOD.replace('"acme_exports"', '"acme "');
    const folder = folderOf({ "b.json": bad });
    execFileSync("mkfifo", [join(folder, "a.json")]);
    const child = spawn(process.execPath, [MAIN, "a.json", "b.json", "--fix"], { cwd: folder });
    spawn("sh", ["-c", 'printf %s "$0" > a.json', bad], { cwd: folder });
    return new Promise((resolve) => {
      let stderr = "";
      child.stderr.on("data", (chunk) => (stderr += chunk));
      child.on("close", (status) => {
        assert.equal(status, 2);
        assert.equal(stderr, "m3ter-export-destination: cannot write a.json: it is not a regular file\n");
        assert.equal(textOf(join(folder, "b.json")), GOOD.replace('"acme_exports"', '"acme"'));
        resolve(undefined);
      });
    });
  });

  test("tell every format what is left", () => {
    const text = GOOD.replace('"acme_exports"', '"acme "').replace('"Acme exports"', "[]");
    const folder = folderOf({ "a.json": text });
    const [{ issues, fixed }] = JSON.parse(command(folder, ["a.json", "--fix", "--format", "json"]).stdout);
    assert.deepEqual(issues.map((/** @type {any} */ { code }) => code), ["type"]);
    assert.deepEqual(fixed.map((/** @type {any} */ { code, fix }) => [code, fix.title]), [["format", "use `acme`"]]);
  });
});

describe("standard input", () => {
  const text = GOOD.replace('"acme_exports"', '"acme "');

  test("goes to standard output, and the report to standard error", () => {
    const { status, stdout, stderr } = command(folderOf({}), ["-", "--fix"], { input: text });
    assert.deepEqual({ status, stdout }, { status: 0, stdout: GOOD.replace('"acme_exports"', '"acme"') });
    assert.equal(stderr, "<stdin>: fixed: code: use `acme` [format/trailing_space]\n1 file: no issues, 1 fixed\n");
  });

  test("goes through as it is when there is nothing to fix", () => {
    for (const input of [GOOD, "{", "", '{"code": [], "destinationType": "S3"}\r\n']) {
      assert.equal(command(folderOf({}), ["-", "--fix", "--format", "json"], { input }).stdout, input);
    }
  });
});

test("each text of the corpus ends without a fix, and without an error that it had not", () => {
  const folder = new URL("../cases/", import.meta.url);
  const cases = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")));
  const options = { operation: "create", advice: true };
  const settings = /** @type {Settings} */ ({ ...options, fix: true });
  let changed = 0;
  for (const { name, text, value, response } of cases) {
    if (response) continue;
    const bytes = Buffer.from(text ?? JSON.stringify(value));
    const { report, fixed, bytes: result } = check({ name }, bytes, settings);
    if (fixed.length === 0) {
      assert.equal(result, bytes, name);
      continue;
    }
    changed++;
    assert.ok(report.issues.every((issue) => issue.fix === undefined), name);
    assert.deepEqual(report, validateExportDestination(result), name);
    const first = validateExportDestination(bytes);
    const errors = (/** @type {typeof report} */ { issues }) => issues.filter(({ severity }) => severity === "error").length;
    assert.ok(errors(report) <= errors(first), name);
    assert.notDeepEqual(applyFix(bytes, fixed[0].fix ?? assert.fail()), bytes, name);
  }
  assert.ok(changed > 30);
});
