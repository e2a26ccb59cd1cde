/** Validations without end, in a process of its own that may call for the garbage collector. Prints its memory as it goes. */
import { wasmMemory } from "./wasm-memory.js";
import { PAYLOADS } from "./payloads.js";

const [count, samples] = process.argv.slice(2).map(Number);
const { validateExportDestination } = await import("m3ter-export-destination");
const inputs = PAYLOADS.flatMap(({ texts, values = [] }) => [...texts, ...values]);

const found = [];
for (let done = 0; done < count; ) {
  const end = done + count / samples;
  for (; done < end; done++) validateExportDestination(inputs[done % inputs.length]);
  /** @type {() => void} */ (globalThis.gc)();
  const { rss, heapUsed } = process.memoryUsage();
  found.push({ done, rss, heapUsed, wasm: wasmMemory() });
}
console.log(JSON.stringify(found));
