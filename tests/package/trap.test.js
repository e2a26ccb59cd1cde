/**
 * A trap stops an instance in the middle, so that it is of no use any more. None is known to be reachable, but for memory that
 * runs out. Were there one, the next call would get an answer all the same.
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { instantiate } from "../../pkg/instance.js";
import { bindHost } from "../../pkg/host.js";
import { bindPreview } from "../../pkg/preview.js";
import { bindValidate, bindValidateResponse } from "../../pkg/validate.js";
import { WORDS } from "../../pkg/words.js";
import { files } from "../reader/json-test-suite.js";

/** @import { Instance } from "../../pkg/instance.js" */

const module = new WebAssembly.Module(readFileSync(new URL("../../pkg/wasm/m3ter_export_destination_bg.wasm", import.meta.url)));

/** `(module (func (export "trap") unreachable))`, to stop as WebAssembly stops. */
const TRAP = "0061736d01000000010401600000030201000708010474726170" + "00000a05010300000b";
const { trap } = /** @type {{ trap: () => never }} */ (
  new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(TRAP, "hex"))).exports
);

/** Validators over instances that are counted, and of which one traps on demand. */
function instrumented() {
  /** @type {{ starts: number, traps: keyof Instance | undefined, after: number }} the calls that still go well */
  const state = { starts: 0, traps: undefined, after: 0 };
  const start = () => {
    state.starts++;
    let stopped = false;
    /** @type {any} */
    const instance = { ...instantiate(module) };
    for (const name of /** @type {const} */ (["reserve", "glance", "run"])) {
      const call = instance[name];
      instance[name] = (/** @type {unknown[]} */ ...args) => {
        assert.ok(!stopped, "an instance that was stopped is used again");
        if (state.traps !== name || state.after-- > 0) return call(...args);
        state.after = 0;
        state.traps = undefined;
        stopped = true;
        trap();
      };
    }
    return instance;
  };
  const host = bindHost(start, WORDS);
  return {
    state,
    validateExportDestination: bindValidate(host),
    validateExportDestinationResponse: bindValidateResponse(host),
    previewExportDestination: bindPreview(host),
  };
}

const CLEAN = { destinationType: "S3", name: "n", code: "c", bucketName: "acme-data", iamRoleArn: "arn:aws:iam::922609978421:role/x" };
const INPUTS = ['{"code": " x"}', { code: " x" }, CLEAN, JSON.stringify(CLEAN), Buffer.from('{"code": "é "}'), undefined, { a: 1n }, "x".repeat(100_000), '{"code": "\ud800"}'];

test("the trap is one", () => {
  assert.throws(trap, WebAssembly.RuntimeError);
});

for (const name of /** @type {const} */ (["reserve", "glance", "run"])) {
  test(`a trap in ${name}: it is answered, and so is the next call`, () => {
    for (const trapped of INPUTS) {
      const { state, validateExportDestination, validateExportDestinationResponse } = instrumented();
      const expected = INPUTS.map((json) => validateExportDestination(json));
      for (let again = 1; again <= 3; again++) {
        state.traps = name;
        const report = validateExportDestination(trapped);
        // Not every input gets there.
        if (state.traps === undefined) {
          assert.deepEqual(report.issues.map(({ code, reason }) => [code, reason]), [["syntax", "too_large"]]);
          assert.equal(report.valid, false);
          assert.equal(state.starts, 1 + again);
        }
        state.traps = undefined;
        assert.deepEqual(INPUTS.map((json) => validateExportDestination(json)), expected);
        assert.equal(validateExportDestinationResponse(7).issues[0].code, "not_an_object");
      }
    }
  });
}

test("a trap in preview: it is answered, and so is the next call", () => {
  const { state, previewExportDestination } = instrumented();
  const body = '{"destinationType":"S3","name":"n","code":"c","bucketName":"acme-data","iamRoleArn":"arn:aws:iam::1:role/x"}';
  const preview = () => previewExportDestination(body, { orgId: "5c4f6ae8-7c6e-4a53-9d0c-f5d3a4e2b101", now: 0 });
  const expected = preview();
  assert.notEqual(expected.request, null);
  // The first run is the check's.
  state.traps = "run";
  state.after = 1;
  const { report, request } = preview();
  assert.deepEqual(report.issues.map(({ code, reason }) => [code, reason]), [["syntax", "too_large"]]);
  assert.equal(request, null);
  assert.equal(state.starts, 2);
  assert.deepEqual(preview(), expected);
});

test("every way into the module was trapped", () => {
  for (const name of /** @type {const} */ (["reserve", "glance", "run"])) {
    const { state, validateExportDestination } = instrumented();
    state.traps = name;
    for (const json of INPUTS) validateExportDestination(json);
    assert.equal(state.traps, undefined, name);
  }
});

test("no case, and no file of JSONTestSuite, traps", () => {
  const { state, validateExportDestination, validateExportDestinationResponse } = instrumented();
  const folder = new URL("../cases/", import.meta.url);
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    for (const { text, value, response } of JSON.parse(readFileSync(new URL(file, folder), "utf8"))) {
      const validate = response ? validateExportDestinationResponse : validateExportDestination;
      validate(text ?? value);
    }
  }
  for (const { bytes } of files()) validateExportDestination(bytes);
  assert.equal(state.starts, 1);
});
