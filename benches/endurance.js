/** Whether memory stays the same over ten million validations, two of nine with mistakes to report. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const VALIDATIONS = 10_000_000;
const SAMPLES = 10;

/** @typedef {{ done: number, rss: number, heapUsed: number, wasm: number }} Sample in bytes, after a garbage collection */

/** @returns {Sample[]} */
export function measureEndurance() {
  const child = fileURLToPath(new URL("endurance-child.js", import.meta.url));
  const args = ["--expose-gc", child, String(VALIDATIONS), String(SAMPLES)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}
