/** Writes what pkg/dense.js reads. */
import { LETTERS, MARKS, SHORT } from "../pkg/dense.js";

/**
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function encode(bytes) {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte]++;
  const byCount = Array.from(counts.keys()).sort((a, b) => counts[b] - counts[a] || a - b);
  const short = byCount.slice(0, SHORT);
  const long = byCount.slice(SHORT).sort((a, b) => a - b);
  const letters = LETTERS.slice(MARKS);
  const codes = new Map(short.map((byte, place) => [byte, letters[place]]));
  long.forEach((byte, place) => codes.set(byte, LETTERS[Math.floor(place / SHORT)] + letters[place % SHORT]));
  const table = short.map((byte) => byte.toString(16).padStart(2, "0"));
  return table.join("") + Array.from(bytes, (byte) => codes.get(byte)).join("");
}
