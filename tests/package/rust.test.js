/** What the crate and the package say is the same to the letter, though it is put into words twice: in Rust and in JavaScript. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { previewExportDestination, validateExportDestination, validateExportDestinationResponse } from "m3ter-export-destination";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

before(() => {
  const env = { ...process.env, CARGO_TARGET_DIR: join(ROOT, "target") };
  execFileSync("cargo", ["test", "--quiet", "--test", "reports"], { cwd: ROOT, env, stdio: "pipe" });
});

/**
 * @param {string} file of what was given to the crate, and what it answered
 * @param {number} least how many lines there are at least
 * @param {(given: any) => unknown} answer the package's; nothing where it cannot be asked the same
 */
function compare(file, least, answer) {
  const lines = readFileSync(join(ROOT, "target/tmp", file), "utf8").split("\n");
  assert.ok(lines.length >= least, `${lines.length}`);
  const complaints = [];
  for (const line of lines) {
    const [given, expected] = JSON.parse(line);
    const found = answer(given);
    if (found !== undefined && JSON.stringify(found) !== JSON.stringify(expected)) complaints.push({ given, expected, found });
  }
  assert.deepEqual(complaints.slice(0, 3), []);
}

test("reports on the corpus, and on texts of all characters", () => {
  compare("reports.jsonl", 1000, ({ text, options, isResponse }) => {
    // No JavaScript number is as exact as Rust's.
    if (Object.values(options ?? {}).some((option) => typeof option === "number" && !Number.isSafeInteger(option))) return undefined;
    const validate = isResponse ? validateExportDestinationResponse : validateExportDestination;
    return validate(text, options ?? undefined);
  });
});

test("previews", () => {
  compare("previews.jsonl", 1000, ({ text, options }) => {
    const { id, ...others } = options;
    return previewExportDestination(text, id === null ? others : options);
  });
});
