/** Validates texts of one shape and one length, and prints what it measured. */

import { median } from "./median.js";
import { wasmMemory } from "./wasm-memory.js";

const ENOUGH_MS = 500;
const FEWEST = 5;
/** Under the parser's limit of 128. */
const DEPTH = 120;
const HEAD =
  '{"destinationType":"S3","name":"Finance exports","code":"finance_exports","bucketName":"acme-billing-exports",' +
  '"iamRoleArn":"arn:aws:iam::922609978421:role/ExportRole"';

/** @type {Record<string, (length: number) => string>} texts for which a careless parser needs more than linear time or memory */
const SHAPES = {
  "a long prefix": (length) => `${HEAD},"prefix":"${"m3ter/".repeat(length / 6)}x"}`,
  "many unknown members": (length) => `${HEAD}${repeat((index) => `,"member${index}":${index}`, length)}}`,
  "deep nesting": (length) =>
    `${HEAD}${repeat((index) => `,"m${index}":${'[{"a":'.repeat(DEPTH / 2)}0${"}]".repeat(DEPTH / 2)}`, length)}}`,
};

/**
 * @param {(index: number) => string} piece
 * @param {number} length
 */
function repeat(piece, length) {
  const pieces = [];
  for (let index = 0, sum = HEAD.length; sum < length; index++) {
    pieces.push(piece(index));
    sum += pieces[index].length;
  }
  return pieces.join("");
}

/** @param {() => void} work */
function time(work) {
  const times = [];
  const start = performance.now();
  for (let end = start; times.length < FEWEST || end - start < ENOUGH_MS; ) {
    const begin = end;
    work();
    end = performance.now();
    times.push(end - begin);
  }
  // The second half runs optimized code.
  return median(times.slice(times.length / 2));
}

const [shape, length] = process.argv.slice(2);
const { validateExportDestination } = await import("m3ter-export-destination");
const text = SHAPES[shape](Number(length));
validateExportDestination("{}");
const before = wasmMemory();
if (!validateExportDestination(text).valid) throw new Error(`${shape} of ${length} is not valid`);
const memory = wasmMemory() - before;
const milliseconds = time(() => validateExportDestination(text));
const parse = time(() => JSON.parse(text));
console.log(
  JSON.stringify({ bytes: Buffer.byteLength(text), milliseconds, parse, memory, repeated: wasmMemory() - before }),
);
