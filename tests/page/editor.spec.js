/** The editor: CodeMirror under the page's policy, with the report as its diagnostics. */
import { expect, GCS, ID, json, S3, test } from "./demo.js";

test("squiggles and gutter marks are where the issues are", async ({ demo, page }) => {
  await demo.example("Pasted from many places");
  const marked = (/** @type {string} */ severity) => page.locator(`.cm-lintRange-${severity}`);
  await expect(marked("error")).toHaveText(['"finance_exports "', '"arn:aws:iam::922609978421:user/exporter"']);
  await expect(marked("warning")).toHaveText(['"s3://acme-billing-exports/m3ter"', '"partition_order"']);
  await expect(marked("error").first()).toHaveCSS("text-decoration-style", "wavy");
  await expect(page.locator(".cm-lint-marker-error")).toHaveCount(2);
  await expect(page.locator(".cm-lint-marker-warning")).toHaveCount(2);
});

test("a text with CRLF, astral and zero-width characters has its marks in the right places", async ({ demo, page }) => {
  await demo.open('{\r\n"name": "😀\u200b",\r\n\r\n"code": " x"}');
  await expect(page.locator(".cm-lintRange-error")).toHaveText('" x"');
  await demo.issues.filter({ hasText: "code" }).first().click();
  expect(await demo.selected()).toBe('" x"');
});

test("a text with CRLF keeps them, and new lines are CRLF as well", async ({ demo, page }) => {
  const text = json(S3).replaceAll("\n", "\r\n");
  await demo.open(text);
  await demo.editor.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  expect(await demo.text()).toBe(`${text}\r\n`);
  await demo.field("Prefix").fill("a");
  const after = await demo.text();
  expect(after.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(JSON.parse(after)).toEqual({ ...S3, prefix: "a" });
});

test("a new line before a lone CR is one more line in the text, too", async ({ demo, page }) => {
  await demo.open('{\n"destinationType":"S3",\r"name":"a"}');
  await demo.editor.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  const lines = (await demo.text()).split(/\r\n?|\n/).map((line) => line.trim());
  expect(lines).toEqual(["{", '"destinationType":"S3",', "", '"name":"a"}']);
});

test("the plain field keeps CRLF, too", async ({ demo, page, complaints }) => {
  const text = json(S3).replaceAll("\n", "\r\n");
  await demo.open(text);
  await page.waitForTimeout(400);
  await page.route(/code-mirror/, (route) => route.abort());
  await page.evaluate(async () => {
    for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
  });
  await page.reload();
  const field = page.locator("textarea");
  await field.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  expect(await demo.text()).toBe(`${text}\r\n`);
  expect(
    complaints.splice(0).filter((complaint) => !complaint.includes("code-mirror") && !complaint.includes("ERR_FAILED")),
  ).toEqual([]);
});

test("the place that an issue goes to can be seen on the active line", async ({ demo, page }) => {
  await demo.example("A trailing space in the code");
  await demo.issues.first().click();
  expect(await demo.selected()).toBe('"finance_exports "');
  // The selection is a layer under the lines: the active line must let it through.
  const background = await page.locator(".cm-activeLine").evaluate((line) => getComputedStyle(line).backgroundColor);
  const alpha = /\/ ([\d.]+)\)|rgba\([^)]*, ([\d.]+)\)/.exec(background);
  expect(Number(alpha?.[1] ?? alpha?.[2] ?? 1)).toBeLessThan(0.5);
  const [line, selected] = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector("#editor")?.shadowRoot);
    const box = (/** @type {string} */ name) =>
      /** @type {Element} */ (root.querySelector(name)).getBoundingClientRect();
    return [box(".cm-activeLine"), box(".cm-selectionBackground")].map(({ top, bottom }) => ({ top, bottom }));
  });
  expect(selected.top).toBeGreaterThanOrEqual(line.top - 2);
  expect(selected.bottom).toBeLessThanOrEqual(line.bottom + 2);
});

test("hovering over a mark shows the issue, and its fix is an action", async ({ demo, page }) => {
  await demo.example("A trailing space in the code");
  await page.locator(".cm-lintRange-error").hover();
  await expect(page.locator(".cm-tooltip-hover .cm-diagnostic")).toContainText("code must not end with a space");
  await page.locator(".cm-diagnosticAction").click();
  await expect(demo.verdict).toContainText("Ready to send");
});

test("hovering over a member's name shows what the schema says of it", async ({ demo, page }) => {
  await demo.example("S3 bucket");
  await page.locator(".cm-line").filter({ hasText: "bucketName" }).locator("span").first().hover();
  await expect(page.locator(".cm-tooltip-hover .cm-field")).toContainText("receives the exports");
});

test("F8 goes to the next issue, and Ctrl Shift M to the list of all", async ({ demo, page }) => {
  await demo.example("Pasted from many places");
  await expect(page.locator(".cm-lintRange-error").first()).toBeVisible();
  await demo.editor.focus();
  await page.keyboard.press("F8");
  expect(await demo.selected()).toBe('"finance_exports "');
  await page.keyboard.press("F8");
  expect(await demo.selected()).toMatch(/^"s3:/);
  await page.keyboard.press("Control+Shift+M");
  await expect(demo.issues.first()).toBeFocused();
});

test("F8 announces the issue that it goes to", async ({ demo, page }) => {
  await demo.write(json({ ...S3, code: "finance ", name: 7 }));
  await expect(page.locator(".cm-lintRange-error")).toHaveCount(2);
  const announced = page.locator(".cm-announced");
  await demo.editor.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("F8");
  expect(await demo.selected()).toBe("7");
  await expect(announced).toHaveText("name must be a string; found a number");
  await page.keyboard.press("F8");
  expect(await demo.selected()).toBe('"finance "');
  await expect(announced).toHaveText("code must not end with a space");
});

test("F8 announces all issues of one place, and again if there is no other place", async ({ demo, page }) => {
  await demo.write('{"destinationType": "S3"}');
  await expect(demo.verdict).toContainText("4 fields to fill in");
  await expect(page.locator(".cm-lintRange-info")).toHaveCount(1);
  await demo.editor.focus();
  await page.keyboard.press("Control+End");
  const announced = page.locator(".cm-announced");
  for (let times = 0; times < 2; times++) {
    await page.keyboard.press("F8");
    await expect(announced).toContainText("name is missing");
    await expect(announced).toContainText("iamRoleArn is missing");
    await announced.evaluate((element) => (element.textContent = ""));
  }
});

test("Control Shift M goes to the heading of the list if there are no issues", async ({ demo, page }) => {
  await demo.write(json(S3));
  await expect(demo.issues).toHaveCount(0);
  await demo.editor.focus();
  await page.keyboard.press("Control+Shift+M");
  await expect(page.getByRole("heading", { name: "No issues" })).toBeFocused();
  await expect(page.locator(".cm-panel-lint")).toHaveCount(0);
});

test("Control Shift M goes to the list of all issues on a Mac, too", async ({ context, openTab }) => {
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "platform", { get: () => "MacIntel" }));
  const demo = await openTab();
  await demo.example("Pasted from many places");
  for (const modifier of ["Control", "Meta"]) {
    await demo.editor.focus();
    await demo.page.keyboard.press(`${modifier}+Shift+M`);
    await expect(demo.issues.first()).toBeFocused();
  }
});

test("names are completed from the schema: those of the cloud that are not there yet", async ({ demo, page }) => {
  await demo.example("Required fields missing");
  await demo.editor.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Space");
  const options = page.locator(".cm-tooltip-autocomplete li .cm-completionLabel");
  await expect(options).toHaveText(["projectNumber", "poolId", "providerId"]);
  await page.keyboard.type('"pro');
  await expect(options.first()).toHaveText("projectNumber");
  // CodeMirror takes no choice in the first moment, lest one is made by accident.
  await page.waitForTimeout(150);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type('"m3ter",');
  await expect(demo.verdict).toContainText("2 fields to fill in");
  expect((await demo.body()).providerId).toBe("m3ter");
});

for (const typed of ["", '"', '"TY']) {
  test(`values are completed where the schema lists them, after ${typed || "nothing"}`, async ({ demo, page }) => {
    await demo.write('{"partitionOrder": }');
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type(typed);
    await page.keyboard.press("Control+Space");
    await page.locator(".cm-tooltip-autocomplete li .cm-completionLabel").first().waitFor();
    await page.waitForTimeout(150);
    await page.keyboard.press("Tab");
    expect(await demo.body()).toEqual({ partitionOrder: "TYPE_FIRST" });
  });
}

test("Tab indents, and Escape then Tab leaves, as is announced", async ({ demo, page }) => {
  await demo.editor.focus();
  const help = await demo.editor.evaluate((content) => {
    const root = /** @type {ShadowRoot} */ (content.getRootNode());
    return root.getElementById(content.getAttribute("aria-describedby") ?? "")?.textContent;
  });
  expect(help).toContain("To leave the editor, press Escape, then Tab");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Tab");
  expect(await demo.editor.innerText()).toMatch(/^ {2}\{/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => document.activeElement?.id);
  expect(await focused()).not.toBe("editor");
  await page.keyboard.press("Shift+Tab");
  expect(await focused()).toBe("editor");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+Tab");
  expect(await focused()).not.toBe("editor");
});

test("what the form and the fixes change can be undone in the editor, and the caret stays", async ({ demo, page }) => {
  await demo.write(json({ ...S3, code: "x " }));
  await page.keyboard.press("Control+Home");
  await demo.field("Name").fill("Other");
  await page.getByRole("button", { name: /^Use x/ }).click();
  expect(await demo.body()).toEqual({ ...S3, name: "Other", code: "x" });
  await demo.editor.focus();
  await page.keyboard.type(" ");
  expect(await demo.text()).toMatch(/^ \{/);
  await demo.editor.focus();
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press("Control+z");
  expect((await demo.body()).code).toBe("x ");
});

test("undo takes back what was typed into a field at once, and each field on its own", async ({ demo, page }) => {
  await demo.write(json({ ...S3, name: undefined, code: undefined }));
  await demo.field("Name").pressSequentially("Hello");
  await page.keyboard.press("Tab");
  await expect(demo.field("Code")).toBeFocused();
  await page.keyboard.type("hey");
  await demo.editor.focus();
  await page.keyboard.press("Control+z");
  expect(await demo.body()).toEqual({ ...S3, name: "Hello", code: undefined });
  await demo.editor.focus();
  await page.keyboard.press("Control+z");
  expect(await demo.body()).toEqual({ ...S3, name: undefined, code: undefined });
  await demo.editor.focus();
  await page.keyboard.press("Control+y");
  expect(await demo.body()).toEqual({ ...S3, name: "Hello", code: undefined });
});

test("a fix is a step of its own for undo, even right after typing in its place", async ({ demo, page }) => {
  await demo.write(json(S3));
  await demo.field("Code").fill("");
  await demo.field("Code").pressSequentially("x ");
  await demo.fixes.first().click();
  expect(await demo.body()).toEqual({ ...S3, code: "x" });
  await demo.editor.focus();
  await page.keyboard.press("Control+z");
  expect(await demo.body()).toEqual({ ...S3, code: "x " });
});

test("a fix shows what it changed, until the next change", async ({ demo, page }) => {
  await demo.write(json({ ...GCS, bucketName: "Acme-Billing-Exports" }));
  await demo.fixes.first().click();
  const changed = page.locator(".cm-changed");
  await expect(changed.first()).toBeVisible();
  await demo.editor.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" ");
  await expect(changed).toHaveCount(0);
});

test("what is typed into the form, or opened, is not marked as changed", async ({ demo, page }) => {
  const changed = page.locator(".cm-changed");
  await demo.field("Name").pressSequentially("Exports");
  await expect(page.locator(".cm-content")).toContainText("Exports");
  await expect(changed).toHaveCount(0);
  await demo.example("S3 bucket");
  await demo.example("A prefix with slashes");
  await expect(page.locator(".cm-content")).toContainText("//exports");
  await expect(changed).toHaveCount(0);
  await demo.fixes.first().click();
  await expect(changed.first()).toBeVisible();
});

test("the editor comes after the first paint, and takes over what was typed before it came", async ({ demo, page }) => {
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
  const plain = page.locator("textarea");
  await plain.click();
  await plain.fill(json(S3));
  await expect(demo.verdict).toContainText("Ready to send");
  release();
  await demo.ready();
  await expect(plain).toHaveCount(0);
  expect(await demo.body()).toEqual(S3);
});

test("the search panel has the page's look", async ({ demo, page }) => {
  await demo.editor.focus();
  await page.keyboard.press("Control+f");
  const panel = page.locator(".cm-search");
  await expect(panel).toBeVisible();
  const button = panel.getByRole("button", { name: "next" });
  await expect(button).toHaveCSS("border-radius", "6px");
  await expect(button).toHaveCSS("background-image", "none");
});

test("line numbers of four digits have room", async ({ demo, page }) => {
  await demo.open(`{${"\n".repeat(1_500)}}`);
  await demo.editor.focus();
  await page.keyboard.press("Control+End");
  const number = page.locator(".cm-lineNumbers .cm-gutterElement").filter({ hasText: "1501" });
  const left = () =>
    number.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const editor = /** @type {Element} */ (document.querySelector("#editor"));
      return range.getBoundingClientRect().left - editor.getBoundingClientRect().left;
    });
  await expect.poll(left).toBeGreaterThanOrEqual(6);
});

test("undoing a change of the text leaves settings alone that were typed before", async ({ demo, page }) => {
  await (await demo.setting("Organization ID")).fill(ID);
  await demo.field("Name").fill("Exports");
  await demo.editor.focus();
  await page.keyboard.press("Control+z");
  expect(await demo.body()).toEqual({ destinationType: "S3" });
  await expect(demo.field("Organization ID")).toHaveValue(ID);
});

test("a paste over everything in the plain field shows no other body's values in the form", async ({
  demo,
  page,
  complaints,
}) => {
  await demo.open(json(GCS));
  await page.waitForTimeout(400);
  await page.route(/code-mirror/, (route) => route.abort());
  await page.evaluate(async () => {
    for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister();
  });
  await page.reload();
  await expect(demo.field("Project number")).toHaveValue(GCS.projectNumber);
  await demo.copy("{ broken");
  const plain = page.locator("textarea");
  await plain.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" ");
  await expect(demo.field("Project number")).toHaveValue(GCS.projectNumber);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
  await expect(demo.verdict).toContainText("1 error");
  await expect(demo.field("Name")).toHaveValue("");
  complaints.length = 0;
});
