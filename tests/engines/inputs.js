/** What every engine is asked: the corpus as text, bytes and value, JSONTestSuite's files, strings that Java judged, and odd texts. */
import { readdirSync, readFileSync } from "node:fs";
import { strings } from "../oracle/vectors.js";
import { files } from "../reader/json-test-suite.js";

/**
 * What survives JSON.
 * @typedef {object} Input
 * @property {string} [text]
 * @property {string} [base64] bytes
 * @property {unknown} [value]
 * @property {boolean} [isResponse]
 * @property {object} [options]
 */

const CASES = new URL("../cases/", import.meta.url);

/** Of Java's strings one in so many. */
const SAMPLE = 10;

/** @param {string | Uint8Array} bytes */
function base64(bytes) {
  return Buffer.from(bytes).toString("base64");
}

/** @returns {Input[]} */
export function inputs() {
  /** @type {Input[]} */
  const all = [];
  for (const file of readdirSync(CASES).filter((name) => name.endsWith(".json"))) {
    for (const { text, value, response = false, options = {} } of JSON.parse(
      readFileSync(new URL(file, CASES), "utf8"),
    )) {
      // An option for Rust alone: no JavaScript number is that exact.
      if (Object.values(options).some((option) => typeof option === "number" && !Number.isSafeInteger(option)))
        continue;
      const written = text ?? JSON.stringify(value);
      all.push(
        { text: written, isResponse: response, options },
        { base64: base64(written), isResponse: response, options },
      );
      if (value !== undefined) all.push({ value, isResponse: response, options });
    }
  }
  for (const { bytes } of files()) all.push({ base64: base64(bytes) });
  let index = 0;
  for (const [string] of strings()) {
    if (index++ % SAMPLE === 0)
      all.push({ value: { destinationType: "S3", name: string, code: string, iamRoleArn: string } });
  }
  for (const text of [
    "\ud800",
    '"\udc00"',
    '{"code": "é\ud800😀", "x": 1}',
    `{"name": "${"€".repeat(30_000)}", "code": " "}`,
  ])
    all.push({ text });
  return all;
}
