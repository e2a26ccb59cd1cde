/** The verdict on a valid body whose request cannot be built: it names the setting, and leads there. */
import { Demo, expect, ID, json, S3, test } from "./demo.js";

const VERSION = "Current version in m3ter (optional)";

/** @type {[what: string, label: string, value: string, title: string, isUpdate: boolean][]} */
const WRONG = [
  ["an organization ID that is not a UUID", "Organization ID", "acme", "Organization ID must be a UUID", false],
  ["a destination ID that is not a UUID", "Destination ID", "7", "Destination ID must be a UUID", true],
  ["an update without a destination ID", "Destination ID", "", "Destination ID missing", true],
  ["a version that is not a number", VERSION, "v3", "Current version must be a whole number, at least 1", true],
  ["a version that is too large", VERSION, "9".repeat(20), "Current version is too large to compare", true],
  ["a base URL that is not one", "API base URL", "api.m3ter.com", "API base URL is not valid", false],
];

for (const [what, label, value, title, isUpdate] of WRONG) {
  test(`${what} is named in place of Ready to send, and the next step leads there`, async ({ demo, page }) => {
    await demo.write(json(isUpdate ? { ...S3, version: 3 } : S3));
    if (isUpdate) {
      await demo.radio("Update").check();
      await demo.field("Destination ID").fill(ID);
    }
    await expect(demo.verdict).toContainText("Ready to send");
    const field = isUpdate ? demo.field(label) : await demo.setting(label);
    await field.fill(value);
    await expect(demo.verdict.locator(".verdict-title")).toHaveText(title);
    await expect(demo.verdict).toHaveAttribute("data-outcome", "incomplete");
    await expect(demo.verdict).toContainText("S3 destination · the body has no errors");
    await expect(demo.announcer).toContainText(title);
    await expect(demo.button("Show steps")).toHaveCount(0);
    // Also where it is out of sight.
    await page.getByRole("button", { name: "Form", exact: true }).click();
    await demo.button("Go to the field").click();
    await expect(demo.field(label)).toBeFocused();
    await demo.field(label).fill(label === VERSION ? "3" : label === "API base URL" ? "https://api.m3ter.com" : ID);
    await expect(demo.verdict).toContainText("Ready to send");
    await expect(demo.button("Show steps")).toBeVisible();
  });
}

test("errors and safe fixes of the body come before the settings", async ({ demo }) => {
  await (await demo.setting("Organization ID")).fill("acme");
  await demo.write(json({ ...S3, code: 7 }));
  await expect(demo.verdict).toContainText("1 error");
  await demo.write(json({ ...S3, prefix: "/a" }));
  await expect(demo.verdict).toContainText("Organization ID must be a UUID");
  await expect(demo.verdict).toContainText("the body has no errors · 1 warning");
  await demo.button("Fix it").click();
  await expect(demo.button("Go to the field")).toBeVisible();
});

test("an update's settings do not matter to a create", async ({ demo }) => {
  await demo.write(json(S3));
  await demo.radio("Update").check();
  await demo.field("Destination ID").fill("7");
  await demo.radio("Create").check();
  await expect(demo.verdict).toContainText("Ready to send");
});

test.describe("without a service worker", () => {
  // It may have the preview already.
  test.use({ serviceWorkers: "block" });

  test("the verdict names the setting even while the preview is not loaded", async ({ page, complaints, address }) => {
    await page.route(/preview-.*\.js/, (route) => route.abort());
    await page.goto(address);
    const demo = new Demo(page);
    await expect(page.getByText("The preview could not be loaded.")).toBeVisible();
    await demo.example("S3 bucket");
    await expect(demo.verdict).toContainText("Ready to send");
    const id = await demo.setting("Organization ID");
    await id.fill("abc");
    await expect(demo.verdict).toContainText("Organization ID must be a UUID");
    await expect(demo.announcer).toContainText("Organization ID must be a UUID");
    await expect(id).toHaveAccessibleDescription("must be a UUID");
    await id.fill("");
    await demo.field("API base URL").fill("api.m3ter.com");
    await expect(demo.verdict).toContainText("API base URL is not valid");
    complaints.length = 0;
  });
});
