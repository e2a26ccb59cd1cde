/** For everybody: axe finds nothing in any state, and all of it works by keyboard. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { S3, eventually, json, useDemo } from "./site.js";

/** @import { Demo } from "./site.js" */
/** @import { Page } from "playwright-core" */

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** All in which dark differs from light. */
const COLOURS = { runOnly: ["color-contrast", "link-in-text-block"] };

const use = useDemo();

/** @type {Record<string, (demo: Demo, page: Page) => Promise<unknown>>} */
const STATES = {
  "an empty body": async () => {},
  "a good body": (demo) => demo.example("S3 bucket"),
  "its request as fetch": (demo) => demo.language("fetch"),
  "its request in Python": (demo) => demo.language("Python"),
  "its response": (demo) => demo.tab("Response"),
  "its files": (demo) => demo.tab("Files"),
  "its access": (demo) => demo.tab("Access"),
  "access to Google's bucket": (demo) => demo.example("Google Cloud Storage bucket"),
  "errors and warnings": (demo) => demo.example("Pasted from everywhere"),
  "an update": (demo) => demo.example("An update of a stale version"),
  "ids and a version that are wrong": async (demo) => {
    await demo.field("Organization id").fill("x");
    await demo.field("Destination id").fill("x");
    await demo.field("Stored version").fill("x");
  },
  "a broken text": (demo) => demo.example("A trailing comma"),
  "very many issues": (demo) => demo.write(`{${Array.from({ length: 300 }, (_, index) => `"x${index}": 0`).join(",")}}`),
  "an issue's tooltip": async (demo, page) => {
    await demo.example("A space behind the code");
    await page.locator(".cm-lintRange-error").hover();
    await page.locator(".cm-diagnostic").first().waitFor();
  },
  "a completion": async (demo, page) => {
    await page.mouse.move(0, 0);
    await demo.write("{ }");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Control+Space");
    await page.locator(".cm-completionInfo").waitFor();
  },
  "the search": async (demo, page) => {
    await page.keyboard.press("Escape");
    await demo.content.focus();
    await page.keyboard.press("Control+f");
    await page.locator(".cm-search").waitFor();
  },
};

test("axe finds no violation in any state, in light and dark, wide and narrow", async () => {
  const { demo, page } = use;
  await page.evaluate(AXE);
  const violations = new Set();
  for (const [state, enter] of Object.entries(STATES)) {
    await enter(demo, page);
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(50);
        const found = await page.evaluate(async (rules) => {
          const { violations } = await /** @type {any} */ (globalThis).axe.run({ resultTypes: ["violations"], ...rules });
          return violations.flatMap((/** @type {any} */ { id, nodes }) =>
            nodes.map((/** @type {any} */ { target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
          );
        }, colorScheme === "light" ? {} : COLOURS);
        for (const each of found) violations.add(`${state}, ${colorScheme}, ${width}: ${each}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (overflow > 0) violations.add(`${state}, ${width}: ${overflow} px too wide`);
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  assert.deepEqual([...violations], []);
});

test("all can be reached by keyboard, in the order that is seen, and the focus is seen", async () => {
  const { demo, page } = use;
  await demo.example("Pasted from everywhere");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  /** @type {string[]} */
  const reached = [];
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press("Tab");
    const { name, seen } = await page.evaluate(() => {
      const element = /** @type {HTMLElement} */ (document.activeElement);
      if (element === document.body) return { name: "", seen: true };
      const inner = element.shadowRoot?.activeElement;
      const style = getComputedStyle(inner ?? element);
      const around = element.nextElementSibling ? getComputedStyle(element.nextElementSibling) : style;
      const seen = inner != null || style.outlineStyle !== "none" || around.outlineStyle !== "none";
      return { name: element.id || element.getAttribute("value") || element.textContent?.trim() || element.tagName, seen };
    });
    if (name === "") break;
    assert.ok(seen, `the focus on ${name} is not seen`);
    reached.push(name);
    // The editor keeps Tab to itself until Escape.
    if (name === "editor") await page.keyboard.press("Escape");
  }
  const expected = ["notice-undo", "copy-link", "system", "example", "create", "organization-id", "S3", "field-name", "field-partitionOrder"];
  const later = ["import", "editor", "fix-all", "Use finance_exports", "tab-request", "preview-panel"];
  const places = [...expected, ...later].map((name) => reached.indexOf(name));
  assert.ok(!places.includes(-1), `${reached.join(", ")}: ${places}`);
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
});

test("a destination is made, mended and taken away without a mouse", async () => {
  const { demo, page } = use;
  await demo.field("Name").focus();
  for (const value of ["Exports", "exports ", "acme-exports", S3.iamRoleArn]) {
    await page.keyboard.type(value);
    await page.keyboard.press("Tab");
  }
  await eventually(demo.verdict, "1 error");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await eventually(demo.verdict, "m3ter accepts this");
  await eventually(demo.panel, /curl/);
  await page.getByRole("tab", { name: "Request" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await eventually(demo.panel, /await fetch/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await eventually(demo.announcer, "Copied fetch");
});

test("tabs follow the ARIA pattern", async () => {
  const { demo, page } = use;
  await demo.example("S3 bucket");
  const tabs = page.getByRole("tab");
  const selected = () => page.locator('[role="tab"][aria-selected="true"]').allInnerTexts();
  assert.deepEqual(await tabs.allInnerTexts(), ["Request", "Response", "Files", "Access"]);
  await tabs.first().focus();
  /** @type {[key: string, name: string][]} */
  const moves = [
    ["ArrowRight", "Response"],
    ["ArrowLeft", "Request"],
    ["ArrowLeft", "Access"],
    ["ArrowRight", "Request"],
    ["End", "Access"],
    ["Home", "Request"],
  ];
  for (const [key, name] of moves) {
    await page.keyboard.press(key);
    assert.deepEqual(await selected(), [name], key);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), name);
    assert.equal(await page.locator('[role="tab"][tabindex="0"]').count(), 1);
    assert.equal(await demo.panel.getAttribute("aria-labelledby"), await tabs.filter({ hasText: name }).getAttribute("id"));
  }
});

test("nothing moves for those who asked for no motion, or for anybody else", async () => {
  const { page } = use;
  await page.emulateMedia({ reducedMotion: "reduce" });
  const moving = () => page.evaluate(() => document.getAnimations().length);
  assert.equal(await moving(), 0);
  await use.demo.write(json(S3));
  await eventually(use.demo.verdict, "m3ter accepts this");
  assert.equal(await moving(), 0);
});
