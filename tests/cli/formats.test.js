/** The formats for other programs, compared with the reports of the whole corpus. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { applyFix, validateExportDestination } from "m3ter-export-destination";
import { command, folderOf, GOOD } from "./command.js";

/** @import { Issue } from "m3ter-export-destination" */

const require = createRequire(import.meta.url);

/** File names with characters that the formats escape. */
const NAMES = ["plain.json", "with space.json", "a,b:c%2C=.json", "é#?&😀.json", "folder/inner.json"];

const CORPUS = new URL("../cases/", import.meta.url);
const texts = readdirSync(CORPUS)
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, CORPUS), "utf8")))
  .filter(({ response }) => !response)
  .map(({ text, value }) => text ?? JSON.stringify(value));
/** @type {[string, string][]} the texts are read back from UTF-8, which has no lone surrogates */
const files = texts.map((text, index) => [`${index} ${NAMES[index % NAMES.length]}`, Buffer.from(text).toString()]);
const folder = folderOf(Object.fromEntries(files));
const names = files.map(([name]) => name);
const reports = files.map(([, text]) => validateExportDestination(text));

/** @param {string} format */
function formatted(format) {
  const { status, stdout, stderr } = command(folder, ["--format", format, ...names]);
  assert.deepEqual({ status, stderr }, { status: 1, stderr: "" });
  return stdout;
}

test("there is a corpus", () => assert.ok(files.length > 100));

describe("json", () => {
  test("has every report, on a line of its own", () => {
    const text = formatted("json");
    const expected = reports.map((report, index) => ({ file: names[index], ...report, fixed: [] }));
    assert.deepEqual(JSON.parse(text), expected);
    assert.equal(text.trimEnd().split("\n").length, files.length + 2);
  });

  test("is an empty array without a file", () => {
    const { status, stdout } = command(folder, ["--format", "json", "nope.json"]);
    assert.deepEqual({ status, stdout }, { status: 2, stdout: "[]\n" });
  });

  test("has errors only with --quiet", () => {
    const { stdout } = command(folder, ["--format", "json", "--quiet", ...names]);
    for (const { issues } of JSON.parse(stdout)) {
      assert.ok(issues.every((/** @type {Issue} */ { severity }) => severity === "error"));
    }
  });
});

describe("github", () => {
  /** Parses a command as actions/runner does. @param {string} line */
  function readCommand(line) {
    const match = /^::(\S+) (.*?)::(.*)$/.exec(line);
    assert.ok(match, line);
    const [, name, list, message] = match;
    const properties = list.split(",").map((property) => {
      const [key, value] = property.split(/=(.*)/s);
      return [key, unescape(value, ["%0D", "\r"], ["%0A", "\n"], ["%3A", ":"], ["%2C", ","], ["%25", "%"])];
    });
    return {
      name,
      ...Object.fromEntries(properties),
      message: unescape(message, ["%0D", "\r"], ["%0A", "\n"], ["%25", "%"]),
    };
  }

  /**
   * @param {string} text
   * @param {...[string, string]} escapes
   */
  function unescape(text, ...escapes) {
    return escapes.reduce((text, [escape, character]) => text.replaceAll(escape, character), text);
  }

  test("has one command per issue, with its file, its line and its columns", () => {
    const commands = formatted("github").trimEnd().split("\n").map(readCommand);
    const expected = reports.flatMap(({ issues }, index) => issues.map((issue) => [issue, names[index]]));
    assert.equal(commands.length, expected.length);
    commands.forEach((found, index) => {
      const [issue, file] = /** @type {[Issue, string]} */ (expected[index]);
      const { code, reason, message, range, fix } = issue;
      const { start, end } = range ?? assert.fail("a text has ranges");
      const { line, col, title } = found;
      const name = issue.severity === "error" ? "error" : issue.impact === "advice" ? "notice" : "warning";
      assert.deepEqual([found.name, found.file, line, col], [name, file, String(start.line), String(start.column)]);
      const isOneLine = start.line === end.line;
      assert.equal(found.endLine, isOneLine ? String(end.line) : undefined);
      assert.equal(found.endColumn, isOneLine ? String(end.column) : undefined);
      assert.equal(title, [code, reason].filter(Boolean).join("/"));
      assert.ok(found.message.includes(message), found.message);
      const label = fix?.applicability === "suggestion" ? "suggested fix" : "fix";
      if (fix) assert.ok(found.message.endsWith(`\n${label}: ${fix.title}`), found.message);
    });
  });

  test("escapes separators and newlines", () => {
    const name = "a,b:c%2C\r\n.json";
    const folder = folderOf({ [name]: GOOD.replace("{", '{"100%\\n::error::\\r": 1,') });
    assert.equal(
      command(folder, ["--format", "github", name]).stdout,
      '::notice file=a%2Cb%3Ac%252C%0D%0A.json,line=1,col=2,endLine=1,endColumn=21,title=unknown_field::["100%25\\n::error::\\r"]: is not a field of a destination%0Asuggested fix: remove `100%25\\n::error::\\r`\n',
    );
  });

  test("names files relative to the workspace if they are inside, and standard input not at all", () => {
    const folder = folderOf({ "repository/a.json": "[", "repository/inner/b.json": "[", "c.json": "[" });
    const env = { GITHUB_WORKSPACE: join(folder, "repository") };
    const args = ["--format", "github", "../a.json", "b.json", "../../c.json", "-"];
    const { stdout } = command(join(folder, "repository", "inner"), args, { input: "[", env });
    const found = Array.from(stdout.matchAll(/^::error (?:file=(.*?),)?line=1,/gm), ([, file]) => file);
    assert.deepEqual(found, ["a.json", "inner/b.json", join(folder, "c.json"), undefined]);
  });

  test("is empty for a valid file", () => {
    const folder = folderOf({ "a.json": GOOD });
    assert.deepEqual(command(folder, ["--format", "github", "a.json"]), { status: 0, stdout: "", stderr: "" });
  });
});

describe("sarif", () => {
  /** The schema of SARIF in the version for draft 4, whose keywords mean the same in draft 7. */
  const { $schema, id, ...schema } = JSON.parse(
    readFileSync(
      require.resolve("@microsoft/jest-sarif").replace(/index\.js$/, "schemas/sarif-2.1.0-rtm.5.json"),
      "utf8",
    ),
  );
  assert.equal($schema, "http://json-schema.org/draft-04/schema#");
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  const isSarif = ajv.compile(schema);

  /** @param {string} text */
  function read(text) {
    assert.ok(isSarif(JSON.parse(text)), JSON.stringify(isSarif.errors));
    return JSON.parse(text).runs[0];
  }

  test("has a schema that rejects what is not SARIF", () => {
    for (const wrong of [{}, { version: "2.0.0", runs: [] }, { version: "2.1.0", runs: [{}] }])
      assert.ok(!isSarif(wrong));
    const region = { startLine: 0 };
    const result = {
      message: { text: "x" },
      locations: [{ physicalLocation: { artifactLocation: { uri: "x" }, region } }],
    };
    assert.ok(!isSarif({ version: "2.1.0", runs: [{ tool: { driver: { name: "x" } }, results: [result] }] }));
  });

  const run = read(formatted("sarif"));

  const LEVELS = { export_fails: "warning", wrong_place: "warning", advice: "note" };

  test("names the tool, its version and its rules", () => {
    const { driver } = run.tool;
    assert.equal(driver.name, "m3ter-export-destination");
    assert.match(driver.version, /^\d+\.\d+\.\d+$/);
    const ids = driver.rules.map((/** @type {{ id: string }} */ { id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { shortDescription, help } of driver.rules) assert.ok(help.text.startsWith(shortDescription.text));
  });

  test("counts columns as JavaScript does", () => {
    assert.equal(run.columnKind, "utf16CodeUnits");
    assert.deepEqual(run.newlineSequences, ["\r\n", "\n", "\r"]);
  });

  test("names files by relative URIs", () => {
    const uris = run.artifacts.map((/** @type {any} */ { location }) => location.uri);
    assert.deepEqual(uris.map(decodeURIComponent), names);
    for (const uri of uris) {
      assert.equal(new URL(uri, "https://example.com/root/").href, `https://example.com/root/${uri}`);
    }
    assert.equal(uris[2], "2%20a%2Cb%3Ac%252C%3D.json");
  });

  test("has a result for each issue, where the issue is", () => {
    const expected = reports.flatMap(({ issues }, index) => issues.map((issue) => ({ issue, index })));
    assert.equal(run.results.length, expected.length);
    run.results.forEach((/** @type {any} */ result, /** @type {number} */ number) => {
      const { issue, index } = expected[number];
      const { ruleId, ruleIndex, level, message, locations, properties } = result;
      assert.equal(ruleId, issue.code);
      assert.equal(level, issue.impact === undefined ? "error" : LEVELS[issue.impact]);
      assert.deepEqual(
        properties,
        JSON.parse(JSON.stringify({ reason: issue.reason, impact: issue.impact, params: issue.params })),
      );
      assert.equal(run.tool.driver.rules[ruleIndex].id, ruleId);
      assert.ok(unbraced(message.text).endsWith(issue.message), message.text);
      const [{ physicalLocation, logicalLocations }] = locations;
      assert.deepEqual(physicalLocation.artifactLocation, run.artifacts[index].location);
      const text = files[index][1];
      const { start, end } = issue.range ?? assert.fail("a text has ranges");
      // SARIF does not count a byte order mark, so a region cannot contain it.
      const first = text.startsWith("\ufeff") ? 1 : 0;
      assert.deepEqual(offsets(text, physicalLocation.region), [Math.max(first, start.offset), end.offset]);
      assert.equal(logicalLocations?.length ?? 0, issue.path.length === 0 ? 0 : 1);
    });
  });

  test("has replacements that change the text as the fixes do", () => {
    const expected = reports.flatMap(({ issues }, index) => issues.map((issue) => ({ issue, text: files[index][1] })));
    let fixes = 0;
    run.results.forEach((/** @type {any} */ result, /** @type {number} */ number) => {
      const { issue, text } = expected[number];
      assert.equal(result.fixes?.length ?? 0, issue.fix === undefined ? 0 : 1);
      if (issue.fix === undefined) return;
      fixes++;
      const [{ description, artifactChanges, properties }] = result.fixes;
      assert.equal(unbraced(description.text), issue.fix.title);
      assert.deepEqual(properties, { applicability: issue.fix.applicability });
      const [{ artifactLocation, replacements }] = artifactChanges;
      assert.deepEqual(artifactLocation, result.locations[0].physicalLocation.artifactLocation);
      assert.equal(replaced(text, replacements), applyFix(text, issue.fix));
    });
    assert.ok(fixes > 50);
  });

  /**
   * Applies the replacements as SARIF defines them.
   * @param {string} text
   * @param {any[]} replacements
   */
  function replaced(text, replacements) {
    const parts = [];
    let from = 0;
    for (const { deletedRegion, insertedContent } of replacements) {
      const [start, end] =
        "byteOffset" in deletedRegion ? characters(text, deletedRegion) : offsets(text, deletedRegion);
      parts.push(text.slice(from, start), insertedContent?.text ?? "");
      from = end;
    }
    return [...parts, text.slice(from)].join("");
  }

  /**
   * @param {string} text
   * @param {{ byteOffset: number, byteLength: number }} region
   */
  function characters(text, { byteOffset, byteLength }) {
    const bytes = Buffer.from(text);
    return [byteOffset, byteOffset + byteLength].map((offset) => bytes.subarray(0, offset).toString().length);
  }

  /** Doubled braces are braces, SARIF 3.11.5. @param {string} text */
  function unbraced(text) {
    assert.ok(!/[{}]/.test(text.replace(/\{\{|\}\}/g, "")), text);
    return text.replaceAll("{{", "{").replaceAll("}}", "}");
  }

  /**
   * @param {string} text
   * @param {{ startLine: number, startColumn: number, endLine: number, endColumn: number }} region
   */
  function offsets(text, { startLine, startColumn, endLine, endColumn }) {
    const starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), ({ 0: newline, index }) => index + newline.length)];
    // SARIF does not count a byte order mark.
    if (text.startsWith("\ufeff")) starts[0] = 1;
    return [starts[startLine - 1] + startColumn - 1, starts[endLine - 1] + endColumn - 1];
  }

  test("reports files that cannot be read", () => {
    const { status, stdout, stderr } = command(folder, ["--format", "sarif", "no{}pe.json"]);
    assert.equal(status, 2);
    const [{ executionSuccessful, toolExecutionNotifications }] = read(stdout).invocations;
    assert.equal(executionSuccessful, false);
    assert.deepEqual(toolExecutionNotifications, [
      { level: "error", message: { text: "cannot read no{{}}pe.json: no such file or directory" } },
    ]);
    assert.equal(stderr, "m3ter-export-destination: cannot read no{}pe.json: no such file or directory\n");
    assert.equal(run.invocations[0].executionSuccessful, true);
  });

  test("has an absolute URI for a file outside, and none for standard input", () => {
    const inner = folderOf({});
    const { artifacts, results } = read(
      command(inner, ["--format", "sarif", join(folder, names[1]), "-"], { input: "[" }).stdout,
    );
    assert.equal(artifacts[0].location.uri, pathToFileURL(join(folder, names[1])).href);
    assert.deepEqual(results.at(-1).locations[0].physicalLocation.artifactLocation, {
      description: { text: "standard input" },
      index: 1,
    });
  });

  test("removes a byte order mark as bytes, because its columns do not count it", () => {
    const inner = folderOf({ "a.json": "\ufeff{}" });
    const [{ locations, fixes }] = read(command(inner, ["--format", "sarif", "a.json"]).stdout).results;
    const start = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
    assert.deepEqual(locations[0].physicalLocation.region, start);
    assert.deepEqual(fixes[0].artifactChanges[0].replacements, [{ deletedRegion: { byteOffset: 0, byteLength: 3 } }]);
  });

  test("is valid for bytes that are not UTF-8, and for an empty file", () => {
    const inner = folderOf({ "a.json": Buffer.from([0x7b, 0xff, 0x0a, 0xfe]), "b.json": "" });
    assert.equal(read(command(inner, ["--format", "sarif", "a.json", "b.json"]).stdout).results.length, 2);
  });
});

test("github shows inputs that cannot be read as errors", () => {
  const { status, stdout } = command(folder, ["--format", "github", "missing.json"]);
  assert.equal(status, 2);
  assert.equal(stdout, "::error::cannot read missing.json: no such file or directory\n");
});
