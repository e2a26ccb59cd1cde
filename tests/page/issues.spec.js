/** The list of issues: its messages, its fixes, and where an issue leads. */
import { expect, json, S3, test } from "./demo.js";

for (const width of [360, 1440]) {
  test(`a message has the width of the list beside its mark, ${width} px wide`, async ({ demo, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await demo.example("Pasted from many places");
    const first = demo.issues.first();
    await expect(first).toHaveAccessibleName(/^error code must not end with a space/);
    const [issue, text, place] = await Promise.all(
      [first, first.locator(".text"), first.locator(".place")].map((element) => element.boundingBox()),
    );
    expect((text?.x ?? 0) - (issue?.x ?? 0)).toBeLessThan(50);
    expect(place?.x).toBeGreaterThanOrEqual((text?.x ?? 0) + (text?.width ?? 0));
  });
}

test("an issue moves the caret to its place, and into view", async ({ demo, page }) => {
  await demo.write(`{"code": "é😀",${"\n".repeat(300)}"name": 7${"\n".repeat(300)}}`);
  await demo.issues.filter({ hasText: "name" }).first().press("Enter");
  expect(await demo.selected()).toBe("7");
  // The editor measures its lines before it scrolls.
  await page.waitForFunction(() => {
    const root = document.querySelector("#editor")?.shadowRoot;
    const box = /** @type {any} */ (root).getSelection().getRangeAt(0).getBoundingClientRect();
    const { top, bottom } = /** @type {any} */ (root).querySelector(".cm-scroller").getBoundingClientRect();
    return top < box.top && box.top < bottom;
  });
});

test("a fix changes its place and leaves the rest of the text alone", async ({ demo, page }) => {
  await demo.write('{ "code" : " finance", "unknown": [1,\n 2],\n\n"prefix":"/a" }');
  await page.getByRole("button", { name: /^Use finance/ }).press("Enter");
  expect(await demo.text()).toBe('{ "code" : "finance", "unknown": [1,\n 2],\n\n"prefix":"/a" }');
  await expect(demo.issues.filter({ hasText: "code" })).toHaveCount(0);
});

test("the focus stays in the list when a fix takes its button away", async ({ demo, page }) => {
  await demo.example("Pasted from many places");
  for (let left = await demo.fixes.count(); left > 0; left--) {
    await demo.fixes.first().press("Enter");
    await expect(demo.fixes).toHaveCount(left - 1);
    expect(await page.evaluate(() => document.activeElement?.closest(".issues") !== null)).toBe(true);
  }
  await demo.example("A trailing space in the code");
  await demo.fixes.first().press("Enter");
  await expect(page.getByRole("heading", { name: "No issues" })).toBeFocused();
});

test("the focus stays where a button was that takes itself away", async ({ demo, page }) => {
  await demo.field("Name").fill("Finance exports");
  await page.getByRole("button", { name: "Use finance_exports" }).focus();
  await page.keyboard.press("Enter");
  await expect(demo.field("Code")).toBeFocused();
  await demo.button("Reset").click();
  await demo.button("an S3 bucket").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "No issues" })).toBeFocused();
  // Not when it was left on purpose.
  await demo.open("{}");
  await demo.issues.first().focus();
  await demo.button("Reset").click();
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await demo.open("{}");
  await page.waitForTimeout(300);
  expect(await demo.focused()).toBe("nothing");
});

test("Fix all applies the safe fixes, says how many, and can be undone", async ({ demo }) => {
  await demo.example("Pasted from many places");
  const before = await demo.text();
  await demo.button("Fix all 3").click();
  await expect(demo.fixes).toHaveCount(0);
  await expect(demo.verdict).toContainText("1 error");
  await expect(demo.notice).toContainText(/^Fixed \d issues\./);
  const after = await demo.body();
  expect([after.code, after.bucketName, after.prefix, after.partitionOrder]).toEqual([
    "finance_exports",
    "acme-billing-exports",
    "m3ter",
    "TYPE_FIRST",
  ]);
  await demo.button("Undo").click();
  expect(await demo.text()).toBe(before);
});

test("a text with very many issues lists a hundred, and says that the report is capped", async ({ demo, page }) => {
  await demo.open(`{${Array.from({ length: 20_000 }, (_, index) => `"x${index}": 0`).join(",")}}`);
  await expect(demo.verdict).toContainText("4 fields to fill in");
  await expect(demo.issues).toHaveCount(100);
  await expect(demo.verdict).toContainText(/at least 1,00\d warnings/);
  await expect(page.locator(".more")).toHaveText(
    /^and 9\d\d more\. A report has at most 1,000 warnings of unknown members, and 1,000 of duplicates of one field\.$/,
  );
});

for (const [what, members, warnings] of /** @type {[string, string[], string][]} */ ([
  ["complete", [...unknown(900), ...Array(151).fill('"code": "c"')], "1,050 warnings"],
  ["capped, for unknown names", unknown(1_001), "at least 1,000 warnings"],
  ["capped, for repeated unknown names", [...unknown(600), ...Array(600).fill('"x": 0')], "at least 1,000 warnings"],
  [
    "capped, for unknown names and the fields of a response",
    ['"id": "0"', '"dtCreated": "0"', ...unknown(1_000)],
    "at least 999 warnings",
  ],
  ["capped, for duplicates of a field", Array(1_002).fill('"code": "c"'), "at least 1,000 warnings"],
])) {
  test(`the verdict counts the warnings of a report that is ${what}`, async ({ demo }) => {
    await demo.open(`{"destinationType": "S3", ${members.join(",")}}`);
    await expect(demo.verdict.locator(".verdict-detail")).toHaveText(new RegExp(` · ${warnings}$`));
  });
}

/** @param {number} count @returns {string[]} members with names that m3ter does not know */
function unknown(count) {
  return Array.from({ length: count }, (_, index) => `"x${index}": 0`);
}

test("issues can be copied as Markdown", async ({ demo, page }) => {
  await demo.write(json({ ...S3, code: " x" }));
  await demo.button("Copy issues as Markdown").click();
  await expect(page.getByRole("button", { name: /^Copied issues/ })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(
    /^- \*\*error\*\* `code` must not start with a space.* \(format\/leading_space, line 4\)\. Fix: use `x`\.\n$/,
  );
});

test("an issue says why, and leads to its rule", async ({ demo, page }) => {
  await demo.write(json({ ...S3, code: " x" }));
  await page.locator("summary").getByText("format / leading_space").click();
  const why = page.getByRole("group").filter({ hasText: "Why:" });
  await expect(why).toContainText("Reported when code starts with a space");
  await expect(why).toContainText("Source:");
  await why.getByRole("link", { name: "Rule format / leading_space" }).click();
  await expect(page.getByRole("article", { name: "leading_space" })).toBeInViewport();
});

test("on a phone, the verdict does not cover the place that an issue goes to", async ({ demo, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await demo.example("Pasted from many places");
  for (const issue of await demo.issues.all()) {
    await issue.click();
    await page.waitForTimeout(200);
    const top = await page.evaluate(() => {
      const root = /** @type {ShadowRoot} */ (document.querySelector("#editor")?.shadowRoot);
      return root.querySelector(".cm-selectionBackground")?.getBoundingClientRect().top ?? 0;
    });
    const { y = 0, height = 0 } = (await demo.verdict.boundingBox()) ?? {};
    expect(top).toBeGreaterThanOrEqual(y + height);
  }
});

for (const pane of ["Form", "JSON"]) {
  test(`an issue opens the collapsed pane ${pane} that it leads to`, async ({ demo, page }) => {
    await demo.write(json({ ...S3, name: undefined, code: " x" }));
    await page.getByRole("button", { name: pane, exact: true }).click();
    await expect(pane === "Form" ? demo.field("Name") : demo.editor).toBeHidden();
    await demo.issues.filter({ hasText: pane === "Form" ? "name" : "code" }).click();
    if (pane === "Form") await expect(demo.field("Name")).toBeFocused();
    else await expect.poll(() => demo.selected()).toBe('" x"');
    await expect(page.getByRole("button", { name: pane, exact: true })).toHaveAttribute("aria-expanded", "true");
  });
}

test("a fix is made for the current text, even before the list shows its issues", async ({ demo, page }) => {
  const change = (/** @type {string} */ field, /** @type {string} */ value) =>
    page.evaluate(
      ([field, value]) => {
        const input = /** @type {HTMLInputElement} */ (document.querySelector(`#field-${field}`));
        const fix = /** @type {HTMLElement} */ (document.querySelector(".fix"));
        input.value = value;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        fix.click();
      },
      [field, value],
    );
  await demo.write(json({ ...S3, code: "x " }));
  await demo.fixes.first().waitFor();
  await change("name", "A much longer name");
  expect(await demo.body()).toEqual({ ...S3, name: "A much longer name", code: "x" });
  await demo.write(json({ ...S3, code: "x " }));
  await demo.fixes.first().waitFor();
  await change("code", "a_good_code");
  expect(await demo.body()).toEqual({ ...S3, code: "a_good_code" });
});

test("the last next step leads to the first error, so that the focus stays", async ({ demo, page }) => {
  await demo.example("Pasted from many places");
  await demo.button("Fix all 3").press("Enter");
  await expect(demo.button("Go to the error")).toBeFocused();
  await page.keyboard.press("Enter");
  expect(await demo.selected()).toBe('"arn:aws:iam::922609978421:user/exporter"');
  await demo.write(json({ ...S3, name: [], iamRoleArn: {} }));
  await demo.button("Go to the first error").click();
  expect(await demo.selected()).toBe("[]");
});

test("the next step of a warning without a safe fix leads to it, the worst first", async ({ demo }) => {
  await demo.write(json({ ...S3, prefix: "s3://x/y", bucketName: "arn:aws:s3:::x" }));
  await demo.button("Go to the first warning").click();
  expect(await demo.selected()).toBe('"arn:aws:s3:::x"');
  await demo.write(json({ ...S3, prefix: "s3://x/y" }));
  await demo.button("Go to the warning").click();
  expect(await demo.selected()).toBe('"s3://x/y"');
  await demo.write(json({ ...S3, prefix: "a\tb" }));
  await expect(demo.verdict).toContainText("Valid, with advice");
  await expect(demo.button("Show steps")).toBeVisible();
});

for (const how of ["a double click", "a key that is held down"]) {
  test(`${how} on the next step does not run the step after it`, async ({ demo, page }) => {
    await demo.write(json({ ...S3, name: undefined, code: "x " }));
    const step = demo.button("Fix it");
    if (how === "a double click") {
      await step.click({ clickCount: 2, delay: 60 });
    } else {
      await step.focus();
      await page.keyboard.down("Enter");
      await expect(demo.button("Next field")).toBeVisible();
      await page.keyboard.down("Enter");
      await page.keyboard.up("Enter");
    }
    await expect(demo.verdict).toContainText("1 field to fill in");
    await expect(demo.button("Next field")).toBeFocused();
  });
}

test("an explanation that is open stays at its issue", async ({ demo }) => {
  await demo.write(json({ ...S3, name: [], code: " x" }));
  const why = demo.issueList.locator("li").filter({ hasText: "code" }).locator("details");
  await why.locator("summary").click();
  await expect(why).toHaveAttribute("open");
  await demo.write(json({ ...S3, code: " x" }));
  await expect(demo.issues).toHaveCount(1);
  await expect(why).toHaveAttribute("open");
  await demo.write(json({ ...S3, name: [], code: " x" }));
  await expect(demo.issues).toHaveCount(2);
  await expect(demo.issueList.locator("details[open]")).toHaveCount(1);
  await expect(why).toHaveAttribute("open");
});

test("in Safari, which allows copying only in the click itself, issues can be copied", async ({ demo, page }) => {
  await demo.write(json({ ...S3, code: " x" }));
  await page.evaluate(() => {
    const { clipboard } = navigator;
    const write = clipboard.write.bind(clipboard);
    const refuse = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    clipboard.writeText = refuse;
    clipboard.write = (items) => (window.event?.type === "click" ? write(items) : refuse());
  });
  await demo.button("Copy issues as Markdown").click();
  await expect(page.getByRole("button", { name: /^Copied issues/ })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("`code` must not start with a space");
});
