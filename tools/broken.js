/**
 * `npm run test:broken`: makes the mistakes of tests/mutants/changes.tsv in a copy of the crate, one at a time: an off-by-one in
 * each limit, `find` for `matches`. Each has to compile, and to turn a test red.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, Refusal, main } from "./command.js";
import { rust } from "./setup.js";

const CHANGES = "tests/mutants/changes.tsv";
const COPY = join(ROOT, "target/broken");
const TESTS = ["--profile", "mutants", "--lib", "--test", "cases"];
/** What the tests of the crate read. */
const PARTS = ["Cargo.toml", "Cargo.lock", "README.md", "src", "tests", "examples", "docs", "pkg"];

function copy() {
  mkdirSync(COPY, { recursive: true });
  for (const part of PARTS) {
    // What was built there stays.
    rmSync(join(COPY, part), { recursive: true, force: true });
    cpSync(join(ROOT, part), join(COPY, part), { recursive: true });
  }
}

/** @param {string[]} args */
function cargo(...args) {
  const { status, stderr } = spawnSync("cargo", ["test", ...TESTS, ...args], { cwd: COPY, encoding: "utf8" });
  return { succeeds: status === 0, stderr };
}

/** @param {string} field in which `\\n` is a line's end and `\\\\` a backslash */
function unescape(field) {
  return field.replace(/\\([n\\])/g, (_, character) => (character === "n" ? "\n" : "\\"));
}

function changes() {
  const [, ...rows] = readFileSync(join(ROOT, CHANGES), "utf8").trimEnd().split("\n");
  return rows.map((row) => {
    const [file, source, changed, what] = row.split("\t");
    return { file, source: unescape(source), changed: unescape(changed), what };
  });
}

/** @param {{ file: string, source: string, changed: string }} change */
function red({ file, source, changed }) {
  const path = join(COPY, file);
  const text = readFileSync(path, "utf8");
  if (text.split(source).length !== 2) throw new Refusal(`${CHANGES}: ${file} has not one ${JSON.stringify(source)}.`);
  try {
    writeFileSync(path, text.replace(source, () => changed));
    const built = cargo("--no-run");
    if (!built.succeeds) throw new Refusal(`${CHANGES}: ${JSON.stringify(changed)} does not compile in ${file}:\n${built.stderr}`);
    const { stderr } = cargo();
    return /to rerun pass `(.+)`/.exec(stderr)?.[1];
  } finally {
    writeFileSync(path, text);
  }
}

await main(() => {
  rust();
  copy();
  const { succeeds, stderr } = cargo();
  if (!succeeds) throw new Refusal(`The tests are red without a change:\n${stderr}`);
  const all = changes();
  const unnoticed = all.filter((change) => {
    const test = red(change);
    console.log(`${test ?? "NO TEST"}: ${change.what}`);
    return test === undefined;
  });
  console.log(`${all.length - unnoticed.length} of ${all.length} changes turned a test red`);
  if (unnoticed.length > 0) throw new Refusal("A change went unnoticed.");
});
