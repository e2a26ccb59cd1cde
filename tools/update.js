/**
 * `npm run update`: rewrites the files that are generated from the contract, the rules and the package's types, and the snapshot
 * of the messages. It writes nothing while a test of the crate's sources or of the corpus fails. The other lists of fields, which
 * are kept by hand, are checked last, since what is written helps to complete them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { updateApiPage } from "./api.js";
import { main, Refusal, ROOT, run, succeeds } from "./command.js";
import { setUpUpdate } from "./setup.js";

const SNAPSHOT = "tests/corpus/sentences.tsv";
const SNAPSHOT_TEST = "what_each_code_and_reason_says";
/** Names the lists of fields that are kept by hand and lack a field. */
const LISTS_TEST = "other_lists_have_every_field";

await main(async () => {
  setUpUpdate();
  const tests = ["test", "--workspace", "--lib", "--bins", "--test", "cases", "--"];
  if (!succeeds("cargo", [...tests, "--skip", SNAPSHOT_TEST, "--skip", LISTS_TEST])) {
    throw new Refusal("A test fails, so nothing was written.");
  }
  run("cargo", ["xtask", "generate"]);
  report(await updateApiPage(), "docs/api.md");
  const read = () => readFileSync(join(ROOT, SNAPSHOT), "utf8");
  const before = read();
  run("cargo", ["test", "--quiet", "--test", "cases", SNAPSHOT_TEST], { UPDATE: "1" });
  report(before !== read(), SNAPSHOT);
  remaining();
});

/** Reports what has to be changed by hand after the files are written. */
function remaining() {
  const remaining = [];
  if (!succeeds("cargo", ["test", "--quiet", "--package", "xtask", LISTS_TEST])) {
    remaining.push("Everything was written, but lists kept by hand lack a field: see above.");
  }
  if (!succeeds("cargo", ["test", "--quiet", "--doc"])) {
    remaining.push(
      "A Rust example in README.md or src/lib.rs fails: if it quotes a message that changed, change it there too.",
    );
  }
  if (remaining.length > 0) throw new Refusal(remaining.join("\n"));
}

/**
 * @param {boolean} changed
 * @param {string} file
 */
function report(changed, file) {
  console.log(`${changed ? "updated  " : "unchanged"}  ${file}`);
}
