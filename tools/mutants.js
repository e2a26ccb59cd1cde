/**
 * `npm run test:mutants`: cargo-mutants makes each change that it generates, one at a time, and a test must fail
 * each time. `.cargo/mutants.toml` lists the harmless changes. It takes hours; arguments are files to change.
 */
import { spawnSync } from "node:child_process";
import { main, Refusal, ROOT } from "./command.js";
import { setUpMutants } from "./setup.js";

/** The tests of each round, the quickest first; a round repeats only the changes that the one before missed. */
const ROUNDS = [
  ["--cargo-arg=--test=cases"],
  ["--cargo-arg=--lib", "--cargo-arg=--test=cases"],
  ["--cargo-arg=--tests"],
];

const CAUGHT = 0;
const MISSED = 2;
/** Some changes make a test run forever; a timeout counts as a failed test. */
const TIMED_OUT = 3;

await main(() => {
  setUpMutants();
  const files = process.argv.slice(2).flatMap((file) => ["--file", file]);
  let status;
  for (const [round, tests] of ROUNDS.entries()) {
    const args = [
      "mutants",
      "--jobs=2",
      "--output",
      "target/mutants",
      ...(round > 0 ? ["--iterate"] : []),
      ...files,
      ...tests,
    ];
    ({ status } = spawnSync("cargo", args, { cwd: ROOT, stdio: "inherit" }));
    if (status !== MISSED) break;
  }
  if (status !== CAUGHT && status !== TIMED_OUT)
    throw new Refusal("A change made no test fail, or cargo-mutants failed; see above.");
});
