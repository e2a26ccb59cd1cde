/**
 * `npm run test:mutants`: changes src/ in each way that cargo-mutants knows, one at a time, and every time a test has to turn red,
 * but for the changes that tests/mutants/survivors.tsv names with the reason why they do not matter. That takes hours;
 * `npm run test:mutants -- src/check.rs src/format/*.rs` takes these files alone.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { ROOT, Refusal, main } from "./command.js";
import { setUpMutants } from "./setup.js";

const OUTPUT = "target/mutants";
const SURVIVORS = "tests/mutants/survivors.tsv";

/** What finds nearly all in a second; the rest is held against every test. */
const QUICK = ["--profile=mutants", "--cargo-arg=--lib", ...["cases", "preview", "generated", "unsendable"].map((name) => `--cargo-arg=--test=${name}`)];
const THOROUGH = ["--iterate", "--cargo-arg=--tests"];

/** How cargo-mutants ends when changes survived, and when some ran into the time limit. */
const FOUND = [2, 3];

/**
 * @typedef {{ name: string, file: string, diff: string }} Mutant
 * @param {string[]} files
 * @param {string[]} args
 * @returns {Mutant[]} those that no test noticed
 */
function mutate(files, args) {
  const all = ["mutants", "--output", OUTPUT, "--colors", "never", ...files.flatMap((file) => ["--file", file]), ...args];
  const { status } = spawnSync("cargo", all, { cwd: ROOT, stdio: "inherit" });
  if (status !== 0 && !FOUND.includes(status ?? -1)) throw new Refusal(`\`cargo ${all.join(" ")}\` failed.`);
  const folder = join(ROOT, OUTPUT, "mutants.out");
  /** @type {{ outcomes: { summary: string, diff_path: string, scenario: { Mutant: { name: string, file: string } } }[] }} */
  const { outcomes } = JSON.parse(readFileSync(join(folder, "outcomes.json"), "utf8"));
  const missed = outcomes.filter(({ summary }) => summary === "MissedMutant");
  return missed.map(({ scenario, diff_path: diff }) => ({ ...scenario.Mutant, diff: readFileSync(join(folder, diff), "utf8") }));
}

/**
 * A change by the lines that it makes: their numbers would be others after each edit.
 * @param {Mutant} mutant
 */
function describe({ name, file, diff }) {
  const lines = diff.split("\n").slice(2).filter((line) => line.startsWith("+"));
  const becomes = lines.map((line) => line.slice(1).replace(" /* ~ changed by cargo-mutants ~ */", "").trim()).join(" ");
  return [file, name.replace(/^\S+:\d+:\d+: /, ""), becomes].join("\t");
}

/** @returns {Set<string>} */
function named() {
  const [, ...rows] = readFileSync(join(ROOT, SURVIVORS), "utf8").trimEnd().split("\n");
  return new Set(rows.map((row) => row.slice(0, row.lastIndexOf("\t"))));
}

await main(() => {
  setUpMutants();
  const files = process.argv.slice(2);
  rmSync(join(ROOT, OUTPUT), { recursive: true, force: true });
  const missed = mutate(files, QUICK).length === 0 ? [] : mutate(files, THOROUGH);
  const survivors = new Set(missed.map(describe));
  const known = named();
  const unnamed = [...survivors].filter((survivor) => !known.has(survivor));
  const gone = [...known].filter((name) => !survivors.has(name) && (files.length === 0 || files.includes(name.split("\t")[0])));
  console.log(`${survivors.size} survive, of which ${survivors.size - unnamed.length} are named`);
  if (unnamed.length + gone.length > 0) {
    throw new Refusal([...unnamed.map((name) => `No test notices: ${name}`), ...gone.map((name) => `${SURVIVORS} names what does not survive: ${name}`)].join("\n"));
  }
});
