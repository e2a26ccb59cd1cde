/** Serves the built page on this machine, in a folder of the site as a project's pages are, and opens it in Chromium. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { after, afterEach, before, beforeEach } from "node:test";
import { chromium } from "playwright-core";
import { FLAGS, findBrowser } from "../../tools/browser.js";

/** @import { AddressInfo } from "node:net" */
/** @import { Browser, BrowserContextOptions, Locator, Page } from "playwright-core" */

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
  const page = await browser.newPage({ permissions: ["clipboard-read", "clipboard-write"], ...options });
  page.setDefaultTimeout(10_000);
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error}`));
  page.on("request", (request) => {
    const ours = request.url().startsWith(address.replace(/#.*/, "")) || request.url() === "about:blank";
    if (!ours) complaints.push(`request: ${request.url()}`);
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

/** The page as its users know it. */
export class Demo {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.verdict = page.locator("#verdict-text");
    this.detail = page.locator("#verdict-detail");
    this.issues = page.locator("#issues .issue");
    this.severities = page.locator("#issues .severity");
    this.fixes = page.locator("#issues .fix");
    this.content = page.locator(".cm-content");
    this.panel = page.getByRole("tabpanel");
    this.announcer = page.locator("#announcer");
  }

  ready() {
    return this.page.locator("#editor[data-ready]").waitFor();
  }

  /** @param {string} title */
  example(title) {
    return this.page.getByLabel("Example").selectOption(title);
  }

  /** @param {string} name */
  tab(name) {
    return this.page.getByRole("tab", { name }).click();
  }

  /** @param {string} name */
  language(name) {
    return this.page.getByRole("radio", { name, exact: true }).check();
  }

  /** @param {string} label */
  field(label) {
    return this.page.getByLabel(label, { exact: true });
  }

  /** Puts a text in place of the one that is there, as a person who pastes it over does. @param {string} text */
  async write(text) {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.content.focus();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.press(text === "" ? "Delete" : "Control+v");
  }

  /** @returns {Promise<string>} the body, as the page copies it */
  async text() {
    const button = this.page.getByRole("button", { name: /^(Copy|Copied) JSON$/ });
    await this.page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
    await button.click();
    await this.page.getByRole("button", { name: "Copied JSON" }).waitFor();
    await this.page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "nothing yet");
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** @returns {Promise<string>} what is selected in the editor */
  selected() {
    return this.page.evaluate(() => {
      const root = document.querySelector("#editor")?.shadowRoot;
      if (!root?.activeElement) return `${document.activeElement?.tagName} has the focus`;
      return String(/** @type {any} */ (root).getSelection());
    });
  }
}

/** How each test finds the window. */
const WINDOW = { width: 1440, height: 900 };

/** One page for a file's tests, as a first visit for each; there must be no complaints. */
export function useDemo() {
  /** @type {Awaited<ReturnType<typeof startSite>>} */
  let site;
  /** @type {Browser} */
  let browser;
  const use = {
    demo: /** @type {Demo} */ (/** @type {unknown} */ (undefined)),
    page: /** @type {Page} */ (/** @type {unknown} */ (undefined)),
    complaints: /** @type {string[]} */ ([]),
    address: "",
    /**
     * On a device of its own.
     * @param {string} address
     */
    async open(address) {
      const { page, complaints } = await openPage(browser, address, { viewport: WINDOW });
      const demo = new Demo(page);
      await demo.ready();
      return { page, complaints, demo };
    },
  };

  before(async () => {
    site = await startSite();
    browser = await startBrowser();
    use.address = site.address;
    Object.assign(use, await use.open(site.address));
  });

  after(async () => {
    await browser?.close();
    site?.stop();
  });

  beforeEach(async () => {
    const { page, demo } = use;
    // A device that remembers nothing. Reset also drops what is about to be kept.
    await page.evaluate(() => {
      document.getElementById("reset")?.click();
      localStorage.clear();
    });
    await page.setViewportSize(WINDOW);
    await page.emulateMedia({ colorScheme: null, reducedMotion: null });
    await page.mouse.move(0, 0);
    await page.goto("about:blank");
    await page.goto(site.address);
    await demo.ready();
  });

  afterEach(() => {
    assert.deepEqual(use.complaints.splice(0), []);
  });

  return use;
}

/**
 * Waits until a text is what it should be, and says what it was if it never is.
 * @param {Locator} locator
 * @param {string | RegExp} expected
 */
export async function eventually(locator, expected) {
  const fits = (/** @type {string} */ text) => (typeof expected === "string" ? text === expected : expected.test(text));
  let text = "";
  for (let attempt = 0; attempt < 50; attempt++) {
    text = (await locator.innerText()).trim();
    if (fits(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (typeof expected === "string") assert.equal(text, expected);
  else assert.match(text, expected);
}

export const S3 = {
  destinationType: "S3",
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-billing-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
};

/** @param {object} value */
export function json(value) {
  return JSON.stringify(value, null, 2);
}
