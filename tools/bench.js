/** `npm run bench`: builds the package, and measures it beside other validators; benches/run.js describes the arguments. */
import { main, run } from "./command.js";
import { buildPackage } from "./package.js";
import { setUpBenches } from "./setup.js";

await main(async () => {
  setUpBenches();
  await buildPackage();
  run(process.execPath, ["benches/generate.js"]);
  run(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "benches"]);
  run(process.execPath, ["benches/run.js", ...process.argv.slice(2)]);
});
