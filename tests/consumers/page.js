/** Opens pages in Chromium, and listens to what they print. */
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";
import { FLAGS, findBrowser } from "../../tools/browser.js";

/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

const PATIENCE = 30_000;

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let launched;

/** @returns {Promise<string>} */
export async function browserVersion() {
  return `Chromium ${(await browser()).version()}`;
}

/** @returns {Promise<import("playwright-core").Browser>} */
function browser() {
  launched ??= chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  return launched;
}

export async function closeBrowser() {
  await (await launched)?.close();
  launched = undefined;
}

/**
 * @param {string} url
 * @param {RegExp} awaited
 * @returns {Promise<string[]>} what was printed, up to the first line that was awaited
 */
export async function visit(url, awaited) {
  const context = await (await browser()).newContext();
  try {
    const page = await context.newPage();
    /** @type {string[]} */
    const lines = [];
    page.on("console", (message) => lines.push(message.text()));
    page.on("pageerror", (error) => lines.push(String(error)));
    const line = page.waitForEvent("console", { predicate: (message) => awaited.test(message.text()), timeout: PATIENCE });
    const failure = page.waitForEvent("pageerror", { timeout: 0 }).catch(() => {});
    await Promise.all([Promise.race([line, failure]), page.goto(url)]).catch((error) => lines.push(String(error)));
    return lines;
  } finally {
    await context.close();
  }
}

/**
 * @template T
 * @param {string} folder
 * @param {(origin: string) => Promise<T>} use
 */
export async function served(folder, use) {
  const server = createServer(async ({ url = "/" }, response) => {
    const path = new URL(url, "http://localhost").pathname;
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    try {
      const content = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  try {
    return await use(`http://127.0.0.1:${port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
