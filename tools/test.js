/** `npm test`: runs every check, in order, and goes on after one that failed, so that one run tells all. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT, Refusal, main, run } from "./command.js";
import { documentCrate, packCrate } from "./crate.js";
import { buildPackage } from "./package.js";
import { buildPage } from "./page.js";
import { setUpTests } from "./setup.js";
import { limit, measure } from "./size.js";

const BUILD = "build";

/** @type {[name: string, check: () => void | Promise<void>][]} */
const STEPS = [
  ["format", () => run("cargo", ["fmt", "--check"])],
  ["lint", () => clippy("--all-targets")],
  ["lint for WebAssembly", () => clippy("--lib", "--tests", "--target", "wasm32-unknown-unknown")],
  ["tests of the crate", () => run("cargo", ["test", "--no-fail-fast"])],
  ["documentation of the crate", documentCrate],
  ["archive of the crate", packCrate],
  [BUILD, build],
  ["size", async () => limit(await measure())],
  ["tests of the crate in a browser", () => run("wasm-pack", ["test", "--headless", "--chrome"])],
  ["types", () => run(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc")])],
  ["tests of the package", () => nodeTest("tests/package")],
  ["tests of the command line", () => nodeTest("tests/cli")],
  ["tests of the page", () => run(process.execPath, [join(ROOT, "node_modules/@playwright/test/cli.js"), "test", "--config", join(ROOT, "tests/page")])],
  ["tests of the integrations", () => nodeTest("tests/integrations")],
  ["quick consumers", () => run(process.execPath, [join(ROOT, "tests/consumers/run.js"), "--quick"])],
];

/** @param {string[]} targets */
function clippy(...targets) {
  run("cargo", ["clippy", ...targets, "--", "-D", "warnings"]);
}

async function build() {
  await buildPackage();
  await buildPage();
}

/** @param {string} folder */
function nodeTest(folder) {
  // Node 20 takes a folder, Node 22 does not: both take files.
  const files = readdirSync(join(ROOT, folder)).filter((file) => file.endsWith(".test.js"));
  if (files.length === 0) throw new Refusal(`There are no tests in ${folder}.`);
  run(process.execPath, ["--test", "--test-reporter=spec", ...files.map((file) => join(folder, file))]);
}

/** @returns {Promise<string[]>} how each step went, a line each */
async function runSteps() {
  const outcomes = [];
  for (const [name, check] of STEPS) {
    console.log(`\n=== ${name}`);
    const start = performance.now();
    let failure;
    try {
      await check();
    } catch (error) {
      failure = error;
      console.error(error instanceof Refusal ? error.message : error);
    }
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    outcomes.push(`${failure ? "FAILED" : "passed"}  ${name} (${seconds} s)`);
    // All that follows would test an older build, or none.
    if (failure && name === BUILD) break;
  }
  return outcomes;
}

await main(async () => {
  setUpTests();
  const outcomes = await runSteps();
  const passed = outcomes.filter((outcome) => outcome.startsWith("passed")).length;
  const notRun = STEPS.slice(outcomes.length).map(([name]) => `not run ${name}`);
  console.log(["\n=== summary", ...outcomes, ...notRun].join("\n"));
  console.log(`${passed} passed, ${STEPS.length - passed} failed`);
  if (passed < STEPS.length) process.exitCode = 1;
});
