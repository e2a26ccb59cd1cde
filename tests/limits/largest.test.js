/** The largest texts that the engine can hold, up to 2^29 - 24 units, and bytes beyond the wasm's address space. */
import assert from "node:assert/strict";
import { constants } from "node:buffer";
import { test } from "node:test";
import { validateExportDestination } from "m3ter-export-destination";

const { MAX_STRING_LENGTH } = constants;
const [HEAD, TAIL] = ['{"destinationType":"S3","name":"', '"}'];
const ROOM = MAX_STRING_LENGTH - HEAD.length - TAIL.length;

/** @param {unknown} json */
function outline(json) {
  return validateExportDestination(json).issues.map(({ code, reason, path, params }) => [
    code,
    reason ?? path[0],
    params.actual,
  ]);
}

const MISSING = ["code", "bucketName", "iamRoleArn"].map((field) => ["required", field, undefined]);

/** The next call answers as ever. */
function assertAlive() {
  assert.deepEqual(outline('{"destinationType":"S3","name":"é","code":" x"}'), [
    ["format", "leading_space", undefined],
    ...MISSING.slice(1),
  ]);
}

for (const unit of ["x", "é", "€", "\\n"]) {
  test(`${MAX_STRING_LENGTH} units, most of them ${JSON.stringify(unit)}`, () => {
    const times = Math.floor(ROOM / unit.length);
    const found = outline(HEAD + unit.repeat(times) + TAIL);
    assert.deepEqual(found, [["too_long", "name", times], ...MISSING]);
    assertAlive();
  });
}

test("half surrogate pairs, as many as there can be", () => {
  assert.deepEqual(outline(HEAD + "\ud800".repeat(ROOM) + TAIL), [["syntax", "too_large", undefined]]);
  assertAlive();
});

for (const [unit, reason] of /** @type {const} */ ([
  ["[", "too_deep"],
  [" ", "unexpected_end"],
  ["\n", "unexpected_end"],
  ["9", undefined],
])) {
  test(`nothing but ${JSON.stringify(unit)}`, () => {
    const [[code, found]] = outline(unit.repeat(MAX_STRING_LENGTH));
    assert.deepEqual([code, found], reason ? ["syntax", reason] : ["not_an_object", undefined]);
    assertAlive();
  });
}

test("values whose text just fits, and does not", () => {
  const around = JSON.stringify({ name: "" }).length;
  assert.deepEqual(outline({ name: "x".repeat(MAX_STRING_LENGTH - around) })[1], [
    "too_long",
    "name",
    MAX_STRING_LENGTH - around,
  ]);
  assert.deepEqual(outline({ name: "x".repeat(MAX_STRING_LENGTH - around + 1) }), [["syntax", "too_large", undefined]]);
  assertAlive();
});

test("bytes, up to what the wasm can address and beyond", () => {
  for (const length of [2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32]) {
    const bytes = new Uint8Array(length);
    const [[code, reason]] = outline(bytes);
    assert.equal(code, "syntax");
    // Zeros are no JSON, if there is memory for them.
    assert.ok(
      length < 2 ** 32 ? ["unexpected_character", "too_large"].includes(String(reason)) : reason === "too_large",
      `${length}: ${reason}`,
    );
    assertAlive();
  }
});

test("more lone surrogates than their offsets can be kept of", () => {
  assert.deepEqual(outline(`"${"\ud800".repeat(2 ** 24)}"`), [["not_an_object", undefined, "string"]]);
  const [[code, reason]] = outline(`"${"\ud800".repeat(2 ** 24 + 2 ** 20)}"`);
  assert.deepEqual([code, reason], ["syntax", "too_large"]);
});
