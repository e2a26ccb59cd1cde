/** `npm run dev`: serves the demo page with Vite's dev server, and rebuilds the package when its sources change. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { main, ROOT } from "./command.js";
import { buildPackage } from "./package.js";
import { developPage } from "./page.js";
import { setUpBuild } from "./setup.js";

const SOURCES = ["Cargo.toml", "src", "pkg/src"].map((path) => join(ROOT, path));

await main(async () => {
  setUpBuild();
  await buildPackage();
  const server = await developPage();

  let isBuilding = false;
  let isStale = false;
  async function rebuild() {
    isStale = true;
    if (isBuilding) return;
    isBuilding = true;
    while (isStale) {
      isStale = false;
      // In another process, so that this one can serve meanwhile.
      const build = spawn(process.execPath, [join(ROOT, "tools/build.js"), "--package"], { stdio: "inherit" });
      const [status] = await once(build, "exit");
      if (status !== 0) continue;
      server.moduleGraph.invalidateAll();
      server.ws.send({ type: "full-reload" });
    }
    isBuilding = false;
  }
  server.watcher.add(SOURCES).on("all", (_, path) => {
    if (SOURCES.some((source) => path.startsWith(source))) void rebuild();
  });
});
