/** `--fix` and `--fix-suggestions`: what they write, and what they leave alone. */
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, linkSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { applyFix, validateExportDestination } from "m3ter-export-destination";
import { check } from "../../pkg/src/cli/check.js";
import { command, folderOf, GOOD, MAIN } from "./command.js";

/** @import { Report } from "m3ter-export-destination" */
/** @import { Settings } from "../../pkg/src/cli/arguments.js" */

const library = { applyFix, validateExportDestination };

const LONG_AGO = new Date(2001, 0, 1);

/** @param {string} path */
const textOf = (path) => readFileSync(path, "utf8");

describe("fixed files", () => {
  test("are fixed until no safe fix is left", () => {
    const text = GOOD.replace('"S3"', '"s3"')
      .replace('"acme_exports"', '" acme\\u0020"')
      .replace("Acme exports", " Acme ");
    const folder = folderOf({ "a.json": text });
    const { status, stdout } = command(folder, ["a.json", "--fix"]);
    assert.equal(status, 0);
    assert.match(stdout, /^(a\.json: fixed: (destinationType|code|name): .*\n){3,}1 file: no issues, \d fixed\n$/);
    assert.equal(
      textOf(join(folder, "a.json")),
      GOOD.replace('"acme_exports"', '"acme"').replace("Acme exports", "Acme"),
    );
    assert.equal(command(folder, ["a.json"]).stdout, "1 file: no issues\n");
  });

  test("are listed with their fixes", () => {
    const text = GOOD.replace('"acme_exports"', '"acme "').replace('"Acme exports"', "[]");
    const folder = folderOf({ "a.json": text });
    const [{ message }] = validateExportDestination(text).issues;
    assert.equal(
      command(folder, ["a.json", "--fix"]).stdout,
      `\
a.json: fixed: code: use \`acme\` [format/trailing_space]
a.json:3:11: error: name: ${message} [type]
  3 |   "name": [],
    |           ^^

1 file: 1 error, 1 fixed
`,
    );
  });

  test("keep everything else: newlines, escapes, numbers, tabs, links, permissions", () => {
    const text =
      '\t{"name":"\\u0041\\/",\r\n"destinationType":"S3",\r\n"code":"a ","bucketName":"abc","size":1.50e+01,\r\n\r\n"iamRoleArn":"arn:aws:iam::922609978421:role/x"}\n\n';
    const folder = folderOf({ "a.json": text });
    chmodSync(join(folder, "a.json"), 0o640);
    symlinkSync("a.json", join(folder, "link.json"));
    command(folder, ["link.json", "--fix"]);
    assert.equal(textOf(join(folder, "a.json")), text.replace('"a "', '"a"'));
    assert.equal(statSync(join(folder, "a.json")).mode & 0o777, 0o640);
    assert.deepEqual(
      readdirSync(folder, { withFileTypes: true }).map((entry) => entry.isSymbolicLink()),
      [false, true],
    );
  });

  test("keep the owner and the other names of the file", () => {
    const text = GOOD.replace('"acme_exports"', '"acme "');
    const folder = folderOf({ "a.json": text, "b.json": text });
    // Only root can give a file away; for another user it stays theirs.
    if (process.getuid?.() === 0) chownSync(join(folder, "a.json"), 1000, 1000);
    linkSync(join(folder, "b.json"), join(folder, "c.json"));
    const before = statSync(join(folder, "a.json"));
    command(folder, ["a.json", "b.json", "--fix"]);
    const after = statSync(join(folder, "a.json"));
    assert.deepEqual([after.uid, after.gid], [before.uid, before.gid]);
    for (const name of ["a.json", "b.json", "c.json"])
      assert.equal(textOf(join(folder, name)), text.replace('"acme "', '"acme"'), name);
    assert.deepEqual(readdirSync(folder), ["a.json", "b.json", "c.json"]);
  });

  test("are written in place in a folder that cannot be changed", { skip: process.platform === "win32" }, () => {
    const folder = folderOf({ "a.json": "{}" });
    chmodSync(join(folder, "a.json"), 0o666);
    chmodSync(folder, 0o555);
    // Root can change every folder, and the tests may run as root.
    const source = `
      import { writeInput } from ${JSON.stringify(new URL("../../pkg/src/cli/inputs.js", import.meta.url))};
      if (process.getuid() === 0) process.seteuid(65534);
      await writeInput("a.json", ${JSON.stringify(join(folder, "a.json"))}, Buffer.from("[]"));`;
    execFileSync(process.execPath, ["--input-type=module", "--eval", source]);
    chmodSync(folder, 0o755);
    assert.equal(textOf(join(folder, "a.json")), "[]");
    assert.deepEqual(readdirSync(folder), ["a.json"]);
  });

  test("are not written when there is nothing to fix", () => {
    const folder = folderOf({
      "good.json": GOOD,
      "bad.json": '{"code": []}',
      "broken.json": "{",
      "bytes.json": Buffer.from([0xff]),
    });
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

  test("get the fixes of warnings with --quiet, but not with --no-advice", () => {
    const text = GOOD.replace("Acme exports", "Acme ");
    const folder = folderOf({ "a.json": text });
    command(folder, ["a.json", "--fix", "--no-advice"]);
    assert.equal(textOf(join(folder, "a.json")), text);
    // Quiet: what was fixed is not an error.
    assert.deepEqual(command(folder, ["a.json", "--fix", "--quiet"]), { status: 0, stdout: "", stderr: "" });
    assert.equal(textOf(join(folder, "a.json")), text.replace("Acme ", "Acme"));
  });

  test("that cannot be written are reported with all their issues, and the exit code is 2", () => {
    const bad = GOOD.replace('"acme_exports"', '"acme "');
    const folder = folderOf({ "b.json": bad });
    execFileSync("mkfifo", [join(folder, "a.json")]);
    const child = spawn(process.execPath, [MAIN, "a.json", "b.json", "--fix"], { cwd: folder });
    spawn("sh", ["-c", 'printf %s "$0" > a.json', bad], { cwd: folder });
    return new Promise((resolve) => {
      let stdout = "";
      let stderr = "";
      child.stdout.on("data", (chunk) => (stdout += chunk));
      child.stderr.on("data", (chunk) => (stderr += chunk));
      child.on("close", (status) => {
        assert.equal(status, 2);
        assert.match(stdout, /^a\.json:4:11: error: code: .*\[format\/trailing_space\]$/m);
        assert.match(stdout, /^2 files: 1 error, 1 fixed, 1 fixable with --fix$/m);
        assert.equal(stderr, "m3ter-export-destination: cannot write a.json: not a regular file\n");
        assert.equal(textOf(join(folder, "b.json")), GOOD.replace('"acme_exports"', '"acme"'));
        resolve(undefined);
      });
    });
  });

  test("are whole, or as they were when there is no room for them", () => {
    const text = GOOD.replace('"acme_exports"', '"acme "') + " ".repeat(10_000);
    const folder = folderOf({ "a.json": text });
    // The most blocks that a file may have.
    const limited = `ulimit -f 4 && exec "$0" "$@"`;
    const { status, stderr } = spawnSync("sh", ["-c", limited, process.execPath, MAIN, "a.json", "--fix"], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.equal(status, 2);
    assert.equal(stderr, "m3ter-export-destination: cannot write a.json: file too large\n");
    assert.deepEqual(readdirSync(folder), ["a.json"]);
    assert.equal(textOf(join(folder, "a.json")), text);
  });

  test("are reported with what is left, and what was fixed", () => {
    const text = GOOD.replace('"acme_exports"', '"acme "').replace('"Acme exports"', "[]");
    const folder = folderOf({ "a.json": text });
    const [{ issues, fixed }] = JSON.parse(command(folder, ["a.json", "--fix", "--format", "json"]).stdout);
    assert.deepEqual(
      issues.map((/** @type {any} */ { code }) => code),
      ["type"],
    );
    assert.deepEqual(
      fixed.map((/** @type {any} */ { code, fix }) => [code, fix.title]),
      [["format", "use `acme`"]],
    );
  });
});

describe("text that is not JSON", () => {
  test("pasted from a chat is repaired", () => {
    const body = `{
      // Created by the billing team
      ‘destinationType’: “S3”,
      'name': 'Acme exports',
      code: "acme_exports",
      "bucketName": “acme-billing-exports”,
      "partitionOrder": None,
      "iamRoleArn": "arn:aws:iam::922609978421:role/IAMRole636",
    }`;
    const folder = folderOf({ "a.json": `\ufeff\`\`\`json\n${body}\n\`\`\`\n` });
    const { status, stdout } = command(folder, ["a.json", "--fix"]);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^(a\.json: fixed: .* \[syntax\/\w+\]( \(\d times\))?\n)+1 file: no issues, \d+ fixed\n$/);
    assert.match(stdout, / \[syntax\/curly_quote\] \(3 times\)\n/);
    assert.deepEqual(JSON.parse(textOf(join(folder, "a.json"))), { ...JSON.parse(GOOD), partitionOrder: null });
  });

  test("gets at most 1,000 fixes in one run", () => {
    const text = GOOD.replace("{", `{${"/**/".repeat(1500)}`);
    const folder = folderOf({ "a.json": text });
    const { status, stdout } = command(folder, ["a.json", "--fix"]);
    assert.equal(status, 1);
    assert.match(stdout, /^a\.json: fixed: .* \[syntax\/comment\] \(1,000 times\)\na\.json:1:2: error: /);
    assert.match(stdout, /\n1 file: 1 error, 1,000 fixed, 1 fixable with --fix\n$/);
    assert.equal(textOf(join(folder, "a.json")), GOOD.replace("{", `{${"/**/".repeat(500)}`));
    assert.equal(command(folder, ["a.json", "--fix"]).status, 0);
    assert.equal(textOf(join(folder, "a.json")), GOOD);
  });
});

describe("standard input", () => {
  const text = GOOD.replace('"acme_exports"', '"acme "');

  test("goes to standard output, and the report to standard error", () => {
    const { status, stdout, stderr } = command(folderOf({}), ["-", "--fix"], { input: text });
    assert.deepEqual({ status, stdout }, { status: 0, stdout: GOOD.replace('"acme_exports"', '"acme"') });
    assert.equal(stderr, "<stdin>: fixed: code: use `acme` [format/trailing_space]\n1 file: no issues, 1 fixed\n");
  });

  test("is copied if there is nothing to fix", () => {
    for (const input of [GOOD, "{", "", '{"code": [], "destinationType": "S3"}\r\n']) {
      assert.equal(command(folderOf({}), ["-", "--fix", "--format", "json"], { input }).stdout, input);
    }
  });
});

describe("suggestions", () => {
  const session = "arn:aws:sts::922609978421:assumed-role/exporter/session";
  const role = "arn:aws:iam::922609978421:role/exporter";
  const text = GOOD.replace("arn:aws:iam::922609978421:role/IAMRole636", session).replace('"acme_exports"', '"acme "');

  test("are left alone by --fix, and announced", () => {
    const folder = folderOf({ "a.json": text });
    const { status, stdout } = command(folder, ["a.json", "--fix"]);
    assert.equal(status, 1);
    assert.match(stdout, /^a\.json: fixed: code: use `acme` .*\n/);
    assert.ok(stdout.includes(`\n  suggested fix: use \`${role}\`\n`));
    assert.match(stdout, /\n1 file: 1 error, 1 fixed, 1 fixable with --fix-suggestions\n$/);
    assert.equal(textOf(join(folder, "a.json")), text.replace('"acme "', '"acme"'));
  });

  test("are applied by --fix-suggestions, after the safe fixes", () => {
    const folder = folderOf({ "a.json": text });
    const { status, stdout } = command(folder, ["a.json", "--fix-suggestions"]);
    assert.equal(status, 0);
    assert.match(stdout, /^a\.json: fixed: code: .*\na\.json: fixed: iamRoleArn: .*\n1 file: no issues, 2 fixed\n$/);
    assert.equal(textOf(join(folder, "a.json")), text.replace('"acme "', '"acme"').replace(session, role));
  });

  test("are applied to standard input", () => {
    const { status, stdout } = command(folderOf({}), ["-", "--fix-suggestions"], { input: text });
    assert.equal(status, 0);
    assert.equal(stdout, text.replace('"acme "', '"acme"').replace(session, role));
  });
});

describe("each text of the corpus", () => {
  const folder = new URL("../cases/", import.meta.url);
  const cases = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")));
  const countErrors = (/** @type {Report} */ { issues }) =>
    issues.filter(({ severity }) => severity === "error").length;

  for (const fixes of /** @type {Settings["fixes"][]} */ ([["safe"], ["safe", "suggestion"]])) {
    test(`has no fix left and no new error after ${fixes.join(" and ")} fixes`, () => {
      const validation = /** @type {const} */ ({ operation: "create", advice: true });
      let changed = 0;
      for (const { name, text, value, response } of cases) {
        if (response) continue;
        const original = Buffer.from(text ?? JSON.stringify(value));
        const { report, fixed, bytes } = check(library, { name }, original, { validation, fixes });
        const left = report.issues.filter(({ fix }) => fix !== undefined && fixes.includes(fix.applicability));
        assert.deepEqual(left, [], name);
        assert.deepEqual(report, validateExportDestination(bytes), name);
        if (fixed.length === 0) {
          assert.equal(bytes, original, name);
          continue;
        }
        changed++;
        const first = validateExportDestination(original);
        const isJson = first.issues.every(({ code }) => !["syntax", "not_an_object", "wrapped"].includes(code));
        if (isJson) assert.ok(countErrors(report) <= countErrors(first), name);
        assert.notDeepEqual(applyFix(original, fixed[0].fix), original, name);
      }
      assert.ok(changed > 30);
    });
  }
});
