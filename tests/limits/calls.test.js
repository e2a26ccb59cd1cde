/** Ten million calls of every kind: memory stays where it was, and each answer is that of the first time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** @type {WebAssembly.Memory[]} of each instance that was started */
const memories = [];
WebAssembly.Instance = class extends WebAssembly.Instance {
  /** @param {ConstructorParameters<typeof WebAssembly.Instance>} args */
  constructor(...args) {
    super(...args);
    memories.push(/** @type {WebAssembly.Memory} */ (this.exports.memory));
  }
};
const { validateExportDestination } = await import("m3ter-export-destination");

const CALLS = 10_000_000;
/** A call in so many is compared. */
const COMPARED = 1000;
const MEBIBYTE = 2 ** 20;

setFlagsFromString("--expose-gc");
/** @type {() => void} */
const collectGarbage = runInNewContext("gc");

const GOOD = {
  destinationType: "S3",
  name: "Acme exports",
  code: "acme_exports",
  bucketName: "acme-data-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
};
const TEXT = JSON.stringify(GOOD);

/** Mostly what is common; each kind of way in and out is among them. */
const INPUTS = [
  ...Array(40).fill(TEXT),
  ...Array(20).fill(GOOD),
  ...Array(10).fill(Buffer.from(TEXT)),
  ...Array(20).fill(TEXT.replace("acme_exports", " acme")),
  '{"name": "é😀", "code": "\ud800", "prefix": []}',
  TEXT.slice(1),
  { ...GOOD, extra: [1n] },
  undefined,
  {
    get a() {
      throw new Error("no");
    },
  },
  Buffer.from([0xff]),
  `{"code": "${"€".repeat(20_000)}"}`,
  `{${'"x": 1, '.repeat(50)}"y": 2}`,
];

test(`${CALLS} calls`, () => {
  const expected = INPUTS.map((json) => JSON.stringify(validateExportDestination(json)));

  const sizes = () => {
    collectGarbage();
    return { wasm: memories[0].buffer.byteLength, heap: process.memoryUsage().heapUsed };
  };
  /** @param {number} calls */
  const run = (calls) => {
    let wrong = 0;
    for (let call = 0; call < calls; call++) {
      const index = call % INPUTS.length;
      const report = validateExportDestination(INPUTS[index]);
      if (call % COMPARED === 0 && JSON.stringify(report) !== expected[index]) wrong++;
    }
    return wrong;
  };

  let wrong = run(CALLS / 100);
  const before = sizes();
  const start = performance.now();
  wrong += run(CALLS - CALLS / 100);
  const seconds = (performance.now() - start) / 1000;
  const after = sizes();
  console.log({ seconds, before, after, rss: process.memoryUsage().rss });
  assert.equal(wrong, 0);
  assert.equal(memories.length, 1, "no instance was replaced");
  assert.equal(after.wasm, before.wasm);
  assert.ok(after.heap - before.heap < MEBIBYTE, `${after.heap - before.heap} bytes more on the heap`);
});
