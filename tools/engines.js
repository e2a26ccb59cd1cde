/**
 * `npm run test:engines`: the corpus and the demo page in Chromium, Firefox and WebKitGTK. `--only NAME` takes one of them. What
 * was built last is tested.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT, Refusal, main } from "./command.js";
import { ENGINES } from "./setup.js";

const BUILT = ["pkg/wasm/m3ter_export_destination_bg.wasm", "www/dist/index.html"];

await main(async () => {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  for (const file of BUILT) if (!existsSync(join(ROOT, file))) throw new Refusal(`${file} is missing: run \`npm run build\` first.`);
  const all = /** @type {(keyof typeof ENGINES)[]} */ (Object.keys(ENGINES));
  const names = all.filter((name) => values.only === undefined || values.only === name);
  if (names.length === 0) throw new Refusal(`--only takes one of ${all.join(", ")}.`);

  const { testEngine } = await import("../tests/engines/test-engine.js");
  const complaints = [];
  for (const name of names) {
    try {
      ENGINES[name]();
      console.log(await testEngine(name));
    } catch (error) {
      complaints.push(error instanceof Refusal ? error.message : `${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  if (complaints.length > 0) throw new Refusal(complaints.join("\n"));
  console.log(`${names.length} passed, 0 failed`);
});
