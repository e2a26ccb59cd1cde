/** Reads json-test-suite.tsv; its form stands in json_test_suite.rs. */
import { readFileSync } from "node:fs";

/** @typedef {{ name: string, expected: string, bytes: Uint8Array }} File */

/** @param {string} escaped */
function unescape(escaped) {
  const latin1 = escaped.replace(/\\(?:x(..)|\\)/g, (_, hex) => (hex ? String.fromCharCode(parseInt(hex, 16)) : "\\"));
  return Buffer.from(latin1, "latin1");
}

/** @returns {File[]} */
export function files() {
  const table = readFileSync(new URL("json-test-suite.tsv", import.meta.url), "utf8");
  return table
    .split("\n")
    .slice(0, -1)
    .map((row) => {
      const [name, expected, ...pieces] = row.split("\t");
      const parts = [];
      for (let at = 0; at < pieces.length; at += 2) {
        const part = unescape(pieces[at]);
        for (let times = Number(pieces[at + 1] ?? 1); times > 0; times--) parts.push(part);
      }
      return { name, expected, bytes: new Uint8Array(Buffer.concat(parts)) };
    });
}
