/** What the published JavaScript demands of engines and bundlers: ES2020, which docs/loading.md promises. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../../tools/command.js";

const DIST = join(ROOT, "pkg/dist");
const ES_CHECK = join(ROOT, "node_modules/es-check/lib/cli/index.js");

/** Used where they exist: both have a fallback, or make no difference. */
const OPTIONAL = ["ErrorCause", "StringIsWellFormed"];

/**
 * @param {string[]} files
 * @param {...string} flags
 */
function check(files, ...flags) {
  const args = ["es2020", ...files, "--checkFeatures", "--ignore", OPTIONAL.join(","), ...flags];
  const { status, stdout, stderr } = spawnSync(process.execPath, [ES_CHECK, ...args], { cwd: ROOT, encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
}

/** @param {string} extension */
function published(extension) {
  // The command line runs in Node alone, so it may use what Node 20 has.
  const names = readdirSync(DIST).filter((name) => name.endsWith(extension) && name !== "cli.js");
  assert.notEqual(names.length, 0);
  return names.map((name) => join(DIST, name));
}

test("the modules are ES2020", () => check([...published(".js"), join(ROOT, "pkg/slim.js")], "--module"));

test("the CommonJS files are ES2020", () => check(published(".cjs")));
