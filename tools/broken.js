/**
 * `npm run test:broken`: makes the mistakes of tests/mutants/changes.tsv in a copy of the crate, one at a time, such as an
 * off-by-one in a limit. Each must compile, and make a test fail.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main, output, Refusal, ROOT } from "./command.js";
import { MISTAKES, readMistakes } from "./mistakes.js";
import { rust } from "./setup.js";

/** @import { Mistake } from "./mistakes.js" */

const COPY = join(ROOT, "target/broken");

/** Copies the files under version control; earlier builds in the copy are kept. */
function copySources() {
  mkdirSync(COPY, { recursive: true });
  const files =
    output("git", [
      "ls-files",
      "Cargo.*",
      "README.md",
      ".cargo",
      "src",
      "xtask",
      "tests",
      "examples",
      "docs",
      "pkg",
    ])?.split("\n") ?? [];
  for (const folder of ["src", "xtask", "tests"]) rmSync(join(COPY, folder), { recursive: true, force: true });
  for (const file of files) cpSync(join(ROOT, file), join(COPY, file));
}

/** @param {string[]} args */
function cargoTest(...args) {
  const all = ["test", "--profile", "mutants", "--lib", "--test", "cases", ...args];
  const { status, stderr } = spawnSync("cargo", all, { cwd: COPY, encoding: "utf8" });
  return { succeeds: status === 0, stderr };
}

/**
 * @param {Mistake} change
 * @returns {string | undefined} the first test binary that failed
 */
function failedTest({ file, path, text, source, changed }) {
  try {
    writeFileSync(
      path,
      text.replace(source, () => changed),
    );
    const { succeeds, stderr } = cargoTest("--no-run");
    if (!succeeds) throw new Refusal(`${MISTAKES}: ${JSON.stringify(changed)} does not compile in ${file}:\n${stderr}`);
    return /to rerun pass `(.+)`/.exec(cargoTest().stderr)?.[1];
  } finally {
    writeFileSync(path, text);
  }
}

await main(() => {
  rust();
  copySources();
  const changes = readMistakes(COPY);
  const { succeeds, stderr } = cargoTest();
  if (!succeeds) throw new Refusal(`The tests fail without a change:\n${stderr}`);
  let unnoticed = 0;
  for (const change of changes) {
    const test = failedTest(change);
    console.log(`${test ?? "NO TEST FAILED"}: ${change.mistake}`);
    if (test === undefined) unnoticed++;
  }
  console.log(`${changes.length - unnoticed} of ${changes.length} changes made a test fail`);
  if (unnoticed > 0) throw new Refusal("A change made no test fail.");
});
