/** `npm run test:limits`: what takes gigabytes or minutes. The largest texts, and ten million calls. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT, main, run } from "./command.js";

const FOLDER = "tests/limits";

await main(() => {
  const files = readdirSync(join(ROOT, FOLDER)).filter((file) => file.endsWith(".test.js"));
  // One after the other, since each wants the memory for itself.
  for (const file of files) run(process.execPath, ["--test", "--test-reporter=spec", join(FOLDER, file)]);
});
