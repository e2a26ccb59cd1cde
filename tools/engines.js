/**
 * `npm run test:engines`: the corpus and the demo page in Chromium, Firefox and WebKitGTK. `--only NAME` takes one of them,
 * `--update` writes the README's table. What was built last is tested.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT, Refusal, main } from "./command.js";
import { ENGINES } from "./setup.js";

const BUILT = ["pkg/wasm/m3ter_export_destination_bg.wasm", "www/dist/index.html"];

const NAMES = { chromium: "Chromium", firefox: "Firefox ESR", webkit: "WebKitGTK" };

const README = join(ROOT, "README.md");
const [BEGIN, END] = ["<!-- engines -->\n", "<!-- /engines -->"];

/** @param {string[]} rows */
function writeTable(rows) {
  const text = readFileSync(README, "utf8");
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start < 0 || end < start) throw new Refusal(`README.md has no place for the table, between ${BEGIN.trim()} and ${END}.`);
  const date = new Date().toISOString().slice(0, 10);
  const table = ["| engine | version | reports as in Node | page |", "| --- | --- | --: | :-: |", ...rows].join("\n");
  writeFileSync(README, `${text.slice(0, start)}${BEGIN}\nRun on ${date}.\n\n${table}\n\n${text.slice(end)}`);
}

await main(async () => {
  const options = /** @type {const} */ ({ only: { type: "string" }, update: { type: "boolean", default: false } });
  const { values } = parseArgs({ options });
  for (const file of BUILT) if (!existsSync(join(ROOT, file))) throw new Refusal(`${file} is missing: run \`npm run build\` first.`);
  const all = /** @type {(keyof typeof ENGINES)[]} */ (Object.keys(ENGINES));
  const names = all.filter((name) => values.only === undefined || values.only === name);
  if (names.length === 0) throw new Refusal(`--only takes one of ${all.join(", ")}.`);

  const { testEngine } = await import("../tests/engines/test-engine.js");
  const complaints = [];
  const rows = [];
  for (const name of names) {
    try {
      ENGINES[name]();
      const { version, reports } = await testEngine(name);
      console.log(`${NAMES[name]} ${version}: ${reports} reports as in Node, and the page follows what is typed`);
      rows.push(`| ${NAMES[name]} | ${version} | ${reports} | ✓ |`);
    } catch (error) {
      complaints.push(error instanceof Refusal ? error.message : `${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  if (complaints.length > 0) throw new Refusal(complaints.join("\n"));
  if (values.update) writeTable(rows);
  console.log(`${names.length} passed, 0 failed`);
});
