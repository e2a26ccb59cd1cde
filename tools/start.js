/** `npm start`: builds the package and the demo page, and serves the page on this machine. */
import { main } from "./command.js";
import { buildPackage } from "./package.js";
import { buildPage, servePage } from "./page.js";
import { setUpBuild } from "./setup.js";

await main(async () => {
  setUpBuild();
  await buildPackage();
  await buildPage();
  await servePage();
});
