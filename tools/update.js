/**
 * `npm run update`: rewrites the files that are generated from the contract and the rules, and the snapshot of the messages.
 * It writes nothing while a unit test fails, and reports each file that changed.
 */
import { main, Refusal, run, succeeds } from "./command.js";
import { rust } from "./setup.js";

await main(() => {
  rust();
  if (!succeeds("cargo", ["test", "--workspace", "--lib", "--bins"]))
    throw new Refusal("A unit test fails, so nothing was written.");
  run("cargo", ["xtask", "generate"]);
  run("cargo", ["test", "--test", "cases"], { UPDATE: "1" });
});
