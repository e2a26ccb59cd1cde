/** Builds and serves the demo page. */
import { join } from "node:path";
import { ROOT } from "./command.js";

const PAGE = join(ROOT, "www");

export async function buildPage() {
  const { build } = await import("vite");
  const { NODE_ENV } = process.env;
  await build({ root: PAGE, logLevel: "warn" });
  // Vite sets it to "production" for the whole process, and the tests that follow would inherit it.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
}

/** Serves the built page, on this machine only. */
export async function servePage() {
  const { preview } = await import("vite");
  const server = await preview({ root: PAGE, preview: { host: "127.0.0.1" } });
  server.printUrls();
}

/** Serves the page's sources, on this machine only; the browser reloads what changes. */
export async function developPage() {
  const { createServer } = await import("vite");
  // A half-built package must not be loaded: tools/dev.js reloads the page after the build.
  const watch = { ignored: ["**/pkg/dist/**", "**/pkg/wasm/**"] };
  const server = await createServer({ root: PAGE, server: { host: "127.0.0.1", watch } });
  await server.listen();
  server.printUrls();
  return server;
}
