/** Broken JSON is repaired in one click. */
import { expect, json, S3, test } from "./demo.js";

const TEXT = json(S3);

/** @type {[label: string, text: string, after: string][]} */
const BROKEN = [
  [
    "10 curly quotes, 1 trailing comma",
    TEXT.replace(/"([^"]*)"/g, "“$1”").replace(/\n}$/, ",\n}"),
    TEXT.replace(/\n}$/, "\n}"),
  ],
  ["10 single-quoted strings", TEXT.replaceAll('"', "'"), TEXT],
  ["5 unquoted names", TEXT.replace(/"(\w+)":/g, "$1:"), TEXT],
  ["1 pair of shell quotes", `'${TEXT}'`, TEXT],
  ["1 byte order mark", `\ufeff${TEXT}`, TEXT],
  ["1 pair of braces, 1 trailing comma", `${TEXT.replace(/^{\n|\n}$/g, "")},`, TEXT],
  ["9 unexpected characters", TEXT.replace(/": /g, '" => ').replace(/,\n/g, ";\n"), TEXT],
  ["10 HTML entities", TEXT.replaceAll('"', "&quot;"), TEXT],
];

for (const [label, text, after] of BROKEN) {
  test(`repairs ${label}, says so, shows it, and can be undone`, async ({ demo, page }) => {
    await demo.open(text);
    await expect(demo.verdict).toHaveAttribute("data-outcome", "refused");
    await demo.button(`Repair JSON: ${label}`).click();
    await expect(demo.verdict).toContainText("Ready to send");
    await expect(demo.notice).toContainText(`Repaired: ${label}.`);
    expect(JSON.parse(await demo.text())).toEqual(JSON.parse(after));
    await demo.button("Undo").click();
    expect(await demo.text()).toBe(text);
    await expect(page.getByRole("button", { name: /^Repair JSON/ })).toBeVisible();
  });
}

test("what the repair changed is shown in the text", async ({ demo, page }) => {
  await demo.open(TEXT.replace('"code"', "code").replace('"name"', "'name'"));
  await page.getByRole("button", { name: /^Repair JSON/ }).click();
  await expect(page.locator(".cm-changed").first()).toBeVisible();
});

test("a body with curly quotes in a code fence is repaired in one click", async ({ demo }) => {
  await demo.open(`Please use this:\n\`\`\`\n${TEXT.replaceAll(/"([^"]*)"/g, "“$1”")}\n\`\`\`\nThanks`);
  await demo.button("Extract the JSON").click();
  await expect(demo.verdict).toContainText("Ready to send");
  await expect(demo.notice).toContainText("Extracted the JSON from the code fence. Repaired: 10 curly quotes.");
  expect(JSON.parse(await demo.text())).toEqual(S3);
});

for (const [title, text, repaired] of [
  ["curly quotes", `Hi, please use ${TEXT.replaceAll(/"([^"]*)"/g, "“$1”")}. Thanks!`, "10 curly quotes"],
  ["single quotes", `2026-11-28 INFO body=${TEXT.replaceAll('"', "'")}`, "10 single-quoted strings"],
]) {
  test(`a body with ${title} in a message is repaired in one click`, async ({ demo }) => {
    await demo.open(text);
    await demo.button("Extract the JSON").click();
    await expect(demo.verdict).toContainText("Ready to send");
    await expect(demo.notice).toContainText(`Extracted the JSON from the text around it. Repaired: ${repaired}.`);
    expect(JSON.parse(await demo.text())).toEqual(S3);
  });
}

for (const [title, text] of [
  ["an end that is missing", '{"name": "x"'],
  ["a placeholder", '{"name": {{name}}}'],
  ["a broken body in a message", "Hi, here: {“name”: }. Thanks!"],
]) {
  test(`${title} is not repaired`, async ({ demo, page }) => {
    await demo.open(text);
    await expect(demo.verdict).toHaveAttribute("data-outcome", "refused");
    await page.waitForTimeout(200);
    await expect(page.getByRole("button", { name: /^(Repair|Take the) JSON/ })).toHaveCount(0);
  });
}

for (const [title, text] of [
  ["encoded twice", JSON.stringify(JSON.stringify(S3))],
  ["in an array", `[${TEXT}]`],
  ["in another object", json({ exportDestination: S3 })],
]) {
  test(`a body ${title} is unwrapped in one click`, async ({ demo }) => {
    await demo.open(text);
    await demo.button("Fix it").click();
    await expect(demo.verdict).toContainText("Ready to send");
  });
}

test("suggestions are not part of Fix all", async ({ demo }) => {
  await demo.open(json({ ...S3, code: "x ", projectNumber: "1" }));
  await expect(demo.fixes).toHaveCount(2);
  await demo.button("Fix it").click();
  await expect(demo.fixes).toHaveCount(1);
  expect(await demo.body()).toEqual({ ...S3, code: "x", projectNumber: "1" });
});
