/** A page whose natives are patched, or whose prototypes are polluted, before the package is loaded or after. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { previewExportDestination, validateExportDestination } from "m3ter-export-destination";

const ROOT = new URL("../../", import.meta.url);

/** @returns {any} */
function cycle() {
  const list = [{}];
  list[0] = { list };
  return list;
}

/** @type {Record<string, unknown>} */
const INPUTS = {
  clean: '{"destinationType":"S3","name":"a","code":"a","bucketName":"acme-data","iamRoleArn":"arn:aws:iam::922609978421:role/x"}',
  text: '{"code":" é","destinationType":"S3"}',
  long: `{"code":"${"é".repeat(40_000)}"}`,
  bytes: new Uint8Array([0x7b, 0x7d]),
  value: { code: " x", list: [{}] },
  nothing: undefined,
  deep: JSON.parse("[".repeat(500) + "]".repeat(500)),
  halfSurrogate: '{"code":"\ud800"}',
  cycle: cycle(),
  bigInt: { list: [1n] },
  threw: { get a() { throw new Error("no"); } },
};

/** Of these the text is put right, or the place is looked for, with the page's own functions. They get some answer all the same. */
const ANY_ANSWER = ["halfSurrogate", "cycle", "bigInt", "threw"];

const { stringify } = JSON;
const { defineProperty } = Object;

/** @returns {Record<string, string>} */
function answers() {
  /** @type {Record<string, string>} */
  const all = {};
  for (const name in INPUTS) all[name] = stringify(validateExportDestination(INPUTS[name]));
  return all;
}

/**
 * What differs while a property is another one.
 * @param {object} owner
 * @param {PropertyKey} key
 * @param {PropertyDescriptor} patch
 */
function patched(owner, key, patch) {
  const original = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(owner, key));
  const differing = [];
  for (const name in INPUTS) {
    let report;
    let error;
    defineProperty(owner, key, { ...original, ...patch });
    try {
      report = validateExportDestination(INPUTS[name]);
    } catch (thrown) {
      error = thrown;
    } finally {
      defineProperty(owner, key, original);
    }
    const isAnswer = error === undefined && typeof report?.valid === "boolean";
    if (!isAnswer || (!ANY_ANSWER.includes(name) && stringify(report) !== expected[name])) differing.push(name);
  }
  return differing;
}

const expected = answers();

function patch() {
  throw new Error("patched");
}

const TypedArray = Object.getPrototypeOf(Uint8Array);
/** @type {Record<string, any>} */
const NATIVES = {
  ArrayBuffer, Array, BigInt, Error, Function, JSON, Map, Math, Number, Object, Reflect, RegExp, Set, String, Symbol, TextDecoder,
  TextEncoder, TypedArray, WebAssembly,
};

for (const [name, native] of Object.entries(NATIVES)) {
  test(`each function and getter of ${name} throws`, () => {
    const complaints = [];
    let count = 0;
    for (const owner of [native, native.prototype].filter(Boolean)) {
      for (const key of Reflect.ownKeys(owner)) {
        const { configurable, value, get } = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(owner, key));
        if (!configurable || key === "constructor" || (typeof value !== "function" && get === undefined)) continue;
        count++;
        const differing = patched(owner, key, get === undefined ? { value: patch } : { get: patch });
        if (differing.length > 0) complaints.push(`${name}, ${String(key)}: ${differing}`);
      }
    }
    assert.deepEqual(complaints, []);
    assert.ok(count > 0, "there is nothing to patch");
  });
}

test("globals are gone", () => {
  const complaints = [];
  for (const name of [...Object.keys(NATIVES), "Uint8Array", "String", "RangeError"]) {
    if (!(name in globalThis)) continue;
    const differing = patched(globalThis, name, { value: undefined });
    if (differing.length > 0) complaints.push(`${name}: ${differing}`);
  }
  assert.deepEqual(complaints, []);
});

/** What libraries put on prototypes, and what would change a report if it were taken for one's own. */
const POLLUTION = `
  for (const name of ["operation", "advice", "currentVersion", "sentVersion", "why", "detail", "issues", "range", "start", "fix",
    "reason", "code", "bucketName", "destinationType", "version", "isQuick", "target", "__extra"]) {
    Object.prototype[name] = "polluted";
  }
  Object.prototype.dtCreated = Object.prototype.createdBy = 5;
  Object.prototype[2] = Array.prototype[2] = "polluted";
  Array.prototype.extra = String.prototype.extra = Function.prototype.extra = "polluted";`;

const BEFORE_LOAD = {
  "polluted prototypes": POLLUTION,
  "setters that throw": `
    for (const name of ["range", "fix", "allowed", "actual", "format", "max", "min"]) {
      Object.defineProperty(Object.prototype, name, { configurable: true, enumerable: true, set() { throw new Error("set"); } });
    }`,
  "wrapped functions, as those of polyfills": `
    for (const [owner, names] of [[JSON, ["parse", "stringify"]], [TextEncoder.prototype, ["encode", "encodeInto"]],
      [TextDecoder.prototype, ["decode"]], [Object.getPrototypeOf(Uint8Array.prototype), ["set", "subarray"]],
      [Array.prototype, ["push", "includes"]], [String.prototype, ["replace", "slice"]]]) {
      for (const name of names) {
        const original = owner[name];
        owner[name] = function (...args) { return original.apply(this, args); };
      }
    }`,
  "frozen natives": "for (const native of [Object, Array, JSON, Uint8Array, String]) { Object.freeze(native); Object.freeze(native.prototype ?? {}); }",
};

const TEXTS = [INPUTS.clean, INPUTS.text, INPUTS.halfSurrogate, '{"version": 1, "__proto__": 2, "x": 3}', "[", '""'];

const OPTIONS = { orgId: "3d3f2b9e-5f6a-4c1b-9d54-0f3a8c8d7e21", now: 0 };

/** @param {string[]} statements */
function inHost(...statements) {
  const source = `
    const load = () => import("m3ter-export-destination");
    const run = ({ validateExportDestination: validate, previewExportDestination: preview }) => {
      const texts = ${stringify(TEXTS)};
      globalThis.found = texts.flatMap((text) => [validate(text), validate(Buffer.from(text)), preview(text, { __proto__: null, ...${stringify(OPTIONS)} })]);
    };
    ${statements.join("\n")}
    for (const { prototype } of [Object, Array]) for (const name of Object.keys(prototype)) delete prototype[name];
    process.stdout.write(JSON.stringify(found));`;
  const args = ["--input-type=module", "--eval", source];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" }));
}

for (const [name, statement] of Object.entries(BEFORE_LOAD)) {
  const wanted = TEXTS.flatMap((text) => [
    validateExportDestination(text),
    validateExportDestination(Buffer.from(/** @type {string} */ (text))),
    previewExportDestination(text, OPTIONS),
  ]);

  test(`${name}, before the package is loaded`, () => {
    assert.deepEqual(inHost(statement, "run(await load());"), JSON.parse(stringify(wanted)));
  });

  test(`${name}, afterwards`, () => {
    assert.deepEqual(inHost("const pkg = await load();", statement, "run(pkg);"), JSON.parse(stringify(wanted)));
  });
}
