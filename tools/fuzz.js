/**
 * `npm run fuzz -- TARGET [--minutes N]`: lets libFuzzer run a target of fuzz/ over the corpus of tests/fuzzed/ and the bodies of
 * tests/cases/. `--keep` then writes the smallest corpus that reaches as much back.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT, Refusal, main, run } from "./command.js";
import { setUpFuzzing } from "./setup.js";

const TARGETS = ["reader", "validate", "preview"];

/** Bytes of an input: mistakes fit in short ones, and those are quick to try. */
const LONGEST = 2048;
/** Bytes of an input, and of all of them, that are kept. */
const LONGEST_KEPT = 300;
const KEPT = 200_000;

/**
 * Without a sanitizer it needs no nightly toolchain: the crate has no unsafe code for one to watch. A panic, an overflow and a
 * broken law stop it.
 */
const BUILD = ["--sanitizer", "none"];

/** @param {string} line */
function unescape(line) {
  return Buffer.from(
    line.replace(/\\(?:x(..)|\\)/g, (_, hex) => (hex ? String.fromCharCode(parseInt(hex, 16)) : "\\")),
    "latin1",
  );
}

/** @param {Buffer} bytes */
function escape(bytes) {
  return bytes
    .toString("latin1")
    .replace(/[^ -[\]-~]/g, (unit) => (unit === "\\" ? "\\\\" : `\\x${unit.charCodeAt(0).toString(16).padStart(2, "0")}`));
}

/** @param {string} target */
function corpusFile(target) {
  return join(ROOT, "tests/fuzzed", `${target}.tsv`);
}

/**
 * @param {string} target
 * @param {string} folder
 */
function layOut(target, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let count = 0;
  const add = (/** @type {Uint8Array} */ bytes) => writeFileSync(join(folder, String(count++)), bytes);
  for (const line of readFileSync(corpusFile(target), "utf8").split("\n").slice(0, -1)) add(unescape(line));
  const cases = join(ROOT, "tests/cases");
  for (const file of readdirSync(cases).filter((name) => name.endsWith(".json"))) {
    for (const { text, value, options } of JSON.parse(readFileSync(join(cases, file), "utf8"))) {
      const body = Buffer.from(text ?? JSON.stringify(value));
      // The other targets take their options from the first byte.
      add(target === "reader" ? body : Buffer.concat([Buffer.of(options?.operation === "update" ? 1 : 0), body]));
    }
  }
  return count;
}

/**
 * @param {string[]} args
 * @returns {Promise<string>} what it said
 */
function fuzz(...args) {
  return new Promise((resolve, reject) => {
    const program = spawn("cargo", ["fuzz", ...args], { cwd: ROOT, env: { ...process.env, RUSTC_BOOTSTRAP: "1" } });
    let said = "";
    program.stderr.on("data", (/** @type {Buffer} */ chunk) => {
      said += chunk;
      process.stderr.write(chunk);
    });
    program.once("error", reject);
    program.once("close", (status) => {
      if (status === 0) resolve(said);
      else reject(new Refusal(`\`cargo fuzz ${args.join(" ")}\` found something, or failed.`));
    });
  });
}

/**
 * @param {string} target
 * @param {string} folder
 */
async function keep(target, folder) {
  await fuzz("cmin", ...BUILD, target, folder);
  const inputs = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  inputs.sort((one, other) => one.length - other.length || Buffer.compare(one, other));
  const lines = [];
  let room = KEPT;
  for (const line of inputs.filter(({ length }) => length <= LONGEST_KEPT).map(escape)) {
    room -= line.length + 1;
    if (room < 0) break;
    lines.push(line);
  }
  writeFileSync(corpusFile(target), lines.sort().map((line) => `${line}\n`).join(""));
  console.log(`${lines.length} of ${inputs.length} inputs are kept in tests/fuzzed/${target}.tsv.`);
}

await main(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { minutes: { type: "string", default: "30" }, keep: { type: "boolean", default: false } },
  });
  const [target] = positionals;
  if (positionals.length !== 1 || !TARGETS.includes(target)) throw new Refusal(`Name one target: ${TARGETS.join(", ")}.`);
  setUpFuzzing();
  const folder = join(ROOT, "fuzz/corpus", target);
  console.log(`${layOut(target, folder)} inputs to begin with`);
  const flags = [`-max_total_time=${60 * Number(values.minutes)}`, `-max_len=${LONGEST}`, "-dict=fuzz/body.dict", "-print_final_stats=1"];
  const said = await fuzz("run", ...BUILD, target, folder, "--", ...flags);
  const [, executions] = /stat::number_of_executed_units:\s*(\d+)/.exec(said) ?? [];
  const [, coverage] = [...said.matchAll(/cov: (\d+)/g)].at(-1) ?? [];
  console.log(`${target}: ${executions} executions in ${values.minutes} minutes, ${coverage} edges, nothing found`);
  if (values.keep) await keep(target, folder);
  run("cargo", ["test", "--test", "fuzz"]);
});
