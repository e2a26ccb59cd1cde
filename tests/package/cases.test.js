/** The corpus of tests/cases/, through the package: as text, as bytes and as a value. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { validateExportDestination, validateExportDestinationResponse } from "m3ter-export-destination";

/** @import { Issue, JsonPatchOperation, Report } from "m3ter-export-destination" */

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} [text]
 * @property {unknown} [value] in place of a text
 * @property {true} [response]
 * @property {object} [options]
 * @property {boolean} valid
 * @property {string | null} destinationType
 * @property {Expected[]} issues
 *
 * @typedef {object} Expected
 * @property {string} severity
 * @property {string} code
 * @property {string} [reason]
 * @property {(string | number)[]} path
 * @property {string} [slice] the text at the issue's range
 * @property {Record<string, unknown>} [params] those that the issue has at least
 * @property {Record<string, unknown> | null} [fixed] the body with the fix applied, or null for no fix
 */

const FOLDER = new URL("../cases/", import.meta.url);
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith(".json"));
const encoder = new TextEncoder();

assert.notEqual(FILES.length, 0);

for (const file of FILES) {
  describe(file, () => {
    /** @type {Case[]} */
    const cases = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
    assert.notEqual(cases.length, 0);
    for (const expected of cases) test(expected.name, () => check(expected));
  });
}

/** @param {Case} expected */
function check(expected) {
  const validate = expected.response ? validateExportDestinationResponse : validateExportDestination;
  const { options, value } = expected;
  if (Object.values(options ?? {}).some((option) => typeof option === "number" && !Number.isSafeInteger(option))) {
    // An option for Rust alone: no JavaScript number is that exact.
    assert.throws(() => validate("{}", options), TypeError);
    return;
  }
  const text = expected.text ?? JSON.stringify(value);
  for (const input of [text, encoder.encode(text)]) {
    const report = validate(input, options);
    compare(report, expected, text);
    report.issues.forEach((issue, index) => assertRange(issue, text, expected.issues[index].slice));
  }
  // A string is a text, whatever it was meant as.
  if (value === undefined || typeof value === "string") return;
  const report = validate(value, options);
  compare(report, expected, text);
  for (const issue of report.issues) assert.ok(!("range" in issue), "a value has no ranges");
}

/**
 * @param {Report} report
 * @param {Case} expected
 * @param {string} text
 */
function compare(report, expected, text) {
  assert.deepEqual(report.issues.map(outline), expected.issues.map(outline));
  assert.equal(report.valid, expected.valid);
  assert.equal(report.destinationType, expected.destinationType);
  report.issues.forEach((issue, index) => {
    const { params, fixed } = expected.issues[index];
    for (const name in params) assert.deepEqual(issue.params[name], params[name], `params.${name}`);
    if (fixed === null) assert.ok(!("fix" in issue), "there is no fix");
    if (fixed) assert.deepEqual(patched(JSON.parse(text), issue.fix?.patch ?? []), fixed);
  });
}

/** @param {Issue | Expected} issue */
function outline({ severity, code, reason, path }) {
  return { severity, code, reason, path };
}

/**
 * @param {Issue} issue
 * @param {string} text
 * @param {string} [slice]
 */
function assertRange({ range }, text, slice) {
  assert.ok(range, "there is a range");
  const { start, end } = range;
  assert.ok(0 <= start.offset && start.offset <= end.offset && end.offset <= text.length, JSON.stringify(range));
  for (const position of [start, end]) {
    const endings = [...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: ending, index }) => index + ending.length);
    const before = endings.filter((end) => end <= position.offset);
    const expected = { line: before.length + 1, column: position.offset - (before.at(-1) ?? 0) + 1 };
    assert.deepEqual({ line: position.line, column: position.column }, expected);
  }
  if (slice !== undefined) assert.equal(text.slice(start.offset, end.offset), slice);
}

/**
 * @param {any} body
 * @param {JsonPatchOperation[]} patch on members of the root
 */
function patched(body, patch) {
  for (const operation of patch) {
    const name = member(operation.path);
    if (operation.op === "move") {
      body[name] = body[member(operation.from)];
      delete body[member(operation.from)];
    } else if (operation.op === "remove") delete body[name];
    else body[name] = operation.value;
  }
  return body;
}

/** @param {string} pointer */
function member(pointer) {
  return pointer.slice(1).replaceAll("~1", "/").replaceAll("~0", "~");
}
