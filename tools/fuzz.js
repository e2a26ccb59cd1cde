/**
 * `npm run fuzz -- TARGET [--minutes N]`: runs a target of fuzz/ with libFuzzer, starting from tests/fuzzed/ and the bodies in
 * tests/cases/. `--keep` then writes the smallest corpus with the same coverage back to tests/fuzzed/.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { main, Refusal, ROOT, run } from "./command.js";
import { setUpFuzzing } from "./setup.js";

const TARGETS = ["reader", "validate", "fixes"];

/** In bytes: mistakes fit into short inputs, which run faster. */
const MAX_INPUT = 2048;
const MAX_KEPT_INPUT = 300;
const MAX_KEPT = 200_000;

/** The crate has no unsafe code for a sanitizer to watch, and without one the stable toolchain does. */
const BUILD = ["--sanitizer", "none"];

/** @param {string} line in which `\xHH` is a byte and `\\` a backslash */
function unescape(line) {
  return Buffer.from(
    line.replace(/\\(?:x(..)|\\)/g, (_, hex) => (hex ? String.fromCharCode(parseInt(hex, 16)) : "\\")),
    "latin1",
  );
}

/** @param {Buffer} bytes */
function escape(bytes) {
  const hex = (/** @type {string} */ unit) => `\\x${unit.charCodeAt(0).toString(16).padStart(2, "0")}`;
  return bytes.toString("latin1").replace(/[^ -[\]-~]/g, (unit) => (unit === "\\" ? "\\\\" : hex(unit)));
}

/**
 * @param {string} target
 * @param {string} kept the file of the stored corpus
 */
function startingInputs(target, kept) {
  const inputs = readFileSync(kept, "utf8").split("\n").slice(0, -1).map(unescape);
  const cases = join(ROOT, "tests/cases");
  for (const file of readdirSync(cases).filter((name) => name.endsWith(".json"))) {
    for (const { text, value, options } of JSON.parse(readFileSync(join(cases, file), "utf8"))) {
      const body = Buffer.from(text ?? JSON.stringify(value));
      // All targets but the reader take their options from the first byte.
      inputs.push(
        target === "reader" ? body : Buffer.concat([Buffer.of(options?.operation === "update" ? 1 : 0), body]),
      );
    }
  }
  return inputs;
}

/**
 * @param {string[]} args
 * @returns {Promise<string>} the standard error
 */
function cargoFuzz(...args) {
  return new Promise((resolve, reject) => {
    // Coverage instrumentation is an unstable option of rustc.
    const fuzzer = spawn("cargo", ["fuzz", ...args], {
      cwd: ROOT,
      env: { ...process.env, RUSTC_BOOTSTRAP: "1" },
      stdio: ["ignore", "inherit", "pipe"],
    });
    let text = "";
    fuzzer.stderr.on("data", (/** @type {Buffer} */ chunk) => {
      text += chunk;
      process.stderr.write(chunk);
    });
    fuzzer.once("error", reject);
    fuzzer.once("close", (status) =>
      status === 0
        ? resolve(text)
        : reject(new Refusal(`\`cargo fuzz ${args.join(" ")}\` found a failure, or did not run.`)),
    );
  });
}

/**
 * @param {string} target
 * @param {string} folder of the corpus
 * @param {string} kept
 */
async function keep(target, folder, kept) {
  await cargoFuzz("cmin", ...BUILD, target, folder);
  const inputs = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  inputs.sort((one, other) => one.length - other.length || Buffer.compare(one, other));
  const lines = [];
  let room = MAX_KEPT;
  for (const line of inputs.filter(({ length }) => length <= MAX_KEPT_INPUT).map(escape)) {
    room -= line.length + 1;
    if (room < 0) break;
    lines.push(`${line}\n`);
  }
  writeFileSync(kept, lines.sort().join(""));
  console.log(`${lines.length} of ${inputs.length} inputs kept in ${kept}`);
}

await main(async () => {
  const options = /** @type {const} */ ({
    minutes: { type: "string", default: "30" },
    keep: { type: "boolean", default: false },
  });
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [target] = positionals;
  if (positionals.length !== 1 || !TARGETS.includes(target))
    throw new Refusal(`Name one target: ${TARGETS.join(", ")}.`);
  setUpFuzzing();
  const kept = join(ROOT, "tests/fuzzed", `${target}.tsv`);
  const folder = join(ROOT, "fuzz/corpus", target);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  startingInputs(target, kept).forEach((input, index) => writeFileSync(join(folder, String(index)), input));

  const flags = [
    `-max_total_time=${60 * Number(values.minutes)}`,
    `-max_len=${MAX_INPUT}`,
    "-dict=fuzz/body.dict",
    "-print_final_stats=1",
  ];
  const text = await cargoFuzz("run", ...BUILD, target, folder, "--", ...flags);
  const executions = /stat::number_of_executed_units:\s*(\d+)/.exec(text)?.[1];
  const coverage = [...text.matchAll(/cov: (\d+)/g)].at(-1)?.[1];
  console.log(`${target}: ${executions} executions in ${values.minutes} minutes, ${coverage} edges, no failure`);
  if (values.keep) await keep(target, folder, kept);
  run("cargo", ["test", "--test", "fuzz"]);
});
