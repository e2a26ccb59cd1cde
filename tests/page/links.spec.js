/** Links that carry the state, and the draft that a link would replace. */
import { expect, ID, json, S3, test } from "./demo.js";

/** @param {import("./demo.js").Demo} demo */
async function linkOf(demo) {
  await demo.button("Copy link").click();
  await expect(demo.button("Copied link")).toBeVisible();
  return demo.page.evaluate(() => navigator.clipboard.readText());
}

/** Makes a link of one body, and then a draft of another, which is saved. @param {import("./demo.js").Demo} demo */
async function linkBeforeDraft(demo) {
  await demo.write(json({ ...S3, name: "theirs" }));
  const link = await linkOf(demo);
  await demo.write(json({ ...S3, name: "precious" }));
  await demo.page.waitForTimeout(400);
  return link;
}

test("a link carries the whole state, its tab and its language", async ({ demo, page, openTab, address }) => {
  await demo.write(json({ ...S3, version: 3, name: "\u202e😀</script>" }));
  await demo.radio("Update").check();
  await (await demo.setting("Organization ID")).fill(ID);
  await demo.field("Destination ID").fill(ID.replaceAll("0", "1"));
  await demo.field("Current version in m3ter (optional)").fill("3");
  const text = await demo.text();
  const link = await linkOf(demo);
  expect(link.slice(address.length)).toMatch(/^#draft=[\w-]+$/);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  const other = await openTab(link);
  await expect(other.verdict).toContainText("Valid, with advice");
  expect(await other.text()).toBe(text);
  await expect(other.field("Organization ID")).toHaveValue(ID);
  await expect(other.field("Destination ID")).toHaveValue(ID.replaceAll("0", "1"));
  await expect(other.field("Current version in m3ter (optional)")).toHaveValue("3");
  // Until it is changed, the page is the link's; then it is this device's draft.
  expect(other.page.url()).toBe(link);
  await other.field("Name").fill("mine");
  await expect.poll(() => other.page.evaluate(() => location.href)).toBe(address);
  await other.page.reload();
  await other.ready();
  expect((await other.body()).name).toBe("mine");
});

test("a colleague's link leaves one's own draft alone, and offers it", async ({ demo, page, openTab }) => {
  await demo.write(json({ ...S3, name: "theirs" }));
  const link = await linkOf(demo);
  await demo.write(json({ ...S3, name: "precious" }));
  await (await demo.setting("Organization ID")).fill(ID);
  await page.waitForTimeout(400);

  const other = await openTab(link);
  await expect(other.notice).toContainText("Opened from a link. Your draft is kept.");
  await other.field("Code").fill("changed");
  // It is still offered after the first keystroke.
  await other.button("Restore my draft").click();
  expect((await other.body()).name).toBe("precious");
  await expect(other.field("Organization ID")).toHaveValue(ID);
  // What was changed in the link's body is not lost either.
  await other.button("Undo").click();
  expect(await other.body()).toMatchObject({ name: "theirs", code: "changed" });
});

test("a link offers the draft that was replaced when that has only an ID", async ({ demo, openTab }) => {
  await demo.write(json(S3));
  const link = await linkOf(demo);
  await demo.button("Reset").click();
  await (await demo.setting("Organization ID")).fill(ID);
  await demo.page.waitForTimeout(400);
  const other = await openTab(link);
  await other.button("Restore my draft").click();
  await expect(other.field("Organization ID")).toHaveValue(ID);
});

test("a link has no base URL, since commands send the API key there", async ({ demo, page, openTab }) => {
  await page.getByText("API https://api.m3ter.com").click();
  await demo.field("API base URL").fill("https://mine.example");
  await demo.write(json({ ...S3, name: "theirs" }));
  const link = await linkOf(demo);
  await page.waitForTimeout(400);
  const other = await openTab(link);
  await expect(other.page.getByText("API https://mine.example")).toBeVisible();
  // A link that was made to have one.
  const forged = await page.evaluate(async () => {
    const state = JSON.stringify({ text: "{}", baseUrl: "https://evil.example" });
    const stream = new Blob([state]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const base64 = btoa(String.fromCharCode(...bytes));
    return `${location.origin}${location.pathname}#draft=${base64.replaceAll("+", "-").replaceAll("/", "_")}`;
  });
  const third = await openTab(forged);
  await expect(third.notice).toContainText("Opened from a link.");
  await expect(third.page.getByText("evil.example")).toHaveCount(0);
});

test("one's own draft is still there after the link was changed and the page reloaded", async ({
  demo,
  page,
  openTab,
}) => {
  const link = await linkBeforeDraft(demo);
  await page.close();
  const other = await openTab(link);
  await other.field("Name").fill("changed");
  await other.page.reload();
  await other.ready();
  await other.button("Examples").click();
  await other.page
    .getByRole("group", { name: "Earlier drafts on this device" })
    .getByRole("button", { name: /^precious/ })
    .click();
  expect((await other.body()).name).toBe("precious");
});

test("a link pasted into the address of the open page is opened, and a broken one says so", async ({
  demo,
  page,
  address,
}) => {
  await demo.example("S3 bucket");
  const link = await linkOf(demo);
  await demo.example("An empty body");
  await page.goto(link);
  await expect(demo.verdict).toContainText("Ready to send");
  for (const broken of ["", "!", "AAAA", link.slice(link.indexOf("=") + 1, -9)]) {
    await page.goto(`${address}#draft=x`);
    await page.goto(`${address}#draft=${broken}`);
    await expect(demo.notice).toContainText("The link cannot be read");
  }
  await expect(demo.verdict).toContainText("Ready to send");
});

test("a broken link says so until it is dismissed or another link is opened", async ({ demo, page, address }) => {
  await demo.write(json(S3));
  const link = await linkOf(demo);
  await page.goto(`${address}#draft=AAAA`);
  await expect(demo.notice).toContainText("The link cannot be read");
  await demo.field("Name").fill("mine");
  await expect(demo.verdict).toContainText("Ready to send");
  await expect(demo.notice).toContainText("The link cannot be read");
  await page.goto(link);
  await expect(demo.notice).toContainText("Opened from a link.");
  await demo.button("Dismiss").click();
  await expect(demo.notice).toHaveText("");
});

test("where the clipboard is blocked, the link can be copied by hand", async ({ demo, page }) => {
  await demo.write(json(S3));
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    Object.assign(navigator.clipboard, { write: refuse, writeText: refuse });
  });
  await demo.button("Copy link").click();
  await expect(demo.notice).toContainText("does not let this page copy");
  const link = page.getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/#draft=[\w-]+$/);
  await link.focus();
  expect(await link.evaluate((field) => /** @type {HTMLInputElement} */ (field).selectionEnd)).toBeGreaterThan(100);
});

test("a very long link comes with a warning", async ({ demo }) => {
  // Hardly compressible: the digits of square roots.
  await demo.open(json({ ...S3, notes: Array.from({ length: 3_000 }, (_, index) => Math.sqrt(index)) }));
  await linkOf(demo);
  await expect(demo.notice).toContainText(/The link has [\d,]+ characters\. Many programs cut a link this long/);
});

test("what a link replaced is offered until it is dismissed", async ({ demo, page, openTab }) => {
  await demo.write(json({ ...S3, name: "theirs", code: "x " }));
  const link = await linkOf(demo);
  await demo.write(json({ ...S3, name: "precious" }));
  await page.waitForTimeout(400);
  const other = await openTab(link);
  await other.button("Fix it").click();
  await expect(other.notice).toContainText("Fixed: use x.");
  await other.field("Name").fill("changed");
  await other.button("Restore my draft").click();
  expect((await other.body()).name).toBe("precious");
  await other.button("Dismiss").click();
  await expect(other.notice).toHaveText("");
});

for (const how of ["an example", "an earlier draft", "the draft from before", "another link"]) {
  test(`the body of a link is among the earlier drafts after ${how} took its place`, async ({
    demo,
    page,
    openTab,
  }) => {
    await demo.write(json({ ...S3, name: "another" }));
    const another = await linkOf(demo);
    const link = await linkBeforeDraft(demo);
    // The links are of other devices, which have their bodies among their own drafts.
    await page.evaluate(() => {
      const name = "m3ter-export-destination.drafts";
      const kept = JSON.parse(localStorage.getItem(name) ?? "[]");
      localStorage.setItem(
        name,
        JSON.stringify(kept.filter((/** @type {any} */ { draft }) => /precious/.test(draft.text))),
      );
    });
    await page.close();

    const other = await openTab(link);
    await expect(other.notice).toContainText("Opened from a link.");
    if (how === "an example") await other.example("S3 bucket");
    else if (how === "an earlier draft")
      await (await other.examples()).getByRole("button", { name: /^precious/ }).click();
    else if (how === "the draft from before") await other.button("Restore my draft").click();
    else await other.page.goto(another);
    await expect(other.field("Name")).not.toHaveValue("theirs");
    await (await other.examples()).getByRole("button", { name: /^theirs/ }).click();
    await expect(other.field("Name")).toHaveValue("theirs");
  });
}

test("an unchanged example is not kept when an earlier draft takes its place", async ({ demo, page }) => {
  await demo.write(json({ ...S3, name: "precious" }));
  await page.waitForTimeout(400);
  await demo.example("S3 bucket");
  await page.waitForTimeout(400);
  await (await demo.examples()).getByRole("button", { name: /^precious/ }).click();
  await page.waitForTimeout(400);
  await expect((await demo.examples()).getByRole("group").first()).toHaveAccessibleName("Without mistakes");
});

test("a link opened in the open page stays in the address until the body is changed", async ({
  demo,
  page,
  address,
}) => {
  await demo.example("S3 bucket");
  const link = await linkOf(demo);
  await demo.example("An empty body");
  await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await expect(demo.verdict).toContainText("Ready to send");
  await page.waitForTimeout(400);
  expect(page.url()).toBe(link);
  await demo.field("Name").fill("mine");
  await expect.poll(() => page.url()).toBe(address);
});
