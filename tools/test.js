/**
 * `npm test`: runs every check. A failed check does not stop the others, so that one run reports everything; the summary ends
 * with the last lines of each failed one.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { checkApiPage } from "./api.js";
import { main, Refusal, ROOT, run } from "./command.js";
import { documentCrate, packCrate, testInBrowser } from "./crate.js";
import { readMistakes } from "./mistakes.js";
import { buildPackage } from "./package.js";
import { buildPage } from "./page.js";
import { setUpTests } from "./setup.js";
import { checkSizes } from "./sizes.js";

const BUILD = "build";

/** The lines of a failed step in the summary. Test runners name the failed tests in their last lines. */
const LAST_LINES = 25;

/** The time for a file of Node's tests, in milliseconds: a hang fails, with the file's name. The longest takes a minute. */
const FILE_TIMEOUT = 600_000;

/** @type {[name: string, check: () => void | Promise<void>][]} */
const STEPS = [
  ["format", () => run("cargo", ["fmt", "--all", "--check"])],
  ["lint", () => clippy("--workspace", "--all-targets")],
  ["lint for WebAssembly", () => clippy("--lib", "--tests", "--target", "wasm32-unknown-unknown")],
  ["tests of the crate", () => runTests("cargo", ["test", "--workspace", "--no-fail-fast"])],
  ["generated files", () => run("cargo", ["xtask", "generate", "--check"])],
  ["page of the API", checkApiPage],
  ["list of mistakes", () => void readMistakes(ROOT)],
  ["documentation of the crate", documentCrate],
  ["archive of the crate", packCrate],
  [BUILD, build],
  ["sizes", checkSizes],
  ["tests of the crate in a browser", testInBrowser],
  ["format and lint of JavaScript", checkJavaScript],
  [
    "unused files and dependencies",
    () => run(process.execPath, [join(ROOT, "node_modules/knip/bin/knip.js"), "--no-progress"]),
  ],
  ["types", () => run(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc")])],
  ["tests of the package", () => nodeTest("tests/package")],
  ["tests of the command line", () => nodeTest("tests/cli")],
  [
    "tests of the page",
    () =>
      runTests(process.execPath, [
        join(ROOT, "node_modules/@playwright/test/cli.js"),
        "test",
        "--config",
        join(ROOT, "tests/page"),
      ]),
  ],
  ["tests of the integrations", () => nodeTest("tests/integrations")],
  ["quick consumers", () => runTests(process.execPath, [join(ROOT, "tests/consumers/run.js"), "--quick"])],
];

function checkJavaScript() {
  const biome = join(ROOT, "node_modules/@biomejs/biome/bin/biome");
  run(process.execPath, [biome, "check", "--error-on-warnings"]);
}

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
  // Node 20 accepts a folder and Node 22 does not; both accept files.
  const files = readdirSync(join(ROOT, folder)).filter((file) => file.endsWith(".test.js"));
  if (files.length === 0) throw new Refusal(`${folder} has no tests.`);
  // By default Node leaves one core idle.
  const concurrency = `--test-concurrency=${availableParallelism()}`;
  const flags = ["--test", "--test-reporter=spec", concurrency, `--test-timeout=${FILE_TIMEOUT}`];
  return runTests(process.execPath, [...flags, ...files.map((file) => join(folder, file))]);
}

/**
 * Runs tests, and shows what they print.
 * @param {string} program
 * @param {string[]} args
 * @throws {Refusal} with the last lines, if they fail
 */
async function runTests(program, args) {
  const color = process.stdout.isTTY ? { FORCE_COLOR: "1", CARGO_TERM_COLOR: "always" } : {};
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...color },
    stdio: ["inherit", "pipe", "pipe"],
  });
  let end = "";
  for (const [from, to] of /** @type {const} */ ([
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])) {
    from.setEncoding("utf8").on("data", (text) => {
      to.write(text);
      end = (end + text).slice(-10_000);
    });
  }
  const [status] = await once(child, "close");
  if (status !== 0) throw new Refusal(end.trimEnd().split("\n").slice(-LAST_LINES).join("\n"));
}

await main(async () => {
  setUpTests();
  const outcomes = [];
  /** @type {string[]} */
  const ends = [];
  let failures = 0;
  for (const [name, check] of STEPS) {
    console.log(`\n=== ${name}`);
    const start = performance.now();
    let outcome = "passed";
    try {
      await check();
    } catch (error) {
      outcome = "FAILED";
      failures++;
      console.error(`${name} failed`);
      ends.push(`\n=== ${name}`, error instanceof Refusal ? error.message : String(error));
    }
    outcomes.push(`${outcome}  ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    // The steps after a failed build would test an older one.
    if (outcome === "FAILED" && name === BUILD) break;
  }
  const notRun = STEPS.slice(outcomes.length).map(([name]) => `not run ${name}`);
  console.log(["\n=== summary", ...outcomes, ...notRun, ...ends].join("\n"));
  console.log(`${outcomes.length - failures} passed, ${failures + notRun.length} failed`);
  if (failures > 0) process.exitCode = 1;
});
