/** `npm run update`: rewrites the files that are generated from the contract's table and from the corpus. */
import { main, run } from "./command.js";
import { rust } from "./setup.js";

await main(() => {
  rust();
  run("cargo", ["test", "--test", "generated", "--test", "cases"], { UPDATE: "1" });
});
