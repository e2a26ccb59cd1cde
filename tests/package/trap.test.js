/**
 * A trap stops the WebAssembly instance for good. None is known to be reachable, except for a lack of memory. If there were
 * one, the call would be answered with `too_large`, and the next call would work.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { files } from "../reader/json-test-suite.js";

const EXPORTS = /** @type {const} */ (["reserve", "validate", "validate_response", "unserializable"]);

/** The module `(module (func (export "trap") unreachable))`, to stop as WebAssembly stops. */
const TRAP = "0061736d010000000104016000000302010007080104747261700000" + "0a05010300000b";
const { trap } = /** @type {{ trap: () => never }} */ (
  new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(TRAP, "hex"))).exports
);

/** The instances of the package, counted, and of which one traps on demand. */
const state = { starts: 0, traps: /** @type {string | undefined} */ (undefined) };

const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  /** @param {ConstructorParameters<typeof WebAssembly.Instance>} args */
  constructor(...args) {
    super(...args);
    state.starts++;
    let isStopped = false;
    /** @type {any} */
    const wrapped = { ...this.exports };
    for (const name of EXPORTS) {
      const call = wrapped[name];
      wrapped[name] = (/** @type {unknown[]} */ ...given) => {
        assert.ok(!isStopped, "an instance that was stopped is used again");
        if (state.traps !== name) return call(...given);
        state.traps = undefined;
        isStopped = true;
        trap();
      };
    }
    Object.defineProperty(this, "exports", { value: wrapped });
  }
};
const { previewExportDestination, validateExportDestination, validateExportDestinationResponse } = await import(
  "m3ter-export-destination"
);

const CLEAN = {
  destinationType: "S3",
  name: "n",
  code: "c",
  bucketName: "acme-data",
  iamRoleArn: "arn:aws:iam::922609978421:role/x",
};
const INPUTS = [
  '{"code": " x"}',
  { code: " x" },
  CLEAN,
  JSON.stringify(CLEAN),
  Buffer.from('{"code": "é "}'),
  undefined,
  { a: 1n },
  "x".repeat(100_000),
  '{"code": "\ud800"}',
];
const PREVIEW_OPTIONS = { orgId: "5c4f6ae8-7c6e-4a53-9d0c-f5d3a4e2b101", now: 0 };

const all = () => [
  ...INPUTS.flatMap((json) => [validateExportDestination(json), validateExportDestinationResponse(json)]),
  previewExportDestination(CLEAN, PREVIEW_OPTIONS),
];

test("the trap is one", () => {
  assert.throws(trap, WebAssembly.RuntimeError);
});

// First, so that the kept buffers of both instances have the same address.
test("if no instance can be started after a trap, that call throws, and the next one tries again", () => {
  const text = JSON.stringify(CLEAN);
  const expected = validateExportDestination(text);
  const Instrumented = WebAssembly.Instance;
  state.traps = "validate";
  WebAssembly.Instance = /** @type {any} */ (
    class {
      constructor() {
        throw new RangeError("out of memory");
      }
    }
  );
  assert.throws(() => validateExportDestination(text), RangeError);
  assert.throws(() => validateExportDestination(text), RangeError);
  WebAssembly.Instance = Instrumented;
  assert.deepEqual(validateExportDestination(text), expected);
});

for (const name of EXPORTS) {
  test(`a trap in ${name}: the call is answered, and so is the next one`, () => {
    const expected = all();
    let traps = 0;
    for (const json of INPUTS) {
      for (const validate of [validateExportDestination, validateExportDestinationResponse]) {
        const { starts } = state;
        state.traps = name;
        const report = validate(json);
        // Not every input gets there.
        if (state.traps === undefined) {
          traps++;
          assert.equal(report.valid, false);
          assert.deepEqual(
            report.issues.map(({ code, reason }) => [code, reason]),
            [["syntax", "too_large"]],
          );
          assert.equal(state.starts, starts + 1);
        }
        state.traps = undefined;
        assert.deepEqual(all(), expected);
      }
    }
    assert.ok(traps > 0);
  });
}

test("a trap in a preview: the call is answered, and so is the next one", () => {
  const expected = previewExportDestination(CLEAN, PREVIEW_OPTIONS);
  assert.notEqual(expected.request, null);
  state.traps = "validate";
  const { report, request } = previewExportDestination(CLEAN, PREVIEW_OPTIONS);
  assert.deepEqual(
    report.issues.map(({ code, reason }) => [code, reason]),
    [["syntax", "too_large"]],
  );
  assert.equal(request, null);
  assert.deepEqual(previewExportDestination(CLEAN, PREVIEW_OPTIONS), expected);
});

test("no case, and no file of JSONTestSuite, traps", () => {
  const { starts } = state;
  const folder = new URL("../cases/", import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    for (const { text, value, response } of JSON.parse(readFileSync(new URL(file, folder), "utf8"))) {
      const validate = response ? validateExportDestinationResponse : validateExportDestination;
      validate(text ?? value);
    }
  }
  for (const { bytes } of files()) validateExportDestination(bytes);
  assert.equal(state.starts, starts);
});
