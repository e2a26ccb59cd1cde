/** The quick way in for objects: taken for plain ones, and never with another verdict than their JSON text has. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const { stringify } = JSON;
let texts = 0;
// The package keeps the one that is there when it is imported.
JSON.stringify = (/** @type {any[]} */ ...given) => {
  texts++;
  return stringify(.../** @type {[any]} */ (given));
};
const { previewExportDestination, validateExportDestination, validateExportDestinationResponse } = await import("../../pkg/index.js");
const { rowOf } = await import("../../pkg/plain-values.js");
JSON.stringify = stringify;

const S3 = {
  destinationType: "S3",
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-data",
  iamRoleArn: "arn:aws:iam::922609978421:role/Exporter",
  prefix: "m3ter/exports",
  partitionOrder: "TYPE_FIRST",
};
const GCS = {
  name: "Finance exports",
  code: "finance_exports",
  serviceAccountEmail: "exports@acme-prod.iam.gserviceaccount.com",
  providerId: "m3ter-provider",
  poolId: "m3ter-pool",
  projectNumber: "123456789012",
  bucketName: "acme-data",
  destinationType: "GCS",
};

/**
 * The verdict on a value and on its text, which has ranges besides.
 * @param {unknown} value
 * @param {string} [text] in place of the one that it has now
 */
function assertSame(value, text = stringify(value)) {
  const expected = validateExportDestination(text);
  for (const issue of expected.issues) delete issue.range;
  assert.deepEqual(validateExportDestination(value), expected, text);
  return expected;
}

test("a plain object needs no JSON text", () => {
  for (const body of [S3, GCS]) {
    const { destinationType } = body;
    const before = texts;
    assert.deepEqual(validateExportDestination(body), { valid: true, destinationType, issues: [] });
    assert.deepEqual(validateExportDestination(body, { advice: false, operation: "create" }).issues, []);
    assert.equal(texts, before);
    assertSame(body);
  }
});

test("the values in a row, and behind the room for them their number, and each one's place and length", () => {
  const room = 1 << 12;
  const buffer = new Uint8Array(room + 7);
  const use = { turn: 0 };
  assert.equal(rowOf({ code: "c", destinationType: "S3", prefix: "p".repeat(258) }, buffer, use), `cS3${"p".repeat(258)}`);
  assert.deepEqual([...buffer.subarray(room)], [3, 2, 1, 0, 2, 9, 2]);
  for (const other of [
    {}, { version: "1" }, { code: 1 }, { extra: "" }, { code: "c", toJSON() {} }, Object.create({ code: "c" }), JSON.parse('{"__proto__": "c"}'),
    Object.assign(Object.create(null), { code: "c" }), null, undefined, "S3", 1, [], () => {}, new Date(),
    { get code() { throw new Error("no"); } },
  ]) {
    assert.equal(rowOf(other, buffer, use), undefined);
  }
});

test("nothing is written any more once somebody else has the buffer", () => {
  const buffer = new Uint8Array(1 << 13);
  const use = { turn: 0 };
  const other = { code: "c", get name() { use.turn++; return "n"; }, prefix: "p" };
  assert.equal(rowOf(other, buffer, use), undefined);
  assert.deepEqual(buffer.filter((byte) => byte !== 0), Uint8Array.of(2, 1));
  let isRead = false;
  const proxy = new Proxy({ code: "c" }, {
    get: (target, name) => ((isRead = name === "code"), Reflect.get(target, name)),
    getOwnPropertyDescriptor: (target, name) => ((use.turn += Number(isRead)), Reflect.getOwnPropertyDescriptor(target, name)),
  });
  buffer.fill(0);
  assert.equal(rowOf(proxy, buffer, use), undefined);
  assert.deepEqual(buffer.filter((byte) => byte !== 0), Uint8Array.of(2, 1));
  assert.equal(isRead, true);
});

test("each field has its place in the table, and nothing else has one", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, table] = readme.split(/<!-- \/?fields -->/);
  const fields = Array.from(table.matchAll(/^\| `(\w+)`/gm), ([, name]) => name);
  const buffer = new Uint8Array(1 << 13);
  const places = fields.map((name) => rowOf({ [name]: "x" }, buffer, { turn: 0 }) && buffer[(1 << 12) + 1]);
  // The last one is a number.
  assert.equal(fields.at(-1), "version");
  assert.deepEqual(places, [...fields.slice(0, -1).keys(), undefined]);
});

test("one value that is no plain one", () => {
  const values = ["", " x", "x\u0000", "x\u0001", "\u0002x", "x\u0003y", "x\n", 'x"', "x\\", "é", "\ud800", 1, null, true, undefined, [], {}, 1n];
  for (const body of [S3, GCS]) {
    for (const name of [...Object.keys(body), "version", "extra", "toJSON"]) {
      for (const value of values) {
        if (typeof value !== "bigint") assertSame({ ...body, [name]: value });
        else assert.equal(validateExportDestination({ ...body, [name]: value }).issues[0].reason, "big_int");
      }
    }
  }
});

test("no part of a value is taken for another", () => {
  const { code, ...rest } = S3;
  const smuggled = { ...rest, name: `Finance\u0002${code}` };
  assert.equal(assertSame(smuggled).valid, false);
  assert.equal(assertSame({ ...rest, prefix: `m3ter\u0002${code}` }).valid, false);
  assert.equal(assertSame({ ...rest, partitionOrder: `TYPE_FIRST\u0002${code}` }).valid, false);
  assert.equal(assertSame({ ...rest, partitionOrder: `TYPE_FIRST\u0002${code}\u0006` }).valid, false);
  assert.equal(assertSame({ ...rest, code: "" }).valid, false);
  assertSame({ ...S3, prefix: "" });
  for (const length of [1, 255, 256, 257, 882, 883, 3900, 1 << 12, 12_250, 1 << 14, 49_000, 1 << 16, (1 << 16) + 13]) assertSame({ ...S3, prefix: "p".repeat(length) });
});

test("a long value needs no JSON text either", () => {
  const before = texts;
  assert.deepEqual(validateExportDestination({ ...S3, prefix: "p".repeat(255) }).issues, []);
  assert.equal(texts, before);
});

test("objects that JSON.stringify sees otherwise than they look", () => {
  class Body {
    constructor() {
      Object.assign(this, S3);
    }
    get code() {
      return "from the prototype";
    }
    set code(_) {}
  }
  const { code, ...rest } = S3;
  const hidden = Object.defineProperty({ ...rest }, "code", { value: code, enumerable: false });
  assertSame(new Body());
  assertSame(hidden);
  assertSame({ ...S3, toJSON: () => rest });
  assertSame(Object.defineProperty({ ...S3 }, "toJSON", { value: () => rest }));
  assertSame(Object.assign(Object.create(null), S3));
  assertSame(Object.assign(Object.create(S3), { name: "alone" }));
  assertSame({ ...S3, [Symbol("code")]: 1 });
  assertSame([S3]);
  assertSame(JSON.parse('{"__proto__": {"code": "c"}, "name": "n"}'));
  assertSame(new Map(Object.entries(S3)));
  assertSame(Object.defineProperty({ ...rest }, "code", { get: () => code, enumerable: true }));
  assertSame(new Proxy(S3, {}));
  assertSame({ ...rest, code: Object("finance_exports") });
  const thrower = Object.defineProperty({ ...rest }, "code", { get: () => { throw new Error("no"); }, enumerable: true });
  assert.deepEqual(validateExportDestination(thrower).issues.map(({ reason, path }) => [reason, path]), [["threw", ["code"]]]);
  const trap = new Proxy(S3, { getPrototypeOf: () => { throw new Error("no"); } });
  assertSame(trap, stringify(S3));
  const changing = () => {
    const body = { ...rest };
    const get = () => void Object.setPrototypeOf(body, { code });
    return Object.defineProperty(body, "toJSON", { get, enumerable: false });
  };
  assertSame(changing(), stringify(changing()));
  let asked = 0;
  const lying = () => new Proxy({ ...rest }, { getPrototypeOf: () => (asked++ % 2 ? { code } : Object.prototype) });
  assert.equal(assertSame(lying(), stringify(lying())).valid, false);
  const closed = new Proxy(S3, { ownKeys: () => { throw new Error("no"); } });
  assert.deepEqual(validateExportDestination(closed).issues.map(({ reason, path }) => [reason, path]), [["threw", []]]);
});

test("bytes are read as such, whatever their prototype", () => {
  const bytes = Object.setPrototypeOf(new TextEncoder().encode(stringify(S3)), Object.prototype);
  assert.deepEqual(validateExportDestination(bytes), validateExportDestination(stringify(S3)));
});

test("a getter is called once where all is plain, and else once more by JSON.stringify, which tells", () => {
  for (const [rest, most] of /** @type {const} */ ([[S3, 1], [{ ...S3, partitionOrder: 1 }, 2], [{ ...S3, code: " x" }, 2]])) {
    let calls = 0;
    const body = { ...rest, get prefix() { calls++; return `m3ter/${calls}`; } };
    const { issues } = validateExportDestination(body);
    assert.equal(calls, most);
    assert.deepEqual(issues, validateExportDestination(stringify({ ...rest, prefix: "m3ter/2" })).issues.map(({ range, ...issue }) => issue));
  }
});

test("what a page's Object.prototype holds is no member", () => {
  const { code, ...rest } = S3;
  const prototype = /** @type {any} */ (Object.prototype);
  for (const enumerable of [true, false]) {
    for (const body of [rest, { ...rest, extra: "x" }, { ...rest, code: undefined }]) {
      const expected = assertSame(body);
      Object.defineProperty(prototype, "code", { value: code, enumerable, configurable: true, writable: true });
      try {
        assert.deepEqual(validateExportDestination(body), expected);
      } finally {
        delete prototype.code;
      }
    }
  }
});

test("the quick way is for requests for a create alone, and not for previews", () => {
  assert.deepEqual(validateExportDestination(S3, { operation: "update" }).issues.map(({ code }) => code), ["required"]);
  for (const options of [undefined, { operation: /** @type {const} */ ("create") }]) {
    assert.deepEqual(validateExportDestinationResponse(S3, options).issues.map(({ path }) => path), [["id"]]);
  }
  const options = { orgId: "3d3f2b9e-5f6a-4c1b-9d54-0f3a8c8d7e21", now: 0 };
  const { report, request } = previewExportDestination(S3, options);
  assert.deepEqual(report, { valid: true, destinationType: "S3", issues: [] });
  assert.deepEqual(JSON.parse(/** @type {any} */ (request).body), S3);
  assert.deepEqual(previewExportDestination(S3, options), previewExportDestination(stringify(S3), options));
});

test("the buffer in between is neither lost nor mixed up", () => {
  const long = stringify({ ...S3, name: "x".repeat(100_000) });
  const padded = stringify(S3) + " ".repeat(100_000);
  const inputs = [S3, stringify(S3), long, GCS, padded, stringify(GCS), "[", { ...S3, name: "" }, Buffer.from(stringify(GCS)), new Uint8Array(), "é".repeat(20_000), ""];
  const alone = inputs.map((input) => stringify(validateExportDestination(input)));
  let state = 1;
  for (let turn = 0; turn < 3000; turn++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const at = Math.floor((state / 2 ** 32) * inputs.length);
    assert.equal(stringify(validateExportDestination(inputs[at])), alone[at], `turn ${turn}`);
  }
});
