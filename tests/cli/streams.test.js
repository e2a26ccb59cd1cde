/** Closed pipes, full disks, terminals, and large files. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { command, folderOf, GOOD, MAIN } from "./command.js";

/** Other systems lack `/dev/full`, or have other options of script(1). */
const LINUX = { skip: process.platform !== "linux" && "Linux only" };

/**
 * @param {string} cwd
 * @param {string} script with the command as `cli`
 */
function shell(cwd, script) {
  const { NO_COLOR, FORCE_COLOR, ...env } = process.env;
  const cli = `cli() { "${process.execPath}" "${MAIN}" "$@"; }`;
  return spawnSync("bash", ["-c", `${cli}; ${script}`], {
    cwd,
    env,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    timeout: 120_000,
  });
}

describe("standard output", () => {
  const bad = GOOD.replace('"acme_exports"', '"acme "');
  const files = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${index}.json`, bad]));

  test("may be closed by whoever reads it", () => {
    const folder = folderOf(files);
    for (const format of ["text", "json", "github", "sarif"]) {
      const { stdout, stderr } = shell(
        folder,
        `cli --format ${format} '*.json' | head -c 20; echo " \${PIPESTATUS[0]}"`,
      );
      assert.deepEqual([stdout.slice(20), stderr], [" 1\n", ""], format);
    }
    const { stdout, stderr } = shell(folder, "cli --help | true; echo ${PIPESTATUS[0]}");
    assert.deepEqual([stdout, stderr], ["0\n", ""]);
  });

  test("may be closed, and the files are fixed all the same", () => {
    const folder = folderOf(files);
    shell(folder, "cli --fix '*.json' | head -c 20");
    assert.equal(command(folder, ["*.json"]).stdout, "500 files: no issues\n");
  });

  test("may be full", LINUX, () => {
    const { status, stderr } = shell(folderOf({ "a.json": GOOD }), "cli a.json > /dev/full");
    assert.equal(stderr, "m3ter-export-destination: cannot write the output: no space left on device\n");
    assert.equal(status, 2);
  });
});

describe("standard input", () => {
  test("may be closed, a file or a pipe", () => {
    const folder = folderOf({ "a.json": GOOD });
    assert.equal(shell(folder, "cli - < a.json").stdout, "1 file: no issues\n");
    assert.equal(shell(folder, "(sleep 0.2; cat a.json) | cli -").stdout, "1 file: no issues\n");
    assert.match(shell(folder, "cli - <&-").stdout, /^<stdin>:1:1: error: .* \[syntax\/unexpected_end\]/);
    assert.match(shell(folder, "cli - < /dev/null").stdout, /^<stdin>:1:1: error: .* \[syntax\/unexpected_end\]/);
    assert.equal(shell(folder, "cli <(cat a.json) | tail -1").stdout, "1 file: no issues\n");
  });
});

describe("a terminal", LINUX, () => {
  const folder = folderOf({ "a.json": GOOD.replace("{", `{ "${"z".repeat(300)}": 1,`) });
  /** @param {string} line */
  const typed = (line) => {
    const command = line.replace("cli", `"${process.execPath}" "${MAIN}"`);
    const { NO_COLOR, FORCE_COLOR, ...env } = process.env;
    const options = /** @type {const} */ ({ cwd: folder, env: { ...env, TERM: "xterm" }, encoding: "utf8" });
    return execFileSync("script", ["-qec", `stty cols 60; ${command}`, "/dev/null"], options);
  };

  test("gets colors, and lines that fit", () => {
    const output = typed("cli a.json");
    assert.match(output, /\x1b\[33mwarning \([a-z ]+\)\x1b\[39m/);
    const lines = output.replace(/\x1b\[\d+m/g, "").split("\r\n");
    const row = lines.find((line) => line.startsWith("  1 |")) ?? assert.fail(output);
    assert.ok(row.length <= 60, row);
  });

  test("gets none when NO_COLOR says so", () => assert.ok(!typed("NO_COLOR=1 cli a.json").includes("\x1b")));
});

describe("a file", () => {
  test("of 64 MB is checked", () => {
    const folder = folderOf({ "a.json": GOOD.replace("{", `{ "pad": "${"x".repeat(2 ** 26)}",`) });
    const { status, stdout } = command(folder, ["a.json"]);
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^a\.json:1:3: warning \([a-z ]+\): pad: .*\n(?:  suggested fix: .*\n)?  1 \| \{ "pad": "x+…\n    \|   \^{5}\n\n1 file: 1 warning .*\n$/,
    );
  });

  test("of any bytes is checked", () => {
    const bytes = Uint8Array.from({ length: 2 ** 16 }, (_, index) => (index * 2654435761) >>> 13);
    const folder = folderOf({ "a.png": bytes, zero: new Uint8Array(2 ** 20), empty: "" });
    for (const format of ["text", "json", "github", "sarif"]) {
      const { status, stderr } = command(folder, ["--fix", "--format", format, "*"]);
      assert.deepEqual({ status, stderr }, { status: 1, stderr: "" });
    }
  });
});

test("without WebAssembly it says so and exits with 2; --help needs none", () => {
  const run = (/** @type {string} */ argument) =>
    spawnSync(process.execPath, ["--jitless", "--no-warnings", MAIN, argument], { encoding: "utf8" });
  const { status, stderr } = run("a.json");
  assert.equal(status, 2);
  assert.match(stderr, /(^|\n)m3ter-export-destination: [^\n]*needs WebAssembly, which is missing here\.[^\n]*\n$/);
  assert.doesNotMatch(stderr, /\n {4}at /);
  assert.equal(run("--help").status, 0);
});
