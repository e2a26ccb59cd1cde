/** Hostile payloads are shown as text, and break nothing. */
import { expect, json, S3, test } from "./demo.js";

const MARKUP = "</script><img src=x onerror=document.title='hit'>";
const TABS = ["Request", "Access", "Files", "Response", "Report"];

test("markup in every place stays text", async ({ demo, page }) => {
  const text = JSON.stringify({
    [MARKUP]: 1,
    destinationType: MARKUP,
    code: `\`${MARKUP}\`\n`,
    partitionOrder: MARKUP,
  });
  await demo.write(text);
  await demo.radio("Update").check();
  for (const label of ["Organization ID", "Destination ID", "Current version in m3ter (optional)"])
    await (await demo.setting(label)).fill(MARKUP);
  await demo.issues.first().click();
  expect((await demo.issues.allTextContents()).some((issue) => issue.includes(MARKUP))).toBe(true);
  expect(await demo.text()).toBe(text);
  await expect(demo.field("Organization ID")).toHaveAttribute("aria-invalid", "true");

  await demo.radio("Create").check();
  await (await demo.setting("Organization ID")).fill("");
  const accepted = {
    ...S3,
    name: MARKUP,
    code: MARKUP,
    prefix: MARKUP,
    iamRoleArn: `${S3.iamRoleArn}${MARKUP}`,
    [MARKUP]: [MARKUP],
  };
  await demo.write(json(accepted));
  await expect(demo.verdict).toHaveAttribute("data-outcome", "warned");
  for (const name of TABS) {
    await demo.tab(name);
    await expect(demo.panel).toContainText("<img src=x");
  }
  await expect(page.locator("main img, main script, #editor img")).toHaveCount(0);
  expect(await page.title()).toBe("m3ter export destination");
});

test("names that objects inherit are names like any other", async ({ demo, page }) => {
  await demo.write('{"__proto__": {"name": 1}, "constructor": 1, "toString": " x", "hasOwnProperty": null}');
  await expect(demo.verdict).toContainText("4 fields to fill in");
  await expect(demo.field("Name")).toHaveValue("");
  await demo.field("Name").fill("n");
  const { name, ...rest } = await demo.body();
  expect(name).toBe("n");
  expect(Object.keys(rest)).toEqual(["__proto__", "constructor", "toString", "hasOwnProperty"]);
  expect(await page.evaluate(() => "name" in Object.prototype)).toBe(false);
});

test("marks that turn the reading direction stay inside their value", async ({ demo, page }) => {
  await demo.write(json({ ...S3, "\u202ename": 1, code: "\u202e x " }));
  await expect(demo.verdict).toContainText("1 error");
  // While the list is drawn anew, the elements of before have no style.
  const isIsolated = () =>
    page
      .locator(".issues code")
      .evaluateAll((codes) => codes.every((code) => getComputedStyle(code).unicodeBidi === "isolate"));
  await expect.poll(isIsolated).toBe(true);
});

/** @type {[title: string, text: string, outcome: RegExp][]} */
const ODD = [
  ["lone surrogates", '{"name": "\\ud800", "\\udfff": "\\u0000"}', /refused/],
  ["NUL", json({ ...S3, "\u0000": "\u0000" }), /warned/],
  ["a byte order mark", `\ufeff${json(S3)}`, /refused/],
];

for (const [title, text, outcome] of ODD) {
  test(`${title} break nothing`, async ({ demo }) => {
    await demo.open(text);
    await expect(demo.verdict).toHaveAttribute("data-outcome", outcome);
  });
}

const MEGABYTE = 1_000_000;

/** @type {[title: string, text: string, outcome: RegExp][]} */
const LARGE = [
  ["one value", json({ ...S3, notes: "x".repeat(MEGABYTE) }), /warned/],
  ["one field", json({ ...S3, name: "'\"`$".repeat(MEGABYTE / 4) }), /refused/],
  ["one prefix", json({ ...S3, prefix: "z/".repeat(MEGABYTE / 2) }), /warned/],
  ["one name", json({ ...S3, ["y".repeat(MEGABYTE)]: 1 }), /warned/],
  ["many lines", json({ ...S3, notes: Array(50_000).fill("some text or other") }), /warned/],
  ["many members", `{${Array.from({ length: 70_000 }, (_, index) => `"n${index}":0`).join(",")}}`, /incomplete/],
  ["brackets without end", "[".repeat(MEGABYTE), /refused/],
  ["no JSON at all", "lorem ipsum ".repeat(MEGABYTE / 12), /refused/],
];

for (const [title, text, outcome] of LARGE) {
  test(`a megabyte in ${title} breaks nothing`, async ({ demo, page }) => {
    await demo.open(text);
    await expect(demo.verdict).toHaveAttribute("data-outcome", outcome, { timeout: 20_000 });
    if (String(outcome).includes("warned")) {
      await demo.tab("Files");
      await expect(demo.panel).not.toBeEmpty();
      await demo.tab("Request");
      await expect(demo.panel).toContainText(/more characters are not shown/, { timeout: 20_000 });
    }
    // It still takes what is typed.
    await demo.editor.focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type(" ");
    await page.keyboard.press("Backspace");
    await expect(demo.verdict).toHaveAttribute("data-outcome", outcome, { timeout: 20_000 });
  });
}
