/** What people really paste, through the command: the reasons it gives, and what `--fix` makes of the file. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { command, folderOf } from "./command.js";

const CASES = JSON.parse(readFileSync(new URL("../cases/field-reports.json", import.meta.url), "utf8"));

/** @param {{ code: string, reason?: string, path: string[] }} issue */
const identity = ({ code, reason, path }) => ({ code, reason, path });

for (const { name, value, text = JSON.stringify(value, null, 2), valid, issues, fixAll } of CASES) {
  test(name, () => {
    const folder = folderOf({ "body.json": text });
    const { status, stdout } = command(folder, ["body.json", "--format", "json"]);
    const [report] = JSON.parse(stdout);
    assert.equal(status, valid ? 0 : 1);
    assert.deepEqual(report.issues.map(identity), issues.map(identity));
    command(folder, ["body.json", "--fix"]);
    const fixed = readFileSync(join(folder, "body.json"), "utf8");
    if (fixAll) assert.deepEqual(JSON.parse(fixed), fixAll);
    else assert.equal(fixed, text);
  });
}
