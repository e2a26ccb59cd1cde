/** A wrong option throws a `TypeError` that names it; nothing else throws. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { validateExportDestination, validateExportDestinationResponse } from "m3ter-export-destination";

/** @type {any} */
const validate = validateExportDestination;
/** @type {any} */
const validateResponse = validateExportDestinationResponse;

const BODY = {
  destinationType: "S3",
  name: "Acme exports",
  code: "acme_exports",
  bucketName: "acme-data-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
};
const ANSWER = { ...BODY, id: "123e4567-e89b-12d3-a456-426614174000" };

/** @param {{ issues: { code: string }[] }} report */
const codes = ({ issues }) => issues.map(({ code }) => code);

test("options that are not an object", () => {
  for (const options of [null, 0, "create", true, 1n, Symbol("s"), () => {}]) {
    assert.throws(() => validate(BODY, options), { name: "TypeError", message: /options must be an object/ });
    assert.throws(() => validateResponse(ANSWER, options), { name: "TypeError", message: /options must be an object/ });
  }
});

test("wrong options", () => {
  const versions = [0, -1, 1.5, NaN, Infinity, 2 ** 53, "1", 1n, null, true, {}];
  const wrong = /** @type {const} */ ({
    operation: ["", "CREATE", "delete", null, 1, ["create"]],
    advice: [null, 0, 1, "true", {}],
    currentVersion: versions,
  });
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) {
      assert.throws(() => validate(BODY, { [name]: value }), {
        name: "TypeError",
        message: new RegExp(`options.${name} `),
      });
      // Also if the option would not be used, and for every body.
      assert.throws(() => validate(1n, { [name]: value }), TypeError);
    }
  }
  for (const operation of wrong.operation) assert.throws(() => validateResponse(ANSWER, { operation }), TypeError);
  for (const sentVersion of versions) {
    assert.throws(() => validateResponse(ANSWER, { sentVersion }), {
      name: "TypeError",
      message: /options.sentVersion /,
    });
  }
});

test("absent, undefined and unknown options", () => {
  for (const options of [undefined, {}, { operation: undefined, currentVersion: undefined, advice: undefined }, []]) {
    assert.deepEqual(validate(BODY, options), { valid: true, destinationType: "S3", issues: [] });
  }
  assert.equal(validate(BODY, { Operation: "update", sentVersion: "x" }).valid, true);
  assert.equal(validateResponse(ANSWER, { advice: "x", currentVersion: "x" }).valid, true);
});

test("operation and currentVersion", () => {
  assert.deepEqual(codes(validate({ ...BODY, version: 2 })), ["version_on_create"]);
  assert.deepEqual(codes(validate({ ...BODY, version: 2 }, { operation: "create", currentVersion: 2 })), [
    "version_on_create",
  ]);
  assert.deepEqual(codes(validate(BODY, { operation: "update" })), ["required"]);
  assert.deepEqual(codes(validate({ ...BODY, version: 2 }, { operation: "update" })), []);
  assert.deepEqual(codes(validate({ ...BODY, version: 2 }, { operation: "update", currentVersion: 2 })), []);
  assert.deepEqual(codes(validate({ ...BODY, version: 2 }, { operation: "update", currentVersion: 3 })), [
    "version_conflict",
  ]);
  const most = Number.MAX_SAFE_INTEGER;
  assert.deepEqual(codes(validate({ ...BODY, version: most }, { operation: "update", currentVersion: most })), []);
});

test("advice", () => {
  const body = { ...BODY, colour: "red" };
  assert.deepEqual(codes(validate(body)), ["unknown_field"]);
  assert.deepEqual(codes(validate(body, { advice: true })), ["unknown_field"]);
  assert.deepEqual(validate(body, { advice: false }), { valid: true, destinationType: "S3", issues: [] });
});

test("operation and sentVersion of a response", () => {
  assert.deepEqual(codes(validateResponse({ ...ANSWER, version: 7 })), []);
  assert.deepEqual(codes(validateResponse({ ...ANSWER, version: 7 }, { operation: "create" })), ["version_conflict"]);
  assert.deepEqual(codes(validateResponse({ ...ANSWER, version: 7 }, { operation: "update", sentVersion: 6 })), []);
  assert.deepEqual(codes(validateResponse({ ...ANSWER, version: 7 }, { operation: "update", sentVersion: 7 })), [
    "version_conflict",
  ]);
});

test("options are not inherited, not even from an extended Object.prototype", () => {
  const { prototype } = /** @type {any} */ (Object);
  prototype.operation = "update";
  try {
    assert.deepEqual(codes(validate(BODY)), []);
    assert.deepEqual(codes(validate(BODY, {})), []);
    assert.deepEqual(codes(validate(BODY, { advice: true })), []);
  } finally {
    delete prototype.operation;
  }
  assert.deepEqual(codes(validate({ ...BODY, version: 2 }, Object.create({ operation: "update" }))), [
    "version_on_create",
  ]);
});
