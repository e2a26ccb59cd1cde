/** Runs the corpus of tests/cases/ through the package: as text, as bytes and as a value. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { applyFix, validateExportDestination, validateExportDestinationResponse } from "m3ter-export-destination";

/** @import { Issue, Report } from "m3ter-export-destination" */

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
 * @property {unknown} [fixAll] after all safe fixes: a string is the text, anything else the value
 *
 * @typedef {object} Expected
 * @property {string} severity
 * @property {string} code
 * @property {string} [reason]
 * @property {(string | number)[]} path
 * @property {string} [impact]
 * @property {string} [slice] the text at the issue's range
 * @property {Record<string, unknown>} [params] those that the issue has at least
 * @property {Record<string, unknown> | string | null} [fixed] with the fix applied: a string is the text; null for no fix
 * @property {string} [applicability]
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
    // Only Rust can take this option: no JavaScript number is that exact.
    assert.throws(() => validate("{}", options), TypeError);
    return;
  }
  const text = expected.text ?? JSON.stringify(value);
  for (const input of [text, encoder.encode(text)]) {
    const report = validate(input, options);
    compare(report, expected, text);
    report.issues.forEach((issue, index) => assertRange(issue, text, expected.issues[index].slice));
  }
  if (expected.fixAll !== undefined) {
    const fixed = fixAll(text, (json) => validate(json, options));
    assert.deepEqual(typeof expected.fixAll === "string" ? fixed : JSON.parse(fixed), expected.fixAll);
  }
  // A string is always JSON text.
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
    const { params, fixed, impact, applicability } = expected.issues[index];
    if (impact) assert.equal(issue.impact, impact);
    if (applicability) assert.equal(issue.fix?.applicability, applicability);
    for (const name in params) assert.deepEqual(issue.params[name], params[name], `params.${name}`);
    if (fixed === null) assert.ok(!("fix" in issue), "there is no fix");
    if (typeof fixed === "string") assert.equal(issue.fix && applyFix(text, issue.fix), fixed);
    else if (fixed) assert.deepEqual(issue.fix && JSON.parse(applyFix(text, issue.fix)), fixed);
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
 * Applies the first safe fix until no issue has one.
 * @param {string} text
 * @param {(json: string) => Report} validate
 */
function fixAll(text, validate) {
  for (let fixes = 0; fixes < 500; fixes++) {
    const fix = validate(text).issues.find((issue) => issue.fix?.applicability === "safe")?.fix;
    if (!fix) return text;
    text = applyFix(text, fix);
  }
  throw new Error(`there are more fixes: ${text}`);
}
