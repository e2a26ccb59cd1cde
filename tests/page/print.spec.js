/** The page on paper, where nothing can scroll. */
import { expect, json, S3, test } from "./demo.js";

for (const landscape of [false, true]) {
  test(`all of the page is printed, ${landscape ? "landscape" : "portrait"}`, async ({ demo, page }) => {
    await demo.open(
      json({ ...S3, code: " x", ...Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`x${at}`, 0])) }),
    );
    await expect(demo.issues).toHaveCount(41);
    const pdf = await page.pdf({ format: "A4", landscape });
    expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(4);

    // As large as the paper.
    await page.setViewportSize(landscape ? { width: 1123, height: 794 } : { width: 794, height: 1123 });
    await page.emulateMedia({ media: "print" });
    await expect(demo.notice).toBeHidden();
    const scrolling = await page.evaluate(() =>
      [
        ...document.querySelectorAll("#app, .pane-body, .results, .block pre"),
        ...(document.querySelector("#editor")?.shadowRoot?.querySelectorAll(".cm-scroller") ?? []),
      ]
        .filter((box) => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth)
        .map(({ className, id }) => className || id),
    );
    expect(scrolling).toEqual([]);
  });
}
