/** Whether time and memory for a byte stay the same while texts grow. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { SHAPES } from "./growth-texts.js";

const LENGTHS = [1e3, 1e4, 1e5, 1e6, 1e7];

/**
 * @typedef {object} Growth
 * @property {string} shape
 * @property {number} length that was asked for
 * @property {number} bytes that it became
 * @property {number} milliseconds
 * @property {number} parse milliseconds of `JSON.parse` on the same text
 * @property {number} memory by which the WebAssembly's grew for the first such text, in bytes
 * @property {number} repeated by which it had grown after the last
 */

/** @returns {Growth[]} */
export function measureGrowth() {
  const child = fileURLToPath(new URL("growth-child.js", import.meta.url));
  return Object.keys(SHAPES).flatMap((shape) =>
    LENGTHS.map((length) => ({ shape, length, ...JSON.parse(execFileSync(process.execPath, [child, shape, String(length)], { encoding: "utf8" })) })),
  );
}
