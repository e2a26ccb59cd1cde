/** Takes the README's pictures of the built demo page: `node tools/screenshot.js`. */
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { Demo } from "../tests/page/demo.js";
import { startSite } from "../tests/page/site.js";
import { FLAGS, findBrowser } from "./browser.js";
import { main, ROOT } from "./command.js";

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

/** @type {[path: string, colorScheme: "light" | "dark", viewport: { width: number, height: number }][]} */
const PICTURES = [
  ["docs/page.png", "light", WIDE],
  ["docs/page-dark.png", "dark", WIDE],
  ["docs/page-narrow.png", "light", NARROW],
  ["docs/page-narrow-dark.png", "dark", NARROW],
];

await main(async () => {
  const site = await startSite();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  for (const [path, colorScheme, viewport] of PICTURES) {
    const isMobile = viewport === NARROW;
    const deviceScaleFactor = isMobile ? 2 : 1;
    const page = await browser.newPage({ colorScheme, viewport, deviceScaleFactor, isMobile, hasTouch: isMobile });
    await page.goto(site.address);
    const demo = new Demo(page);
    await demo.ready();
    await demo.example("Pasted from many places");
    await demo.button("Dismiss").click();
    await page.locator(".cm-lintRange-error").first().waitFor();
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
    // On a phone the issues are below the form; the verdict stays in sight.
    if (isMobile) {
      const below = (await demo.verdict.boundingBox())?.height ?? 0;
      await demo.issueList.evaluate((list, below) => scrollBy(0, list.getBoundingClientRect().top - below), below);
    }
    await page.screenshot({ path: join(ROOT, path) });
  }
  await browser.close();
  site.stop();
});
