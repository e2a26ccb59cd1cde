/** `npm run test:reader`: compares the parser with `JSON.parse` on a million new texts. `--seed N` repeats a run. */
import { parseArgs } from "node:util";
import { main, Refusal } from "../../tools/command.js";
import { compare } from "./texts.js";

const TEXTS = 1_000_000;
const SHOWN = 20;

await main(() => {
  const { values } = parseArgs({ options: { seed: { type: "string" } } });
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(values.seed);
  console.log(`Node ${process.versions.node}, seed ${seed}`);
  const { good, bad, differing } = compare(seed, TEXTS);
  console.log(`${TEXTS} texts: ${good} valid, ${bad} invalid, ${differing.length} differences`);
  if (differing.length > 0) {
    throw new Refusal(
      [...differing.slice(0, SHOWN), `The package and JSON.parse differ; repeat with --seed ${seed}.`].join("\n"),
    );
  }
});
