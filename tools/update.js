/**
 * `npm run update`: rewrites the files that are generated from the contract and the rules, and the snapshot of the messages.
 * It writes nothing while another test of the crate's sources or of the corpus fails, and reports each file that changed.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { main, Refusal, ROOT, run, succeeds } from "./command.js";
import { rust } from "./setup.js";

const SNAPSHOT = "tests/corpus/sentences.tsv";
const SNAPSHOT_TEST = "what_each_code_and_reason_says";

await main(() => {
  rust();
  const tests = ["test", "--workspace", "--lib", "--bins", "--test", "cases", "--", "--skip", SNAPSHOT_TEST];
  if (!succeeds("cargo", tests)) throw new Refusal("A test fails, so nothing was written.");
  run("cargo", ["xtask", "generate"]);
  const read = () => readFileSync(join(ROOT, SNAPSHOT), "utf8");
  const before = read();
  run("cargo", ["test", "--quiet", "--test", "cases", SNAPSHOT_TEST], { UPDATE: "1" });
  console.log(`${before === read() ? "unchanged" : "updated  "}  ${SNAPSHOT}`);
});
