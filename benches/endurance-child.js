/** Validates millions of bodies, and prints its memory as it goes. */

import { PAYLOADS } from "./payloads.js";
import { wasmMemory } from "./wasm-memory.js";

const SAMPLES = 10;

const count = Number(process.argv[2]);
const { validateExportDestination } = await import("m3ter-export-destination");
const inputs = PAYLOADS.flatMap(({ texts, values }) => [...texts, ...values]);
const found = [];
for (let done = 0; done < count; ) {
  const end = done + count / SAMPLES;
  for (; done < end; done++) validateExportDestination(inputs[done % inputs.length]);
  /** @type {() => void} */ (globalThis.gc)();
  const { rss, heapUsed } = process.memoryUsage();
  found.push({ done, rss, heapUsed, wasm: wasmMemory() });
}
console.log(JSON.stringify(found));
