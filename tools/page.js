/** Builds and serves the demo page. */
import { join } from "node:path";
import { ROOT } from "./command.js";

const PAGE = join(ROOT, "www");

export async function buildPage() {
  const { build } = await import("vite");
  await build({ root: PAGE, logLevel: "warn" });
}

/** Serves what was built, to this machine alone. */
export async function servePage() {
  const { preview } = await import("vite");
  const server = await preview({ root: PAGE, preview: { host: "127.0.0.1" } });
  server.printUrls();
}
