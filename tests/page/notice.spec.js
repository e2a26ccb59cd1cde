/** The notice: how long it stays, and that it covers nothing. */
import { expect, json, S3, test } from "./demo.js";

test("a notice leaves by itself, but not while it has the pointer or the focus", async ({ demo, page }) => {
  await page.clock.install();
  await demo.open(json(S3));
  await expect(demo.notice).toContainText("Body replaced.");
  await page.clock.runFor(7_000);
  await expect(demo.notice).toContainText("Body replaced.");
  await demo.notice.hover();
  await page.clock.runFor(20_000);
  await expect(demo.notice).toContainText("Body replaced.");
  await demo.button("Undo").focus();
  await page.mouse.move(0, 0);
  await page.clock.runFor(20_000);
  await expect(demo.notice).toContainText("Body replaced.");
  await demo.field("Name").focus();
  await page.clock.runFor(9_000);
  await expect(demo.notice).toHaveText("");
  expect(await demo.text()).toBe(json(S3));
});

test("a notice in place of another has the whole time", async ({ demo, page }) => {
  await page.clock.install();
  await demo.open(json(S3));
  await expect(demo.notice).toContainText("Body replaced.");
  await page.clock.runFor(7_000);
  await demo.open(Buffer.from([0xff]));
  await expect(demo.notice).toContainText("not text in UTF-8");
  await page.clock.runFor(7_000);
  await expect(demo.notice).toContainText("not text in UTF-8");
});

test("a notice that is marked to stay stays", async ({ demo, page }) => {
  await page.clock.install();
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    Object.assign(navigator.clipboard, { write: refuse, writeText: refuse });
  });
  await demo.button("Copy link").click();
  await expect(demo.notice).toContainText("does not let this page copy");
  await page.clock.runFor(60_000);
  await expect(demo.notice).toContainText("does not let this page copy");
});

for (const [width, height] of [
  [1440, 900],
  [1000, 600],
]) {
  test(`a notice covers nothing, ${width} px wide`, async ({ demo, page }) => {
    await page.setViewportSize({ width, height });
    await demo.example("S3 bucket");
    await expect(demo.notice).toContainText("Example");
    const notice = await demo.notice.boundingBox();
    for (const place of ["header", ".input", ".verdict", ".results", "footer"]) {
      const box = await page.locator(place).first().boundingBox();
      if (!notice || !box) throw new Error(`${place} is not on the page`);
      const [right, bottom] = [box.x + box.width, box.y + box.height];
      const isBeside = right <= notice.x || box.x >= notice.x + notice.width;
      expect(isBeside || bottom <= notice.y || box.y >= notice.y + notice.height, place).toBe(true);
    }
  });
}

test("on a phone, a notice covers neither the footer nor what has the focus", async ({ demo, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await demo.example("S3 bucket");
  await expect(demo.notice).toContainText("Example");
  await page.evaluate(() => scrollTo(0, 99_999));
  const top = (await demo.notice.boundingBox())?.y ?? 0;
  const footer = await page.getByRole("contentinfo").boundingBox();
  expect((footer?.y ?? 0) + (footer?.height ?? 0)).toBeLessThanOrEqual(top);
  for (const control of await page.locator(".field input, .field select, .block-head button").all()) {
    if (!(await control.isVisible())) continue;
    await page.evaluate(() => scrollTo(0, 0));
    await control.focus();
    const { y = 0, height = 0 } = (await control.boundingBox()) ?? {};
    expect(y + height).toBeLessThanOrEqual((await demo.notice.boundingBox())?.y ?? 0);
  }
});

test("on a phone, a notice does not cover the place that the next step goes to", async ({ demo, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await demo.example("ARN of a user");
  await demo.button("Go to the error").click();
  await page.waitForTimeout(200);
  const bottom = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector("#editor")?.shadowRoot);
    const drawn = [...root.querySelectorAll(".cm-selectionBackground")];
    return Math.max(...drawn.map((each) => each.getBoundingClientRect().bottom));
  });
  expect(bottom).toBeGreaterThan(0);
  expect(bottom).toBeLessThanOrEqual((await demo.notice.boundingBox())?.y ?? 0);
});

test("a fix from the verdict says what it did", async ({ demo }) => {
  await demo.write(json({ ...S3, code: "finance_exports " }));
  await demo.button("Fix it").click();
  await expect(demo.notice).toContainText("Fixed: use finance_exports.");
  await expect(demo.announcer).toHaveText("Fixed: use finance_exports.");
  await demo.button("Undo").click();
  await expect(demo.verdict).toContainText("1 error");
});
