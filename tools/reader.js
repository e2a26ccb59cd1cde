/** `npm run test:reader`: compares the package with `JSON.parse` on a million new texts. `--seed N` repeats a run. */
import { parseArgs } from "node:util";
import { compare } from "../tests/reader/texts.js";
import { Refusal, main } from "./command.js";

const TEXTS = 1_000_000;
const SHOWN = 20;

await main(() => {
  const { values } = parseArgs({ options: { seed: { type: "string" } } });
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : Number(values.seed);
  console.log(`Node ${process.versions.node}, seed ${seed}`);
  const { good, bad, differing } = compare(seed, TEXTS);
  console.log(`${TEXTS} texts: ${good} are JSON, ${bad} are not, ${differing.length} differ`);
  if (differing.length > 0) {
    throw new Refusal([...differing.slice(0, SHOWN), `seed ${seed}: the package and JSON.parse differ.`].join("\n"));
  }
});
