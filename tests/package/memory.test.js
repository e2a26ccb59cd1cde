/** WebAssembly's memory does not grow with the number of calls. */
import assert from "node:assert/strict";
import { test } from "node:test";

/** @type {WebAssembly.Memory | undefined} */
let memory;
WebAssembly.Instance = class extends WebAssembly.Instance {
  /** @param {ConstructorParameters<typeof WebAssembly.Instance>} args */
  constructor(...args) {
    super(...args);
    memory = /** @type {WebAssembly.Memory} */ (this.exports.memory);
  }
};
const { validateExportDestination } = await import("m3ter-export-destination");

const GOOD = {
  destinationType: "S3",
  name: "n",
  code: "c",
  bucketName: "acme-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/R",
};

test("after a report of any length the next reports are right", () => {
  const text = JSON.stringify(GOOD);
  const inputs = [GOOD, GOOD, text, text, Buffer.from(text), Buffer.from(text)];
  for (let length = 10_000; length < 140_000; length += 1009) {
    assert.equal(validateExportDestination({ ...GOOD, ["x".repeat(length)]: 1 }).issues.length, 1);
    for (const input of inputs) assert.deepEqual(validateExportDestination(input).issues, [], `${length}`);
  }
});

test("20,000 validations: with issues, without, and of unserializable values", () => {
  const inputs = ['{"name": "", "code": " a"}', { name: "", bucketName: "a" }, "{", 1n];
  const large = `{"prefix": "${"x".repeat(100_000)}"}`;
  /** @type {number | undefined} */
  let before;
  for (let count = 0; count < 20_000; count++) {
    validateExportDestination(count % 100 === 0 ? large : inputs[count % inputs.length]);
    validateExportDestination(GOOD);
    if (count === 1000) before = memory?.buffer.byteLength;
  }
  assert.ok(before);
  assert.equal(memory?.buffer.byteLength, before);
});
