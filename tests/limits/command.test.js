/** The command on files that are longer than a string can be. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { command, folderOf, GOOD } from "../cli/command.js";

test("a file longer than a string can be is reported without its lines", () => {
  const folder = folderOf({});
  execFileSync("truncate", ["-s", "600M", join(folder, "zeros")]);
  const { status, stdout, stderr } = command(folder, ["zeros"]);
  assert.deepEqual({ status, stderr }, { status: 1, stderr: "" });
  assert.match(stdout, /^zeros:1:1: error: .*\n1 file: 1 error\n$/);
});

test("a file longer than a string can be is not fixed, and the next one is", () => {
  const bad = GOOD.replace('"acme_exports"', '"acme "');
  const folder = folderOf({ long: "\ufeff", "next.json": bad });
  execFileSync("truncate", ["-s", "600M", join(folder, "long")]);
  const { status, stdout, stderr } = command(folder, ["--fix", "long", "next.json"]);
  assert.deepEqual(
    { status, stderr },
    { status: 2, stderr: "m3ter-export-destination: cannot fix long: it is too long\n" },
  );
  assert.match(stdout, /^next\.json: fixed: code: .*\n1 file: no issues, 1 fixed\n$/);
});
