/** For everybody: axe finds nothing in any state, and everything works by keyboard. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Demo, expect, json, S3, test } from "./demo.js";

/** @import { Page } from "@playwright/test" */

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Everything in which dark and forced colors differ from light. */
const COLORS = { runOnly: ["color-contrast", "link-in-text-block"] };

/** @type {Record<string, (demo: Demo, page: Page) => Promise<unknown>>} */
const STATES = {
  "a first visit": async () => {},
  "a good body": (demo) => demo.example("S3 bucket"),
  "a good body for Google": (demo) => demo.example("Google Cloud Storage bucket"),
  "errors and warnings": (demo) => demo.example("Pasted from many places"),
  "a warning alone": (demo) => demo.example("A prefix with slashes"),
  "a rule explained": async (demo, page) => {
    await demo.example("A prefix with slashes");
    await page.locator(".why summary").first().click();
    await page.getByText("Source:").waitFor();
  },
  "the examples": (demo) => demo.button("Examples").click(),
  "an update": (demo) => demo.example("An update of a stale version"),
  "wrong IDs and a wrong version": async (demo) => {
    await demo.radio("Update").check();
    await (await demo.setting("Organization ID")).fill("x");
    await demo.field("Destination ID").fill("x");
    await demo.field("Current version in m3ter (optional)").fill("x");
  },
  "a suggested code": async (demo) => {
    await demo.field("Name").fill("Finance exports");
  },
  "a broken text": (demo) => demo.example("A trailing comma"),
  "very many issues": (demo) => demo.open(`{${Array.from({ length: 300 }, (_, index) => `"x${index}": 0`).join(",")}}`),
  "a link to copy by hand": async (demo, page) => {
    await page.evaluate(() => {
      const refuse = () => Promise.reject(new DOMException("no", "NotAllowedError"));
      Object.assign(navigator.clipboard, { write: refuse, writeText: refuse });
    });
    await demo.button("Copy link").click();
  },
  "an issue's tooltip": async (demo, page) => {
    await demo.example("A trailing space in the code");
    await page.locator(".cm-lintRange-error").hover();
    await page.locator(".cm-diagnostic").first().waitFor();
  },
  "a completion": async (demo, page) => {
    await demo.write("{ }");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Control+Space");
    await page.locator(".cm-completionInfo").waitFor();
  },
  "the access of an access point's alias": async (demo) => {
    await demo.write(json({ ...S3, bucketName: "abc-s3alias" }));
    await demo.tab("Access");
  },
  "the search": async (demo, page) => {
    await demo.editor.focus();
    await page.keyboard.press("Control+f");
    await page.locator(".cm-search").waitFor();
  },
};

/** @param {Page} page @param {string[]} parts @param {object} rules */
function violations(page, parts, rules) {
  return page.evaluate(
    async ([parts, rules]) => {
      const options = { resultTypes: ["violations"], preload: false, ...rules };
      const { violations } = await /** @type {any} */ (globalThis).axe.run(parts, options);
      return violations.flatMap((/** @type {any} */ { id, nodes }) =>
        nodes.map((/** @type {any} */ { target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
      );
    },
    /** @type {const} */ ([parts, rules]),
  );
}

/** @param {Page} page @param {string} state @param {string[]} [parts] the selectors of what to check */
async function check(page, state, parts = ["html"]) {
  const found = new Set();
  await page.evaluate(AXE);
  for (const width of [1440, 1024, 360]) {
    await page.setViewportSize({ width, height: 900 });
    // 1024 has the colors of 1440.
    const others = width === 1024 ? [] : [{ colorScheme: "dark" }, { forcedColors: "active" }];
    for (const media of [{ colorScheme: "light" }, ...others]) {
      await page.emulateMedia(/** @type {any} */ ({ colorScheme: "light", forcedColors: "none", ...media }));
      await page.waitForTimeout(50);
      const isFirst = media.colorScheme === "light";
      for (const each of await violations(page, parts, isFirst ? {} : COLORS))
        found.add(`${state}, ${JSON.stringify(media)}, ${width}: ${each}`);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) found.add(`${state}, ${width}: ${overflow} px too wide`);
  }
  expect([...found]).toEqual([]);
}

for (const [state, enter] of Object.entries(STATES)) {
  test(`axe finds nothing in ${state}`, async ({ demo, page }) => {
    await enter(demo, page);
    await page.waitForTimeout(150);
    await check(page, state);
  });
}

for (const example of ["S3 bucket", "Google Cloud Storage bucket", undefined]) {
  test(`axe finds nothing in the tabs of ${example ?? "a first visit"}`, async ({ demo, page }) => {
    if (example) await demo.example(example);
    for (const tab of ["Request", "Access", "Files", "Response", "Report"]) {
      await demo.tab(tab);
      // What surrounds the tabs is checked in the states above.
      await check(page, tab, ["[role=tablist]", "[role=tabpanel]"]);
    }
  });
}

test("axe finds nothing on the page of rules", async ({ page, address, complaints }) => {
  await page.goto(`${address}rules.html#format-partition`);
  await check(page, "rules");
  expect(complaints).toEqual([]);
});

test("everything can be reached by keyboard, in the order that is seen, and the focus is seen", async ({
  demo,
  page,
}) => {
  await demo.example("Pasted from many places");
  await demo.button("Skip to the verdict").focus();
  const reached = ["Skip to the verdict"];
  for (let steps = 0; steps < 90; steps++) {
    await page.keyboard.press("Tab");
    const { name, isSeen } = await page.evaluate(() => {
      const element = /** @type {HTMLElement} */ (document.activeElement);
      if (element === document.body) return { name: "", isSeen: true };
      const inner = element.shadowRoot?.activeElement;
      const styles = [inner ?? element, element.nextElementSibling].map((each) => each && getComputedStyle(each));
      const after = getComputedStyle(element, "::after");
      const isSeen =
        inner != null ||
        styles.some((style) => style?.outlineStyle !== "none") ||
        after.backgroundColor !== "rgba(0, 0, 0, 0)";
      return {
        name:
          element.id ||
          element.getAttribute("aria-label") ||
          element.getAttribute("value") ||
          element.textContent?.trim() ||
          element.tagName,
        isSeen,
      };
    });
    if (name === "") break;
    expect(isSeen, `the focus on ${name} is not seen`).toBe(true);
    reached.push(name);
    // The editor keeps Tab to itself until Escape.
    if (name === "editor") await page.keyboard.press("Escape");
  }
  const first = [
    "Skip to the verdict",
    "Examples",
    "Copy link",
    "Reset",
    "system",
    "Form",
    "create",
    "Organization ID not set",
    "S3",
    "field-name",
    "field-partitionOrder",
  ];
  const last = [
    "Height of the form",
    "JSON",
    "Open file",
    "editor",
    "Width of the form",
    "Undo",
    "Fix all 3",
    "Use finance_exports",
    "tab-request",
  ];
  const places = [...first, ...last].map((name) =>
    reached.findIndex((each) => each === name || each.startsWith(`${name} `)),
  );
  expect(places, reached.join(", ")).not.toContain(-1);
  expect(places, reached.join(", ")).toEqual(places.toSorted((a, b) => a - b));
});

test("a destination is made, fixed and copied without a mouse", async ({ demo, page }) => {
  await demo.field("Name").focus();
  for (const value of ["Exports", "exports ", "acme-exports", S3.iamRoleArn]) {
    await page.keyboard.type(value);
    await page.keyboard.press("Tab");
    // Past the suggestion of a code.
    if (await page.locator(".suggestion:focus").count()) await page.keyboard.press("Tab");
  }
  await expect(demo.verdict).toContainText("1 error");
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await expect(demo.verdict).toContainText("Ready to send");
  await demo.button("Copy JSON").press("Enter");
  await expect(demo.announcer).toContainText("Copied JSON");
});

test("the panes are sized and collapsed by keyboard, and stay so", async ({ demo, page }) => {
  const separator = page.getByRole("separator", { name: "Width of the form" });
  const before = Number(await separator.getAttribute("aria-valuenow"));
  await separator.focus();
  await page.keyboard.press("ArrowRight");
  await expect(separator).toHaveAttribute("aria-valuenow", String(before + 2));
  const form = page.getByRole("button", { name: "Form", exact: true });
  await form.press("Enter");
  await expect(demo.field("Name")).toBeHidden();
  await page.reload();
  await demo.ready();
  await expect(separator).toHaveAttribute("aria-valuenow", String(before + 2));
  await expect(form).toHaveAttribute("aria-expanded", "false");
});

test("with both panes collapsed, their headings are together, and the results have the room", async ({ demo }) => {
  await demo.button("Form").click();
  await demo.button("JSON").click();
  const [form, json, verdict] = await Promise.all(
    [demo.button("Form"), demo.button("JSON"), demo.verdict].map((element) => element.boundingBox()),
  );
  expect((json?.y ?? 0) - (form?.y ?? 0)).toBeLessThan(60);
  expect(verdict?.x).toBeLessThan(200);
  await demo.button("Next field").click();
  await expect(demo.field("Name")).toBeFocused();
  expect((await demo.verdict.boundingBox())?.x).toBeGreaterThan(500);
});

test("the first key leads past the form to the verdict", async ({ demo, page }) => {
  const skip = demo.button("Skip to the verdict");
  await expect(skip).not.toBeInViewport();
  await page.keyboard.press("Tab");
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(demo.verdict).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(demo.button("Next field")).toBeFocused();
});

test("the examples open on a click, and not on a key that only moves to one", async ({ demo, page }) => {
  const examples = demo.button("Examples");
  const list = page.locator("#examples");
  await examples.press("ArrowDown");
  await expect(list).toBeHidden();
  await expect(demo.verdict).toContainText("4 fields to fill in");
  await examples.press("Enter");
  await expect(examples).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(demo.button("Google Cloud Storage bucket")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(examples).toBeFocused();
  await examples.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(demo.verdict).toContainText("Ready to send");
  await expect(list).toBeHidden();
  await expect(examples).toBeFocused();
});

test("the examples close on a click elsewhere, and when the focus leaves", async ({ demo, page }) => {
  const list = page.locator("#examples");
  await demo.button("Examples").click();
  await expect(list).toBeVisible();
  await demo.verdict.click({ position: { x: 5, y: 5 } });
  await expect(list).toBeHidden();
  await demo.button("Examples").click();
  await expect(list).toBeVisible();
  await page.keyboard.press("Shift+Tab");
  await expect(list).toBeHidden();
  await demo.button("Examples").click();
  await demo.button("Examples").click();
  await expect(list).toBeHidden();
});

for (const width of [360, 640, 768, 960, 1280]) {
  test(`the examples are on the screen and scroll, ${width} px wide`, async ({ demo, page }) => {
    await page.setViewportSize({ width, height: 700 });
    await demo.button("Examples").click();
    const list = page.locator("#examples");
    const { x = -1, y = 0, width: listWidth = 0, height = 0 } = (await list.boundingBox()) ?? {};
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + listWidth).toBeLessThanOrEqual(width);
    expect(y + height).toBeLessThanOrEqual(700);
    await demo.page.getByRole("button", { name: "An empty body" }).click();
    await expect(demo.notice).toContainText("Example: An empty body.");
  });
}

for (const width of [960, 1152, 1250, 1280, 1440]) {
  test(`the header has one row and keeps its places, ${width} px wide`, async ({ demo, page }) => {
    await page.setViewportSize({ width, height: 800 });
    const header = page.getByRole("banner");
    expect((await header.boundingBox())?.height).toBeLessThan(60);
    const x = async () => (await demo.button("Examples").boundingBox())?.x;
    const before = await x();
    await demo.button("Copy link").click();
    await expect(page.getByRole("button", { name: "Copied link" })).toBeVisible();
    expect(await x()).toBeCloseTo(Number(before), 0);
  });
}

test("on a wide screen the page itself does not scroll", async ({ demo, page }) => {
  await demo.example("Pasted from many places");
  await demo.tab("Report");
  await expect(demo.panel.getByRole("button", { name: "Copy Report" })).toBeAttached();
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
});

test("the panes are sized with the mouse", async ({ demo, page }) => {
  const separator = page.getByRole("separator", { name: "Width of the form" });
  const box = /** @type {{ x: number, y: number, height: number }} */ (await separator.boundingBox());
  await page.mouse.move(box.x, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 200, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  const after = await separator.boundingBox();
  expect(Math.abs(Number(after?.x) - (box.x - 200))).toBeLessThan(4);
  await expect(demo.verdict).toBeVisible();
});

test("in forced colors, what is chosen and the gutter's marks can be seen", async ({ demo, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await demo.example("Pasted from many places");
  const marker = page.locator(".cm-lint-marker-error").first();
  await marker.waitFor();
  const [mark, ground] = await marker.evaluate((element) => [
    getComputedStyle(element).backgroundColor,
    getComputedStyle(document.body).backgroundColor,
  ]);
  expect(mark).not.toBe(ground);
  expect(mark).not.toBe("rgba(0, 0, 0, 0)");
  const shapes = await Promise.all(
    [".error", ".warning"].map((issue) =>
      demo.issueList
        .locator(`${issue} .severity`)
        .first()
        .evaluate((element) => {
          const { backgroundColor, borderRadius } = getComputedStyle(element, "::before");
          return { backgroundColor, borderRadius };
        }),
    ),
  );
  for (const { backgroundColor } of shapes) expect(backgroundColor).toBe(mark);
  expect(shapes[0].borderRadius).not.toBe(shapes[1].borderRadius);
  const tab = page.getByRole("tab", { selected: true });
  const [chosen, other] = await Promise.all(
    [tab, page.getByRole("tab", { selected: false }).first()].map((each) =>
      each.evaluate((element) => {
        const style = getComputedStyle(element);
        return [style.borderBottomColor, style.backgroundColor, style.color].join(" ");
      }),
    ),
  );
  expect(chosen).not.toBe(other);
  // The line below a tab that is not chosen, and the lines between the panes.
  const colorOf = (/** @type {string} */ selector, /** @type {string} */ property) =>
    page
      .locator(selector)
      .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), property);
  expect(await colorOf("#tab-files", "border-bottom-color")).toBe(ground);
  expect(await colorOf('.separator[data-side="left"]', "background-color")).not.toBe(ground);
  await demo.write(json({ ...S3, bucketName: "Acme-Billing-Exports" }));
  await demo.fixes.first().click();
  await expect(page.locator(".cm-changed").first()).toHaveCSS("text-decoration-line", "underline");
});

test("on a phone, targets are large enough to touch", async ({ browser, address }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("#editor[data-ready]").waitFor();
  await new Demo(page).example("Pasted from many places");
  await page.locator(".why summary").first().click();
  await page.getByText("Source:").waitFor();
  await page.waitForTimeout(300);
  const small = () =>
    page.evaluate(() => {
      const controls = "button, select, summary, a, input:not([type=file]):not([type=radio]), .segments label";
      return (
        [...document.querySelectorAll(controls)]
          .filter((element) => element.checkVisibility() && element.getClientRects().length > 0)
          // Links in a sentence are as high as its lines.
          .filter((element) => !element.closest("dd, .lead, .note, .why-text p:not(:last-child)"))
          .map((element) => ({
            name: element.textContent || element.id || element.className,
            height: element.getBoundingClientRect().height,
          }))
          .filter(({ height }) => height < 44)
      );
    });
  expect(await small()).toEqual([]);
  // iOS zooms in on smaller text when it takes the focus.
  await new Demo(page).editor.focus();
  await page.keyboard.press("Control+f");
  await expect(page.locator(".cm-search .cm-textfield").first()).toHaveCSS("font-size", "16px");
  await page.goto(`${address}rules.html`);
  expect((await small()).slice(0, 3)).toEqual([]);
  await context.close();
});

test("nothing moves for those who asked for no motion, or for anybody else", async ({ demo, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const moving = () => page.evaluate(() => document.getAnimations().length);
  expect(await moving()).toBe(0);
  await demo.write(json(S3));
  await expect(demo.verdict).toContainText("Ready to send");
  expect(await moving()).toBe(0);
});
