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
 * @property {unknown} [value]
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
  const { options } = expected;
  const text = expected.text ?? JSON.stringify(expected.value);
  const hasValue = expected.text === undefined;

  compare(validate(text, options), expected, text, hasValue);
  compare(validate(encoder.encode(text), options), expected, text, hasValue);
  if (!hasValue) return;
  const report = validate(expected.value, options);
  compare(report, expected, text, hasValue, "value");
  for (const issue of report.issues) assert.ok(!("range" in issue), "a value has no ranges");
}

/**
 * @param {Report} report
 * @param {Case} expected
 * @param {string} text
 * @param {boolean} hasValue
 * @param {"text" | "value"} [input]
 */
function compare(report, expected, text, hasValue, input = "text") {
  assert.deepEqual(report.issues.map(outline), expected.issues.map(outline));
  assert.equal(report.valid, expected.valid);
  assert.equal(report.destinationType, expected.destinationType);
  report.issues.forEach((issue, index) => {
    const { slice, params, fixed } = expected.issues[index];
    if (input === "text") assertRange(issue, text, hasValue ? undefined : slice);
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
    const lines = text.slice(0, position.offset).split(/\r\n|\r(?!\n)|\n/);
    // Between CR and LF the line has not ended yet.
    const between = text.slice(position.offset - 1, position.offset + 1) === "\r\n";
    const last = between ? `${lines.at(-2) ?? ""}\r` : String(lines.at(-1));
    const line = between ? lines.length - 1 : lines.length;
    assert.deepEqual({ line: position.line, column: position.column }, { line, column: last.length + 1 });
  }
  if (slice !== undefined) assert.equal(text.slice(start.offset, end.offset), slice);
}

/**
 * @param {any} body
 * @param {JsonPatchOperation[]} patch on members of the root
 */
function patched(body, patch) {
  for (const operation of patch) {
    const name = operation.path.slice(1).replaceAll("~1", "/").replaceAll("~0", "~");
    if (operation.op === "remove") delete body[name];
    else body[name] = operation.value;
  }
  return body;
}
