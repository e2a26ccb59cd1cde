/** Serves the built page on this machine, in a folder of the site as a project's pages are, and opens it in Chromium. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { chromium } from "playwright-core";
import { FLAGS, findBrowser } from "../../tools/browser.js";

/** @import { AddressInfo } from "node:net" */
/** @import { Browser, BrowserContextOptions } from "playwright-core" */

const DIST = new URL("../../www/dist/", import.meta.url);
const FOLDER = "/some/folder/";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
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
  return { address: `http://127.0.0.1:${port}${FOLDER}`, stop: () => server.close() };
}

export function startBrowser() {
  return chromium.launch({ executablePath: findBrowser(), args: FLAGS });
}

/**
 * Opens the page and notes what it should do without: console messages, errors, requests that fail or leave the site.
 * @param {Browser} browser
 * @param {string} address
 * @param {BrowserContextOptions} [options]
 */
export async function openPage(browser, address, options) {
  /** @type {string[]} */
  const complaints = [];
  const page = await browser.newPage(options);
  page.setDefaultTimeout(10_000);
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
      complaints.push(`request: ${request.url()}`);
    }
  });
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  await page.exposeFunction("complain", (/** @type {string} */ complaint) => complaints.push(complaint));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      /** @type {any} */ (globalThis).complain(`policy: ${effectiveDirective} ${blockedURI}`);
    });
  });
  await page.goto(address);
  return { page, complaints };
}
