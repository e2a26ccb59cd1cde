/** The editor: CodeMirror under the page's policy, with the report as its diagnostics. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { S3, eventually, json, useDemo } from "./site.js";

const use = useDemo();

test("squiggles and gutter marks stand where the issues are", async () => {
  const { demo, page } = use;
  await demo.example("Pasted from everywhere");
  const marked = async (/** @type {string} */ severity) => page.locator(`.cm-lintRange-${severity}`).allInnerTexts();
  assert.deepEqual(await marked("error"), ['"finance_exports "', '"arn:aws:iam::922609978421:user/exporter"']);
  assert.deepEqual(await marked("warning"), ['"s3://acme-billing-exports/m3ter"', '"partition_order"']);
  const line = await page.locator(".cm-lintRange-error").first().evaluate((element) => getComputedStyle(element).textDecorationStyle);
  assert.equal(line, "wavy");
  assert.equal(await page.locator(".cm-lint-marker-error").count(), 2);
  assert.equal(await page.locator(".cm-lint-marker-warning").count(), 2);
});

test("a text with CRLF, astral and zero-width characters has its marks in the right places", async () => {
  const { demo, page } = use;
  await demo.write('{\r\n"name": "😀\u200b",\r\n\r\n"code": " x"}');
  await eventually(page.locator(".cm-lintRange-error"), '" x"');
  await demo.issues.filter({ hasText: "code" }).first().click();
  assert.equal(await demo.selected(), '" x"');
});

test("hovering over a mark tells the issue, and its fix is an action", async () => {
  const { demo, page } = use;
  await demo.example("A space behind the code");
  await page.locator(".cm-lintRange-error").hover();
  await eventually(page.locator(".cm-tooltip-hover .cm-diagnostic"), /code must not end with a space/);
  await page.locator(".cm-diagnosticAction").click();
  await eventually(demo.verdict, "m3ter accepts this");
});

test("hovering over a member's name tells what the schema says of it", async () => {
  const { demo, page } = use;
  await demo.example("S3 bucket");
  await page.locator(".cm-line").filter({ hasText: "bucketName" }).locator("span").first().hover();
  await eventually(page.locator(".cm-tooltip-hover .cm-field"), /receives the exports/);
});

test("F8 goes to the next issue, and Ctrl Shift M to the list of all", async () => {
  const { demo, page } = use;
  await demo.example("Pasted from everywhere");
  await demo.content.focus();
  await page.keyboard.press("F8");
  assert.equal(await demo.selected(), '"finance_exports "');
  await page.keyboard.press("F8");
  assert.match(await demo.selected(), /^"s3:/);
  await page.keyboard.press("Control+Shift+M");
  assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ""), /^error code/);
});

test("names are completed from the schema: those of the kind that are not there yet", async () => {
  const { demo, page } = use;
  await demo.example("Without its own fields");
  await demo.content.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Space");
  const options = page.locator(".cm-tooltip-autocomplete li .cm-completionLabel");
  await options.first().waitFor();
  assert.deepEqual(await options.allInnerTexts(), ["projectNumber", "poolId", "providerId"]);
  await page.keyboard.type('"pro');
  await eventually(options.first(), "projectNumber");
  // CodeMirror takes no choice in the first moment, lest one is made by accident.
  await page.waitForTimeout(150);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type('"m3ter",');
  await eventually(demo.verdict, "2 fields to fill in");
  assert.equal(JSON.parse(await demo.text()).providerId, "m3ter");
});

test("values are completed where there is a choice, in quotes or without", async () => {
  const { demo, page } = use;
  for (const typed of ["", '"', '"TY']) {
    await demo.write(`{"partitionOrder": }`);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type(typed);
    await page.keyboard.press("Control+Space");
    const options = page.locator(".cm-tooltip-autocomplete li .cm-completionLabel");
    await options.first().waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press("Tab");
    assert.deepEqual(JSON.parse(await demo.text()), { partitionOrder: "TYPE_FIRST" }, typed);
  }
  await demo.write('{"destinationType": "" , "name": ""}');
  for (const key of ["Control+Home", ...Array(21).fill("ArrowRight")]) await page.keyboard.press(key);
  await page.keyboard.press("Control+Space");
  await eventually(page.locator(".cm-tooltip-autocomplete"), /S3\s+GCS/);
  await page.keyboard.press("Escape");
});

test("Tab indents, and Escape then Tab leaves, as is announced", async () => {
  const { demo, page } = use;
  await demo.content.focus();
  const help = await demo.content.evaluate((content) => {
    const root = /** @type {ShadowRoot} */ (content.getRootNode());
    return root.getElementById(content.getAttribute("aria-describedby") ?? "")?.textContent;
  });
  assert.match(help ?? "", /To leave the editor, press Escape, then Tab/);
  assert.match(await page.locator("#editor-hint").innerText(), /Esc then Tab leaves/);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Tab");
  assert.match(await demo.selected(), /^(?!.*focus)/);
  assert.match(await demo.content.innerText(), /^ {2}\{/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.notEqual(await page.evaluate(() => document.activeElement?.id), "editor");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "editor");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+Tab");
  assert.notEqual(await page.evaluate(() => document.activeElement?.id), "editor");
});

test("what the form and the fixes change can be undone in the editor, and the caret stays", async () => {
  const { demo, page } = use;
  await demo.write(json({ ...S3, code: "x " }));
  await page.keyboard.press("Control+Home");
  await demo.field("Name").fill("Other");
  await page.getByRole("button", { name: /^Use x/ }).click();
  await demo.content.focus();
  assert.deepEqual(JSON.parse(await demo.text()), { ...S3, name: "Other", code: "x" });
  await demo.content.focus();
  await page.keyboard.type(" ");
  assert.match(await demo.text(), /^ \{/);
  await demo.content.focus();
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press("Control+z");
  assert.deepEqual(JSON.parse(await demo.text()).code, "x ");
});

test("the editor comes after the first paint, and takes over what was typed before it came", async () => {
  const { page, demo, complaints } = await use.open(use.address);
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(/code-mirror/, async (route) => {
    await held;
    await route.continue();
  });
  // The service worker has the file already.
  await page.evaluate(async () => {
    for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
  });
  await page.reload();
  const plain = page.locator("#body");
  await plain.click();
  await plain.fill(json(S3));
  assert.equal(await page.locator("#verdict-text").innerText(), "m3ter accepts this");
  await page.locator("#issues-heading").waitFor();
  release();
  await page.locator("#editor[data-ready]").waitFor();
  assert.equal(await plain.isVisible(), false);
  assert.deepEqual(JSON.parse(await demo.text()), S3);
  assert.deepEqual(complaints, []);
  await page.close();
});
