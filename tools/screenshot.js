/** Takes the pictures of the built demo page for the README: `node tools/screenshot.js`. */
import { join } from "node:path";
import { Demo, openPage, startBrowser, startSite } from "../tests/page/site.js";
import { main, ROOT } from "./command.js";

/** @type {["light" | "dark", string][]} */
const PICTURES = [
  ["light", "docs/page.png"],
  ["dark", "docs/page-dark.png"],
];

await main(async () => {
  const site = await startSite();
  const browser = await startBrowser();
  for (const [colorScheme, path] of PICTURES) {
    const { page } = await openPage(browser, site.address, { colorScheme, viewport: { width: 1280, height: 720 } });
    const demo = new Demo(page);
    await demo.ready();
    await demo.example("Pasted from everywhere");
    await page.getByRole("button", { name: "Dismiss" }).click();
    await page.locator(".cm-lintRange-error").first().waitFor();
    await page.screenshot({ path: join(ROOT, path) });
  }
  await browser.close();
  site.stop();
});
