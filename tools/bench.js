/** `npm run bench`: builds the package, and measures it beside others; see benches/run.js. */
import { main, run } from "./command.js";
import { buildPackage } from "./package.js";
import { setUpBenches } from "./setup.js";

await main(async () => {
  setUpBenches();
  await buildPackage();
  for (const program of [["benches/generate.js"], ["node_modules/typescript/bin/tsc", "-p", "benches"], ["benches/run.js", ...process.argv.slice(2)]]) {
    run(process.execPath, program);
  }
});
