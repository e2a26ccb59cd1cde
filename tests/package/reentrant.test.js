/** Code of the caller that runs during a validation, and validates something else or changes the value. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  previewExportDestination,
  validateExportDestination,
  validateExportDestinationResponse,
} from "m3ter-export-destination";

const BODY = {
  destinationType: "S3",
  name: "Acme exports",
  code: "acme_exports",
  bucketName: "acme-data-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
};
const CLEAN = { valid: true, destinationType: "S3", issues: [] };

/** A text that is longer than the kept buffer, bytes, a value, an unserializable value, a lone surrogate, a syntax error. */
const OTHERS = [
  `{"destinationType": "GCS", "filler": "${"x".repeat(100_000)}"}`,
  Buffer.from('{"code": " é"}'),
  { ...BODY, code: " " },
  { ...BODY, version: 1n },
  '{"code": "\ud800"}',
  "[",
];

const PREVIEW_OPTIONS = { orgId: "5c4f6ae8-7c6e-4a53-9d0c-f5d3a4e2b101", now: 0 };
const previewAlone = previewExportDestination(BODY, PREVIEW_OPTIONS);

const alone = OTHERS.map((json) => validateExportDestination(json));

/** Validates during another validation; the reports have to be the same as alone. */
function validateOthers() {
  assert.deepEqual(
    OTHERS.map((json) => validateExportDestination(json)),
    alone,
  );
  assert.equal(validateExportDestinationResponse({ ...BODY, id: 7 }).valid, false);
  assert.deepEqual(previewExportDestination(BODY, PREVIEW_OPTIONS), previewAlone);
}

/**
 * @template T
 * @param {T} value
 */
function after(value) {
  let times = 0;
  return {
    count: () => times,
    run() {
      times++;
      validateOthers();
      return value;
    },
  };
}

test("a toJSON", () => {
  const { run, count } = after(BODY.code);
  assert.deepEqual(validateExportDestination({ ...BODY, code: { toJSON: run } }), CLEAN);
  assert.equal(count(), 1);
});

test("a toJSON, in a preview", () => {
  const { run, count } = after(BODY.code);
  assert.deepEqual(previewExportDestination({ ...BODY, code: { toJSON: run } }, PREVIEW_OPTIONS), previewAlone);
  assert.equal(count(), 1);
});

test("a toJSON of the whole", () => {
  const { run, count } = after(BODY);
  assert.deepEqual(validateExportDestination({ toJSON: run }), CLEAN);
  assert.equal(count(), 1);
});

test("a getter of each member", () => {
  for (const [name, value] of Object.entries(BODY)) {
    const { run, count } = after(value);
    assert.deepEqual(
      validateExportDestination(Object.defineProperty({ ...BODY }, name, { get: run, enumerable: true })),
      CLEAN,
    );
    assert.equal(count(), 1);
  }
});

test("a proxy's traps", () => {
  const names = /** @type {const} */ (["get", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"]);
  const traps = names.map((name) => [
    name,
    (/** @type {[any, any]} */ ...given) => {
      validateOthers();
      return Reflect[name](...given);
    },
  ]);
  const proxy = new Proxy(BODY, Object.fromEntries(traps));
  assert.deepEqual(validateExportDestination(proxy), CLEAN);
});

test("getters of options", () => {
  const { run, count } = after("update");
  const options = Object.defineProperty({}, "operation", { get: run, enumerable: true });
  const found = validateExportDestination(JSON.stringify(BODY), /** @type {any} */ (options));
  assert.deepEqual(
    found.issues.map(({ code, path }) => [code, path]),
    [["required", ["version"]]],
  );
  assert.equal(count(), 1);
});

test("toString of what is thrown", () => {
  const { run, count } = after("out of tea");
  const error = { toString: run };
  const report = validateExportDestination({
    list: [
      {
        toJSON() {
          throw error;
        },
      },
    ],
  });
  assert.deepEqual(
    report.issues.map(({ reason, path }) => [reason, path]),
    [["threw", ["list", 0]]],
  );
  assert.match(report.issues[0].message, /out of tea/);
  assert.equal(count(), 1);
});

test("a getter that validates and then throws", () => {
  const report = validateExportDestination({
    get a() {
      validateOthers();
      throw new Error("no");
    },
  });
  assert.deepEqual(
    report.issues.map(({ reason, path }) => [reason, path]),
    [["threw", ["a"]]],
  );
  // And not that a report differed.
  assert.match(report.issues[0].message, /Error: no/);
});

test("as deep as the engine allows", () => {
  let deepest = 0;
  let calls = 0;
  /** @returns {any} */
  const nest = (/** @type {number} */ depth) => ({
    ...BODY,
    extra: {
      toJSON() {
        // Without an end here, a number of calls that doubles with each level would look like a hang.
        if (++calls > 1_000_000) return true;
        deepest = Math.max(deepest, depth);
        return validateExportDestination(nest(depth + 1)).valid;
      },
    },
  });
  const { issues } = validateExportDestination(nest(0));
  assert.deepEqual(
    issues.map(({ code, path }) => [code, path]),
    [["unknown_field", ["extra"]]],
  );
  assert.ok(deepest > 100, `${deepest} deep`);
  assert.ok(calls < 100 * deepest, `${calls} calls`);
  assert.deepEqual(validateExportDestination(BODY), CLEAN);
});

test("validations that throw, one inside the other: their number does not double with each level", () => {
  const DEPTH = 40;
  let calls = 0;
  /** @returns {any} */
  const nest = (/** @type {number} */ depth) => ({
    toJSON() {
      if (++calls > 1_000_000) return true;
      if (depth === DEPTH) throw new Error("the end");
      throw new Error(validateExportDestination(nest(depth + 1)).issues[0].message);
    },
  });
  const { issues } = validateExportDestination([nest(1)]);
  assert.deepEqual(
    issues.map(({ reason, path }) => [reason, path]),
    [["threw", [0]]],
  );
  assert.ok(calls < DEPTH ** 3, `${calls} calls`);
});

test("a getter that changes other members: the verdict is on what JSON.stringify makes of them", () => {
  const make = () => {
    /** @type {any} */
    const body = { ...BODY };
    const first = {
      get name() {
        delete body.code;
        body.version = 1;
        return "n";
      },
    };
    return Object.defineProperties(body, Object.getOwnPropertyDescriptors(first));
  };
  const { issues } = validateExportDestination(make());
  assert.deepEqual(
    issues.map(({ code, path }) => [code, path]),
    [["required", ["code"]]],
  );
  assert.deepEqual(validateExportDestination(JSON.parse(JSON.stringify(make()))).issues, issues);
});

test("a getter that throws only the first time: what was thrown is reported", () => {
  let times = 0;
  const body = {
    ...BODY,
    get prefix() {
      if (times++ === 0) throw new Error("busy");
      return "p";
    },
  };
  const { issues } = validateExportDestination(body);
  assert.deepEqual(
    issues.map(({ reason, path }) => [reason, path]),
    [["threw", []]],
  );
  assert.match(issues[0].message, /busy/);
  assert.deepEqual(validateExportDestination(body), CLEAN);
});

test("a list that grows while it is walked", () => {
  /** @type {unknown[]} */
  const list = [1n];
  list.unshift({
    toJSON() {
      list.push({
        toJSON() {
          throw new Error("never");
        },
      });
      return 0;
    },
  });
  const { issues } = validateExportDestination({ ...BODY, list });
  assert.deepEqual(
    issues.map(({ reason, path }) => [reason, path]),
    [["big_int", ["list", 1]]],
  );
});
