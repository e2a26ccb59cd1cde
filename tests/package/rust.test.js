/** A report is the same text from Rust, by serde_json, and from the package, whose serialiser is its own. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { validateExportDestination, validateExportDestinationResponse } from "m3ter-export-destination";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

test("every report of the corpus", () => {
  const env = { ...process.env, CARGO_TARGET_DIR: join(ROOT, "target") };
  execFileSync("cargo", ["test", "--quiet", "--test", "reports"], { cwd: ROOT, env, stdio: "pipe" });
  const lines = readFileSync(join(ROOT, "target/tmp/reports.jsonl"), "utf8").split("\n");
  assert.ok(lines.length > 300);
  const complaints = [];
  for (const line of lines) {
    const [{ text, options, isResponse }, report] = JSON.parse(line);
    // No JavaScript number is as exact as Rust's.
    if (Object.values(options ?? {}).some((option) => typeof option === "number" && !Number.isSafeInteger(option))) continue;
    const validate = isResponse ? validateExportDestinationResponse : validateExportDestination;
    const found = JSON.stringify(validate(text, options ?? undefined));
    if (found !== JSON.stringify(report)) complaints.push({ text, rust: JSON.stringify(report), package: found });
  }
  assert.deepEqual(complaints, []);
});
