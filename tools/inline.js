/** Encodes the module as text for JavaScript; `pkg/src/inlined.js` has the format and decodes it. */
import { RESERVED } from "../pkg/src/inlined.js";

/** @param {Uint8Array} bytes */
export function encodeInlined(bytes) {
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte]++;
  const byCount = [...counts.keys()].sort((one, other) => counts[other] - counts[one] || one - other);
  const single = printable(32, 124);
  const common = byCount.slice(0, single.length);
  // The decoder takes all other values in ascending order.
  const rest = byCount.slice(single.length).sort((one, other) => one - other);
  const pairs = ["}", "~"].flatMap((prefix) => single.map((character) => prefix + character));
  const codes = new Map([
    ...common.map((value, index) => /** @type {const} */ ([value, single[index]])),
    ...rest.map((value, index) => /** @type {const} */ ([value, pairs[index]])),
  ]);
  return { text: Array.from(bytes, (byte) => codes.get(byte)).join(""), length: bytes.length, common };
}

/**
 * @param {number} first
 * @param {number} last
 */
function printable(first, last) {
  const characters = [];
  for (let code = first; code <= last; code++) characters.push(String.fromCharCode(code));
  return characters.filter((character) => !RESERVED.includes(character));
}
