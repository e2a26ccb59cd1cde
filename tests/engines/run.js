/**
 * `npm run test:engines`: runs the corpus and the demo page in Chromium, Firefox and WebKitGTK, as they were last built.
 * `--only NAME` runs one engine; `--update` writes the table in docs/proof.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { main, Refusal, ROOT, requireBuilt } from "../../tools/command.js";
import { ENGINES } from "../../tools/setup.js";

const NAMES = { chromium: "Chromium", firefox: "Firefox ESR", webkit: "WebKitGTK" };
const TABLE = /(?<=<!-- engines -->\n).*(?=<!-- \/engines -->)/s;

/** @param {string[]} rows */
function writeTable(rows) {
  const file = join(ROOT, "docs/proof.md");
  const text = readFileSync(file, "utf8");
  if (!TABLE.test(text))
    throw new Refusal("docs/proof.md has no section between <!-- engines --> and <!-- /engines -->.");
  const head = ["| engine | version | reports equal to those in Node | page |", "| --- | --- | --: | :-: |"];
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(
    file,
    text.replace(TABLE, () => `\nRun on ${date}.\n\n${[...head, ...rows].join("\n")}\n\n`),
  );
}

await main(async () => {
  const { values } = parseArgs({ options: { only: { type: "string" }, update: { type: "boolean", default: false } } });
  requireBuilt("pkg/wasm/m3ter_export_destination_bg.wasm", "www/dist/index.html");
  const all = /** @type {(keyof typeof ENGINES)[]} */ (Object.keys(ENGINES));
  const names = all.filter((name) => values.only === undefined || values.only === name);
  if (names.length === 0) throw new Refusal(`--only takes one of ${all.join(", ")}.`);

  const { testEngine } = await import("./test-engine.js");
  const failures = [];
  const rows = [];
  for (const name of names) {
    try {
      ENGINES[name]();
      const { version, reports } = await testEngine(name);
      console.log(`${NAMES[name]} ${version}: ${reports} reports equal to those in Node; the page works`);
      rows.push(`| ${NAMES[name]} | ${version} | ${reports} | ✓ |`);
    } catch (error) {
      failures.push(
        error instanceof Refusal ? error.message : `${name}: ${error instanceof Error ? error.message : error}`,
      );
    }
  }
  if (failures.length > 0) throw new Refusal(failures.join("\n"));
  if (values.update) writeTable(rows);
  console.log(`${names.length} passed, 0 failed`);
});
