/** Texts with lone surrogates: `JSON.parse` accepts them, and UTF-8 cannot encode them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyFix, validateExportDestination } from "m3ter-export-destination";

/** @param {string} members */
const body = (members) =>
  `{"destinationType": "S3", "name": "n", "bucketName": "acme-data", "iamRoleArn": "arn:aws:iam::922609978421:role/x",\n${members}}`;

/**
 * @param {string} text
 * @returns {[code: string, reason: string | undefined, slice: string, column: number | undefined][]}
 */
function found(text) {
  return validateExportDestination(text).issues.map(({ code, reason, range }) => [
    code,
    reason,
    text.slice(range?.start.offset, range?.end.offset),
    range?.start.column,
  ]);
}

test("in a field it is an error of the field, as its escape is", () => {
  for (const lone of ["\ud800", "\udc00", "\ud83d", "\\ud800"]) {
    assert.deepEqual(found(body(`"code": "a${lone}b"`)), [["format", "lone_surrogate", `"a${lone}b"`, 9]]);
  }
});

test("ranges after it fit the original text", () => {
  const text = body(`"\ud800": "\udc00\udc00", "é\ud801": 1,\n "\ud802😀": 2, "code": "a"`);
  assert.deepEqual(found(text), [
    ["unknown_field", undefined, '"\ud800"', 1],
    ["unknown_field", undefined, '"é\ud801"', 12],
    ["unknown_field", undefined, '"\ud802😀"', 2],
  ]);
});

test("after a backslash it is a bad escape, after two it is not", () => {
  assert.equal(found(body('"code": "a\\\ud800"'))[0][1], "bad_escape");
  assert.throws(() => JSON.parse('"a\\\ud800"'));
  assert.equal(found(body('"code": "a\\\\\ud800"'))[0][1], "lone_surrogate");
  assert.equal(found(body('"code": "a\\\\\\\ud800"'))[0][1], "bad_escape");
});

test("no fix replaces a lone surrogate", () => {
  for (const lone of ["\ud800", "\\ud800"]) {
    const { issues } = validateExportDestination(body(`"code": " a${lone}"`));
    assert.deepEqual(
      issues.map(({ reason, fix }) => [reason, fix]),
      [
        ["leading_space", undefined],
        ["lone_surrogate", undefined],
      ],
    );
  }
});

test("edits after it fit the original text", () => {
  const text = body('"\ud800": 1, "code": " a"');
  const [{ fix }] = validateExportDestination(text).issues;
  assert.ok(fix?.edits);
  assert.equal(applyFix(text, fix), text.replace('" a"', '"a"'));
});

test("a raw and an escaped half are a pair", () => {
  assert.deepEqual(found(body('"code": "\\ud83d\ude00"')), []);
  assert.deepEqual(found(body('"code": "\ud83d\\ude00"')), []);
});

test("outside of strings it is a syntax error with its range", () => {
  for (const text of ["\ud800", "{\udc00}", "[1, \ud800]", '{"a": 1}\ud800', '"\ud801" \ud800']) {
    const [[code, , slice]] = found(text);
    assert.equal(code, "syntax");
    assert.match(slice, /^[\ud800\udc00]$/, JSON.stringify(text));
  }
});

test("a value is serialized with escapes", () => {
  const [{ code, reason, path }] = validateExportDestination({ ...JSON.parse(body('"code": "a\ud800"')) }).issues;
  assert.deepEqual({ code, reason, path }, { code: "format", reason: "lone_surrogate", path: ["code"] });
});

test("a pair is never split between two parts of a long text", () => {
  for (let shift = -2; shift <= 2; shift++) {
    const before = "x".repeat(2 ** 20 + shift - body('"code": "').length + 1);
    const text = body(`"code": "a", "${before}😀": 1, "\ud800": 2`);
    assert.deepEqual(
      found(text).map(([, , slice]) => slice),
      [`"${before}😀"`, '"\ud800"'],
    );
  }
});
