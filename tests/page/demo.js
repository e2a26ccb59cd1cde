/**
 * `test` with the page opened as a first visit, and with an end that fails on console messages, errors, violations of the
 * page's policy, and requests that fail or leave the site.
 */
import { test as base, expect } from "@playwright/test";
import { startSite } from "./site.js";

/** @import { BrowserContext, Page } from "@playwright/test" */

export { expect };

export const S3 = {
  destinationType: "S3",
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-billing-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
};

export const GCS = {
  destinationType: "GCS",
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-billing-exports",
  projectNumber: "481516234299",
  poolId: "m3ter-pool",
  providerId: "m3ter-provider",
};

export const ID = "0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e";

/** @param {object} value */
export function json(value) {
  return JSON.stringify(value, null, 2);
}

/** The page as people know it: by role and name. */
export class Demo {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.verdict = page.getByRole("region", { name: "Verdict" });
    this.issueList = page.getByRole("region", { name: /^(No issues|Issues)$/ });
    this.issues = this.issueList.locator(".issue");
    this.severities = this.issueList.locator(".severity");
    this.fixes = this.issueList.locator(".fix");
    this.notice = page.getByRole("group", { name: "Notice" });
    this.editor = page.getByRole("textbox", { name: "Request body, JSON" });
    this.panel = page.getByRole("tabpanel");
    this.announcer = page.locator("#announcer");
  }

  /** Waits for the parts that are loaded after the first verdict. */
  async ready() {
    await this.page.locator("#editor[data-ready]").waitFor();
    await this.page.getByRole("region", { name: "Preview" }).waitFor();
  }

  /** Opens the list of examples. */
  async examples() {
    const button = this.button("Examples");
    if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
    return this.page.locator("#examples");
  }

  /** @param {string} title */
  async example(title) {
    await (await this.examples()).getByRole("button", { name: title, exact: true }).click();
  }

  /** @param {string} name */
  tab(name) {
    return this.page.getByRole("tab", { name }).click();
  }

  /** @param {string} label */
  field(label) {
    return this.page.getByLabel(label, { exact: true });
  }

  /** Opens the settings that most bodies do not need. @param {string} label of one */
  async setting(label) {
    const toggle = this.page.getByRole("button", { name: /^Organization ID/ });
    if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
    return this.field(label);
  }

  /** @param {string} name */
  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** @param {string} name */
  radio(name) {
    return this.page.getByRole("radio", { name, exact: true });
  }

  /** @param {string} text */
  async copy(text) {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
  }

  /** Replaces the text, as somebody does who selects all and pastes. @param {string} text */
  async write(text) {
    await this.copy(text);
    await this.editor.focus();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.press(text === "" ? "Delete" : "Control+v");
  }

  /** Opens a text as a file, which keeps every byte. @param {string | Buffer} text */
  async open(text) {
    await this.page
      .getByLabel("File with a body")
      .setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(text) });
  }

  /** @returns {Promise<string>} the body, as the page copies it */
  async text() {
    await this.copy("nothing yet");
    await this.page.getByRole("button", { name: /^(Copy|Copied) JSON$/ }).click();
    await this.page.getByRole("button", { name: "Copied JSON" }).waitFor();
    await this.page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "nothing yet");
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async body() {
    return JSON.parse(await this.text());
  }

  /** @returns {Promise<string>} what is selected in the editor */
  selected() {
    return this.page.evaluate(() => {
      const root = document.querySelector("#editor")?.shadowRoot;
      if (!root?.activeElement) return `${document.activeElement?.tagName} has the focus`;
      return String(/** @type {any} */ (root).getSelection());
    });
  }

  /** @returns {Promise<string>} the accessible name or the text of what has the focus */
  focused() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return "nothing";
      return element.getAttribute("aria-label") ?? element.id ?? element.textContent ?? "";
    });
  }
}

/**
 * Notes what a page should not do.
 * @param {Page} page
 * @param {string} address
 * @param {string[]} [complaints] where it is noted
 */
export async function watch(page, address, complaints = []) {
  const { origin } = new URL(address);
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error}`));
  page.on("request", (request) => {
    const ours = request.url().startsWith(`${origin}/`) || /^(about|blob):/.test(request.url());
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
  return complaints;
}

/**
 * @typedef {object} Fixtures
 * @property {Demo} demo the page, opened
 * @property {string[]} complaints empty them where they are expected
 * @property {(address?: string) => Promise<Demo>} openTab another tab of the same device
 */

/** @type {import("@playwright/test").TestType<any, any>} */
const extended = base.extend(
  /** @type {any} */ ({
    address: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
      async (/** @type {object} */ {}, /** @type {(address: string) => Promise<void>} */ use) => {
        const site = await startSite();
        await use(site.address);
        site.stop();
      },
      { scope: "worker" },
    ],
    complaints: async (/** @type {{ page: Page, address: string }} */ { page, address }, /** @type {any} */ use) => {
      const complaints = await watch(page, address);
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    demo: async (
      /** @type {{ page: Page, address: string, complaints: string[] }} */ { page, address, complaints: _ },
      /** @type {any} */ use,
    ) => {
      const demo = new Demo(page);
      await page.goto(address);
      await demo.ready();
      await use(demo);
    },
    openTab: async (
      /** @type {{ context: BrowserContext, address: string, complaints: string[] }} */ {
        context,
        address,
        complaints,
      },
      /** @type {any} */ use,
    ) => {
      await use(async (target = address) => {
        const page = await context.newPage();
        await watch(page, address, complaints);
        await page.goto(target);
        const demo = new Demo(page);
        await demo.ready();
        return demo;
      });
    },
  }),
);

export const test =
  /** @type {import("@playwright/test").TestType<Fixtures & import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions, { address: string } & import("@playwright/test").PlaywrightWorkerArgs>} */ (
    extended
  );
