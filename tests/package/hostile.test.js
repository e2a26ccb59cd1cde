/** No value of `json` makes the package throw, and every report is plain data. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { validateExportDestination, validateExportDestinationResponse } from "m3ter-export-destination";

/** @import { Report } from "m3ter-export-destination" */

const BODY = {
  destinationType: "S3",
  name: "Acme exports",
  code: "acme_exports",
  bucketName: "acme-data-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
};

/** @param {unknown} json */
function reports(json) {
  const all = [validateExportDestination(json), validateExportDestinationResponse(json)];
  for (const report of all) {
    assert.deepEqual(structuredClone(report), report);
    assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
    assert.equal(report.valid, !report.issues.some(({ severity }) => severity === "error"));
  }
  return all;
}

/** @param {Report} report */
function outlines({ issues }) {
  return issues.map(({ code, reason, path }) => ({ code, reason, path }));
}

/**
 * @param {unknown} json
 * @param {string} code
 * @param {string | undefined} reason
 * @param {(string | number)[]} path
 */
function assertRefused(json, code, reason, path) {
  for (const report of reports(json)) {
    assert.deepEqual(outlines(report), [{ code, reason, path }]);
    assert.equal(report.valid, false);
    assert.equal(report.destinationType, null);
    assert.ok(!("range" in report.issues[0]));
  }
}

/** @param {unknown} error */
function thrower(error) {
  return () => {
    throw error;
  };
}

/** @param {number} depth */
function nestedArrays(depth) {
  /** @type {unknown[]} */
  let value = [];
  for (let level = 1; level < depth; level++) value = [value];
  return value;
}

test("values of types that JSON does not have", () => {
  for (const json of [undefined, () => {}, class {}, Symbol("s"), Symbol.iterator, { toJSON: () => undefined }]) {
    for (const report of reports(json)) {
      assert.equal(report.valid, false);
      assert.deepEqual(outlines(report), [{ code: "not_an_object", reason: undefined, path: [] }]);
    }
  }
});

test("a number that JavaScript has rounded has no fix, unlike one in a text", () => {
  const titleFor = (/** @type {unknown} */ json) => validateExportDestination(json).issues[0]?.fix?.title;
  const digits = "1234567890123456789";
  assert.equal(titleFor({ ...BODY, code: 123456789012345 }), "use `123456789012345`");
  assert.equal(titleFor({ ...BODY, code: Number(digits) }), undefined);
  assert.equal(titleFor(JSON.stringify(BODY).replace('"acme_exports"', digits)), `use \`${digits}\``);
});

test("values with JSON text that are not objects", () => {
  for (const json of [null, true, 1, NaN, -0, Infinity, [], [1], new Date(0), new String("x"), new Boolean(false)]) {
    assertRefused(json, "not_an_object", undefined, []);
  }
});

test("values that are serialized as objects", () => {
  for (const json of [{}, new Map(), new Error("x"), /x/, Promise.resolve(), globalThis.process.versions]) {
    for (const report of reports(json)) assert.ok(report.issues.some(({ code }) => code === "required"));
  }
});

test("a circular reference, with its path", () => {
  const itself = { ...BODY, prefix: {} };
  itself.prefix = itself;
  assertRefused(itself, "not_serializable", "cycle", ["prefix"]);
  const deep = { list: [0, { back: {} }] };
  /** @type {any} */ (deep.list[1]).back = deep.list;
  assertRefused(deep, "not_serializable", "cycle", ["list", 1, "back"]);
});

test("the same object twice is not a circular reference", () => {
  const shared = { a: 1 };
  for (const report of reports({ ...BODY, x: shared, y: [shared, shared] })) {
    assert.ok(!report.issues.some(({ code }) => code === "not_serializable"));
  }
});

test("a BigInt, with its path", () => {
  assertRefused(1n, "not_serializable", "big_int", []);
  assertRefused(Object(1n), "not_serializable", "big_int", []);
  assertRefused({ ...BODY, version: 1n }, "not_serializable", "big_int", ["version"]);
  assertRefused({ a: [1, { b: Object(2n) }] }, "not_serializable", "big_int", ["a", 1, "b"]);
  assertRefused({ a: { toJSON: () => 3n } }, "not_serializable", "big_int", ["a"]);
});

test("getters, toJSON and proxy traps that throw, with their path", () => {
  assertRefused(
    {
      a: {
        get b() {
          throw new Error("no");
        },
      },
    },
    "not_serializable",
    "threw",
    ["a", "b"],
  );
  assertRefused([0, { toJSON: thrower(new Error("no")) }], "not_serializable", "threw", [1]);
  assertRefused({ toJSON: thrower(new Error("no")) }, "not_serializable", "threw", []);
  assertRefused({ a: new Proxy({}, { ownKeys: thrower(new Error("no")) }) }, "not_serializable", "threw", ["a"]);
  assertRefused({ a: new Proxy({}, { get: thrower(new Error("no")) }) }, "not_serializable", "threw", ["a"]);
});

test("the message contains what was thrown", () => {
  const { issues } = validateExportDestination({
    get a() {
      throw new RangeError("out of tea");
    },
  });
  assert.match(JSON.stringify(issues), /out of tea/);
});

test("any value can be thrown", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const errors = [
    undefined,
    null,
    0,
    1n,
    "",
    Symbol("s"),
    Object.create(null),
    proxy,
    () => {},
    nestedArrays(3),
    { toString: thrower("again") },
    { [Symbol.toPrimitive]: thrower("again") },
    { toString: () => ({}) },
    { toString: () => "x".repeat(10_000_000) },
    { toString: () => "\ud800" },
    new Proxy(new Error("x"), { get: thrower("again"), getPrototypeOf: thrower("again") }),
  ];
  for (const error of errors) {
    assertRefused({ toJSON: thrower(error) }, "not_serializable", "threw", []);
    assertRefused(
      {
        a: [
          {
            get b() {
              throw error;
            },
          },
        ],
      },
      "not_serializable",
      "threw",
      ["a", 0, "b"],
    );
  }
});

test("proxies, also revoked ones", () => {
  for (const target of [{}, [], () => {}]) {
    const { proxy, revoke } = Proxy.revocable(target, {});
    revoke();
    for (const json of [proxy, { a: proxy }, [proxy]])
      for (const report of reports(json)) assert.equal(report.valid, false);
  }
  for (const report of reports(new Proxy(BODY, {}))) assert.notEqual(report.destinationType, null);
  const trap = thrower(new Error("trapped"));
  const hostile = new Proxy(
    {},
    { get: trap, getPrototypeOf: trap, has: trap, ownKeys: trap, getOwnPropertyDescriptor: trap },
  );
  assertRefused(hostile, "not_serializable", "threw", []);
});

test("deep nesting, as a value and as text", () => {
  for (const report of reports(nestedArrays(100_000))) {
    assert.deepEqual(
      report.issues.map(({ code, reason }) => [code, reason]),
      [["syntax", "too_deep"]],
    );
  }
  for (const report of reports("[".repeat(100_000))) {
    assert.deepEqual(
      report.issues.map(({ code, reason }) => [code, reason]),
      [["syntax", "too_deep"]],
    );
  }
  /** @type {any} */
  const endless = { toJSON: () => ({ again: endless }) };
  for (const report of reports(endless)) assert.equal(report.issues[0].reason, "too_deep");
});

test("shared parts can make JSON text longer than a string can be", () => {
  /** @type {unknown[]} */
  let value = ["x".repeat(1 << 20)];
  for (let level = 0; level < 10; level++) value = [value, value];
  assert.deepEqual(outlines(validateExportDestination(value)), [{ code: "syntax", reason: "too_large", path: [] }]);
});

test("frozen values, also nested ones", () => {
  const body = Object.freeze({ ...BODY, prefix: Object.freeze([Object.freeze({})]) });
  for (const report of reports(body)) assert.equal(report.destinationType, "S3");
  assert.deepEqual(outlines(validateExportDestination(body)), [{ code: "type", reason: undefined, path: ["prefix"] }]);
  assert.deepEqual(validateExportDestination(Object.freeze({ ...BODY })).issues, []);
  assertRefused(Object.freeze([1n]), "not_serializable", "big_int", [0]);
});

test("members with the names of inherited properties", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "prototype", "length"];
  const text = `{${names.map((name) => `"${name}": {"code": "x", "valid": true}`).join()}, ${JSON.stringify(BODY).slice(1)}`;
  for (const json of [text, JSON.parse(text), Buffer.from(text)]) {
    const report = validateExportDestination(json);
    assert.deepEqual(
      outlines(report),
      names.map((name) => ({ code: "unknown_field", reason: undefined, path: [name] })),
    );
    assert.equal(report.valid, true);
    for (const issue of report.issues) assert.equal(Object.getPrototypeOf(issue.params), Object.prototype);
  }
  assert.equal(/** @type {any} */ ({}).code, undefined);
});

test("inherited, hidden and symbol members are not sent", () => {
  const hidden = Object.defineProperty({ [Symbol("code")]: "x" }, "code", { value: "x", enumerable: false });
  for (const json of [Object.create(BODY), hidden, Object.setPrototypeOf({}, BODY)]) {
    for (const report of reports(json))
      assert.ok(report.issues.every(({ code }) => code !== "type" && code !== "unknown_field"));
    const required = validateExportDestination(json).issues.filter(({ code }) => code === "required");
    assert.deepEqual(
      required.map(({ path }) => path[0]),
      ["name", "code", "bucketName", "iamRoleArn"],
    );
  }
});

test("objects that imitate others", () => {
  assertRefused({ [Symbol.toStringTag]: "Uint8Array", toJSON: () => [] }, "not_an_object", undefined, []);
  for (const report of reports(Object.create(Uint8Array.prototype))) assert.equal(report.valid, false);
  for (const report of reports(Object.setPrototypeOf({ ...BODY }, null))) assert.equal(report.destinationType, "S3");
  const bytes = new TextEncoder().encode(JSON.stringify(BODY));
  Object.defineProperties(bytes, {
    length: { value: 1e9 },
    byteLength: { get: thrower("x") },
    toJSON: { get: thrower("x") },
  });
  assert.equal(validateExportDestination(bytes).valid, true);
});

test("bytes of another realm, of Node, and in shared memory", () => {
  const text = JSON.stringify(BODY);
  const foreign = runInNewContext("Uint8Array.from(bytes)", { bytes: [...new TextEncoder().encode(text)] });
  const shared = new Uint8Array(new SharedArrayBuffer(text.length));
  shared.set(Buffer.from(text));
  for (const bytes of [foreign, Buffer.from(text), shared, Buffer.from(`  ${text}`).subarray(2)]) {
    assert.equal(validateExportDestination(bytes).valid, true);
  }
});

test("bytes with a detached buffer", () => {
  const bytes = Buffer.from(JSON.stringify(BODY));
  const gone = new Uint8Array(bytes);
  structuredClone(gone.buffer, { transfer: [gone.buffer] });
  assert.equal(validateExportDestination(gone).issues[0].reason, "unexpected_end");
});

test("UTF-16 is named", () => {
  const bytes = Uint8Array.from(Buffer.from('{"name": "é"}', "utf16le"));
  for (const report of reports(bytes)) {
    assert.equal(report.issues[0].reason, "not_utf8");
    assert.equal(report.issues[0].params.encoding, "UTF-16LE");
  }
});

test("bytes that are not UTF-8", () => {
  for (const bytes of [
    [0xff],
    [0x22, 0xc3, 0x22],
    [0x22, 0xed, 0xa0, 0x80, 0x22],
    [0xc0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
  ]) {
    for (const report of reports(Uint8Array.from(bytes))) assert.equal(report.issues[0].reason, "not_utf8");
  }
});

test("other views of bytes are values, as JSON.stringify sends them", () => {
  const bytes = Buffer.from(JSON.stringify(BODY));
  for (const view of [
    new Int8Array(bytes),
    new Uint8ClampedArray(bytes),
    bytes.buffer,
    new DataView(new ArrayBuffer(8)),
  ]) {
    for (const report of reports(view)) assert.ok(report.issues.some(({ code }) => code === "required"));
  }
});

test("texts of ten million units", () => {
  for (const unit of ["x", "é", "€", "😀", "\ud800", "\\", '"', "{", " "]) {
    const long = unit.repeat(10_000_000 / unit.length);
    for (const report of reports(long)) assert.equal(report.issues[0].code, "syntax", JSON.stringify(unit));
  }
  const body = JSON.stringify({ ...BODY, note: "€".repeat(10_000_000) });
  const [{ valid, issues }] = reports(body);
  assert.equal(valid, true);
  assert.deepEqual(
    issues.map(({ code, path }) => ({ code, path })),
    [{ code: "unknown_field", path: ["note"] }],
  );
  assert.equal(body.slice(issues[0].range?.start.offset, issues[0].range?.end.offset), '"note"');
});

test("a toJSON that validates", () => {
  const inner = /** @type {Report[]} */ ([]);
  const json = {
    ...BODY,
    code: {
      toJSON() {
        inner.push(validateExportDestination(`{"destinationType": "GCS", "filler": "${"x".repeat(100_000)}"}`));
        return BODY.code;
      },
    },
  };
  assert.deepEqual(validateExportDestination(json), { valid: true, destinationType: "S3", issues: [] });
  assert.equal(inner[0].destinationType, "GCS");
});

test("each report is a new object", () => {
  const first = validateExportDestination(BODY);
  /** @type {any} */ (first).issues.push("mine");
  assert.deepEqual(validateExportDestination(BODY), { valid: true, destinationType: "S3", issues: [] });
});
