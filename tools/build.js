/** `npm run build`: builds the package and the demo page; `--package` builds the package alone. */
import { main } from "./command.js";
import { buildPackage } from "./package.js";
import { buildPage } from "./page.js";
import { setUpBuild } from "./setup.js";

await main(async () => {
  setUpBuild();
  await buildPackage();
  if (!process.argv.includes("--package")) await buildPage();
});
