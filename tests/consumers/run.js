/**
 * `npm run test:consumers`: installs the packed package beside each tool, and has each consumer tell its verdict. Prints the
 * table, and writes it into docs/loading.md; `--quick` runs those of `npm test`, and writes nothing.
 */

import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { main, Refusal, ROOT, requireBuilt } from "../../tools/command.js";
import { CONSUMERS } from "./consumers.js";
import { browserVersion, closeBrowser } from "./page.js";
import { Project } from "./project.js";

/** @import { Consumer } from "./consumers.js" */

const HERE = fileURLToPath(new URL(".", import.meta.url));
const DOCUMENT = join(ROOT, "docs/loading.md");
const [BEGIN, END] = ["<!-- consumers -->\n", "<!-- /consumers -->"];

const EXPECTED = "VERDICT good: true, bad: iamRoleArn resource";

/**
 * @param {string} place
 * @param {Consumer[]} consumers
 */
function install(place, consumers) {
  cpSync(HERE, place, { recursive: true, filter: (path) => basename(path) !== "node_modules" });
  const folders = [...new Set(consumers.map(({ folder }) => folder))];
  const frameworks = folders.filter((folder) => folder.startsWith("frameworks/"));
  const workspaces = folders.filter((folder) => !frameworks.includes(folder));
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  if (workspaces.length > 0) npm(place, "ci", ...flags, ...workspaces.map((workspace) => `--workspace=${workspace}`));
  for (const folder of frameworks) npm(join(place, folder), "ci", ...flags);
  // Installed as a user would, apart, so that the lock file above stays the whole truth about the tools.
  const apart = mkdtempSync(join(tmpdir(), "package-"));
  const [{ filename }] = Object.values(
    JSON.parse(npm(apart, "pack", "--json", "--pack-destination", apart, join(ROOT, "pkg"))),
  );
  writeFileSync(join(apart, "package.json"), '{ "private": true }');
  npm(apart, "install", "--offline", ...flags, join(apart, filename));
  mkdirSync(join(place, "node_modules"), { recursive: true });
  const name = "m3ter-export-destination";
  for (const folder of ["", ...frameworks]) {
    cpSync(join(apart, "node_modules", name), join(place, folder, "node_modules", name), { recursive: true });
  }
  renameSync(join(apart, filename), join(place, "package.tgz"));
  rmSync(apart, { recursive: true });

  const verdict = readFileSync(join(HERE, "verdict.js"), "utf8");
  for (const folder of folders) {
    writeFileSync(join(place, folder, "verdict.js"), verdict);
    writeFileSync(join(place, folder, "verdict.cjs"), verdict.replace("export {", "module.exports = {"));
  }
}

/**
 * @param {string} cwd
 * @param {...string} args
 */
function npm(cwd, ...args) {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

/**
 * @param {string} place
 * @param {Consumer} consumer
 * @returns {Promise<boolean>}
 */
async function passes(place, { name, folder, verdicts }) {
  const start = performance.now();
  const project = new Project(place, folder);
  /** @type {string[]} */
  let found = [];
  try {
    found = await verdicts(project);
  } catch (error) {
    project.log += error;
  }
  const passed = found.length > 0 && found.every((verdict) => verdict === EXPECTED);
  console.log(`${passed ? "passed" : "FAILED"}  ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  if (!passed) console.error([...found, project.log].join("\n"));
  return passed;
}

/**
 * @param {string} place
 * @param {Consumer} consumer
 */
async function version(place, { tool, from, folder }) {
  if (tool === undefined) return folder === "node" ? process.versions.node : browserVersion();
  const [first, last] = [from ?? tool, tool].map((name) => {
    const nested = join(place, folder, "node_modules", name, "package.json");
    const path = existsSync(nested) ? nested : join(place, "node_modules", name, "package.json");
    return JSON.parse(readFileSync(path, "utf8")).version;
  });
  return first === last ? last : `${first} to ${last}`;
}

/**
 * @param {string} place
 * @param {[consumer: Consumer, passed: boolean][]} outcomes
 */
async function table(place, outcomes) {
  const rows = [];
  for (const [consumer, passed] of outcomes) {
    rows.push([consumer.name, await version(place, consumer), passed ? "✓" : "✗", consumer.needs ?? "nothing"]);
  }
  return [["consumer", "version", "works", "needs"], ["---", "---", ":-:", "---"], ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** @param {string} text */
function writeTable(text) {
  const document = readFileSync(DOCUMENT, "utf8");
  const [before, rest] = document.split(BEGIN);
  const [, after] = (rest ?? "").split(END);
  if (after === undefined) throw new Refusal("docs/loading.md has no place for the table.");
  writeFileSync(DOCUMENT, `${before}${BEGIN}\n${text}\n\n${END}${after}`);
}

await main(async () => {
  const quick = process.argv.includes("--quick");
  const only = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  const consumers = CONSUMERS.filter(
    ({ quick: isQuick, folder }) => (!quick || isQuick) && (only.length === 0 || only.includes(basename(folder))),
  );
  if (consumers.length === 0) throw new Refusal(`There are consumers of ${readdirSync(HERE).join(", ")}.`);
  requireBuilt("pkg/dist/index.js");
  const place = mkdtempSync(join(tmpdir(), "consumers-"));
  try {
    install(place, consumers);
    /** @type {[Consumer, boolean][]} */
    const outcomes = [];
    for (const consumer of consumers) outcomes.push([consumer, await passes(place, consumer)]);
    const text = await table(place, outcomes);
    console.log(`\n${text}\n`);
    if (consumers.length === CONSUMERS.length)
      writeTable(`Run on ${new Date().toISOString().slice(0, 10)}.\n\n${text}`);
    const failed = outcomes.filter(([, passed]) => !passed).length;
    console.log(`${outcomes.length - failed} passed, ${failed} failed`);
    if (failed > 0) throw new Refusal("Not every consumer works.");
  } finally {
    await closeBrowser();
    rmSync(place, { recursive: true, force: true });
  }
});
