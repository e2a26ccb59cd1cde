/** The page of all rules. */
import { Demo, expect, ID, test } from "./demo.js";

test("every rule has an anchor, and opens its bad example in the page", async ({ page, address, complaints }) => {
  await page.goto(`${address}rules.html#format-leading_space`);
  await expect(page.getByRole("article", { name: "leading_space" })).toBeInViewport();
  const articles = page.getByRole("article");
  expect(await articles.count()).toBeGreaterThan(100);
  const links = await page
    .getByRole("link", { name: /^Open the bad example/ })
    .evaluateAll((all) =>
      all.map((link) => ({ name: link.textContent ?? "", href: /** @type {HTMLAnchorElement} */ (link).href })),
    );
  expect(links.length).toBeGreaterThan(100);
  const demo = new Demo(page);
  /** @type {string[]} */
  const failures = [];
  await page.goto(address);
  await demo.ready();
  for (const { name, href } of links) {
    const [code, reason] = name.replace("Open the bad example of ", "").trim().split(" ");
    await page.evaluate((hash) => (location.hash = hash), new URL(href).hash);
    const rule = page.locator(".why summary").getByText(reason ? `${code} / ${reason}` : code, { exact: true });
    const found = code === "required" ? page.locator(".missing") : rule;
    await found
      .first()
      .waitFor({ timeout: 3_000 })
      .catch(() => failures.push(`${name}: ${href}`));
  }
  expect(failures).toEqual([]);
  expect(complaints).toEqual([]);
});

test("the page of rules has a list of its codes, and leads back to the check", async ({
  page,
  address,
  complaints,
}) => {
  await page.goto(`${address}rules.html`);
  const links = page.getByRole("navigation", { name: "Contents" }).getByRole("link");
  await expect(links).toHaveText(await page.locator("section > h2").allTextContents());
  await links.getByText("version_conflict", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "version_conflict" })).toBeInViewport();
  await page.evaluate(() => scrollTo(0, 0));
  await page.getByRole("link", { name: "Back to the check" }).click();
  await new Demo(page).ready();
  expect(complaints).toEqual([]);
});

test("a rule's example leaves the organization ID alone that was typed", async ({ demo, page, address }) => {
  await (await demo.setting("Organization ID")).fill(ID);
  const rules = await page.context().newPage();
  await rules.goto(`${address}rules.html`);
  const href = await rules
    .getByRole("link", { name: "Open the bad example of format leading_space" })
    .getAttribute("href");
  await page.evaluate((hash) => (location.hash = hash), new URL(String(href), address).hash);
  await expect(demo.issues).toHaveCount(1);
  await expect(await demo.setting("Organization ID")).toHaveValue(ID);
});
