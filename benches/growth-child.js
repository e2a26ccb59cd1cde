/** One shape at one length, in a process of its own, since an instance's memory never shrinks. Prints what it measured. */
import { wasmMemory } from "./wasm-memory.js";
import { SHAPES } from "./growth-texts.js";
import { median } from "./statistics.js";

const ENOUGH_MS = 500;
const FEWEST = 5;

const [shape, length] = process.argv.slice(2);
const { validateExportDestination } = await import("m3ter-export-destination");

const text = SHAPES[shape](Number(length));
validateExportDestination("{}");
const before = wasmMemory();
const { valid } = validateExportDestination(text);
const memory = wasmMemory() - before;
if (!valid) throw new Error(`${shape} of ${length} is not valid`);

/**
 * @param {() => void} work
 * @returns {number} milliseconds
 */
function time(work) {
  const times = [];
  const start = performance.now();
  let end = start;
  while (times.length < FEWEST || end - start < ENOUGH_MS) {
    const begin = end;
    work();
    end = performance.now();
    times.push(end - begin);
  }
  return median(times.slice(times.length / 2));
}

const milliseconds = time(() => validateExportDestination(text));
const parse = time(() => JSON.parse(text));
const repeated = wasmMemory() - before;
console.log(JSON.stringify({ bytes: Buffer.byteLength(text), milliseconds, parse, memory, repeated }));
