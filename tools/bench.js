/** `npm run bench`: builds the package, and measures it beside others; see benches/run.js. */
import { main, run } from "./command.js";
import { buildPackage } from "./package.js";
import { setUpBenches } from "./setup.js";

await main(async () => {
  setUpBenches();
  await buildPackage();
  const node = (/** @type {string[]} */ ...args) => run(process.execPath, args);
  node("benches/generate.js");
  node("node_modules/typescript/bin/tsc", "-p", "benches");
  node("benches/run.js", ...process.argv.slice(2));
});
