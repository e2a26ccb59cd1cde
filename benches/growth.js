/** Measures whether time and memory per byte stay the same while texts grow, and memory stays the same over many validations. */
import { execFileSync } from "node:child_process";

const LENGTHS = [1e3, 1e4, 1e5, 1e6, 1e7];
const VALIDATIONS = 10_000_000;

/**
 * @typedef {object} Growth
 * @property {string} shape
 * @property {number} bytes of the text
 * @property {number} milliseconds
 * @property {number} parse milliseconds of `JSON.parse` on the same text
 * @property {number} memory bytes by which the WebAssembly memory grew for the first such text
 * @property {number} repeated bytes by which it had grown after many
 *
 * @typedef {{ done: number, rss: number, heapUsed: number, wasm: number }} Sample memory in bytes, after a garbage collection
 */

/** @returns {Growth[]} */
export function measureGrowth() {
  const shapes = ["a long prefix", "many unknown members", "deep nesting"];
  return shapes.flatMap((shape) => LENGTHS.map((length) => ({ shape, ...child("growth-child.js", shape, length) })));
}

/** @returns {Sample[]} */
export function measureEndurance() {
  return child("endurance-child.js", VALIDATIONS);
}

/**
 * Runs in a process of its own, because the memory of an instance never shrinks.
 * @param {string} file
 * @param {(string | number)[]} args
 */
function child(file, ...args) {
  const path = new URL(file, import.meta.url).pathname;
  return JSON.parse(execFileSync(process.execPath, ["--expose-gc", path, ...args.map(String)], { encoding: "utf8" }));
}
