/** Opens pages in Chromium, and listens to what they print. */

import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
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
    const line = page.waitForEvent("console", {
      predicate: (message) => awaited.test(message.text()),
      timeout: PATIENCE,
    });
    const failure = page.waitForEvent("pageerror", { timeout: 0 }).catch(() => {});
    await Promise.all([Promise.race([line, failure]), page.goto(url)]).catch((error) => lines.push(String(error)));
    return lines;
  } finally {
    await context.close();
  }
}

/**
 * Loads an extension, and opens one of its pages.
 * @param {string} folder
 * @param {string} path of the page
 * @param {RegExp} awaited
 * @returns {Promise<string[]>} what its service worker and the page printed
 */
export async function visitExtension(folder, path, awaited) {
  const profile = mkdtempSync(join(tmpdir(), "profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    args: [...FLAGS, `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
    ignoreDefaultArgs: ["--disable-extensions"],
  });
  try {
    /** @type {string[]} */
    const lines = [];
    const print = (/** @type {import("playwright-core").ConsoleMessage} */ message) => lines.push(message.text());
    context.on("console", print);
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker", { timeout: PATIENCE }));
    // What it printed at its start may have been missed.
    lines.push(...(await worker.evaluate("globalThis.printed ?? []")));
    const page = await context.newPage();
    page.on("pageerror", (error) => lines.push(String(error)));
    const line = page.waitForEvent("console", {
      predicate: (message) => awaited.test(message.text()),
      timeout: PATIENCE,
    });
    await Promise.all([line, page.goto(new URL(path, worker.url().replace("dist/main.js", "")).href)]).catch((error) =>
      lines.push(String(error)),
    );
    return lines;
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
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
