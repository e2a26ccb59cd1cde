/** Serves the built page on this machine, in a folder of a site as a project's pages are. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

/** @import { AddressInfo } from "node:net" */

export const DIST = new URL("../../www/dist/", import.meta.url);
const FOLDER = "/some/folder/";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

export async function startSite() {
  const server = createServer(async ({ url = "" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    try {
      if (!pathname.startsWith(FOLDER)) throw new Error("outside of the folder");
      const name = pathname.slice(FOLDER.length) || "index.html";
      const bytes = await readFile(new URL(name, DIST));
      response.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}${FOLDER}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
