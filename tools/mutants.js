/**
 * `npm run test:mutants`: cargo-mutants makes each change that it generates, one at a time, and a test must fail
 * each time. `.cargo/mutants.toml` lists the harmless changes. It takes hours; arguments are files to change.
 */
import { spawnSync } from "node:child_process";
import { main, Refusal, ROOT } from "./command.js";
import { setUpMutants } from "./setup.js";

/** The tests that catch nearly all changes within a second. */
const QUICK = ["--cargo-arg=--lib", "--cargo-arg=--test=cases"];
/** All tests, for the changes that the quick ones missed. */
const THOROUGH = ["--iterate", "--cargo-arg=--tests"];

const CAUGHT = 0;
const MISSED = 2;
/** Some changes make a test run forever; a timeout counts as a failed test. */
const TIMED_OUT = 3;

await main(() => {
  setUpMutants();
  const files = process.argv.slice(2).flatMap((file) => ["--file", file]);
  /** @param {string[]} args */
  const mutate = (args) =>
    spawnSync("cargo", ["mutants", "--output", "target/mutants", ...files, ...args], { cwd: ROOT, stdio: "inherit" })
      .status;
  let status = mutate(QUICK);
  if (status === MISSED) status = mutate(THOROUGH);
  if (status !== CAUGHT && status !== TIMED_OUT)
    throw new Refusal("A change made no test fail, or cargo-mutants failed; see above.");
});
