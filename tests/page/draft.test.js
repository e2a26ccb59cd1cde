/** Bringing a body in, taking it out, sharing it, and keeping it on this device. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { S3, eventually, json, useDemo } from "./site.js";

const use = useDemo();

const ID = "0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e";

test("a file is taken in, byte for byte, and can be undone", async () => {
  const { demo, page } = use;
  const before = await demo.text();
  const text = `${json(S3)}\r\n`.replace("Finance", "Fïnance 😀");
  await page.locator("#file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await eventually(demo.verdict, "m3ter accepts this");
  assert.equal(await demo.text(), text);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal(await demo.text(), before);
});

test("a file that is no text, or far too large, is refused with a reason", async () => {
  const { demo, page } = use;
  const before = await demo.text();
  const notice = page.locator("#notice-text");
  await page.locator("#file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from([0xff, 0xfe, 0]) });
  await eventually(notice, "The file is not text in UTF-8.");
  await page.locator("#file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.alloc(5_000_000, 32) });
  await eventually(notice, "The file is too large: over 4 MB.");
  await page.getByRole("button", { name: "Dismiss" }).click();
  assert.equal(await notice.isVisible(), false);
  assert.equal(await demo.text(), before);
});

test("the button opens the system's dialog for files", async () => {
  const { page } = use;
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open file" }).press("Enter")]);
  assert.equal(chooser.isMultiple(), false);
});

for (const where of ["#verdict", ".cm-content"]) {
  test(`a file dropped on ${where} is taken in`, async () => {
    const { demo, page } = use;
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "a.json"));
      return transfer;
    }, json(S3));
    await page.dispatchEvent(where, "dragover", { dataTransfer: data });
    await page.dispatchEvent(where, "drop", { dataTransfer: data });
    await eventually(demo.verdict, "m3ter accepts this");
    assert.equal(await demo.text(), json(S3));
  });
}

test("what is pasted outside of a field becomes the body; in a field it stays there", async () => {
  const { demo, page } = use;
  await page.evaluate((text) => navigator.clipboard.writeText(text), json(S3));
  await page.locator("#verdict-text").click();
  await page.keyboard.press("Control+v");
  await eventually(demo.verdict, "m3ter accepts this");
  await page.evaluate(() => navigator.clipboard.writeText("pasted"));
  await demo.field("Name").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
  assert.deepEqual(JSON.parse(await demo.text()), { ...S3, name: "pasted" });
});

test("the download is the text, under the destination's code", async () => {
  const { demo, page } = use;
  for (const [code, name] of [["finance exports/é", "finance-exports.json"], [7, "export-destination.json"]]) {
    await demo.write(json({ ...S3, code }));
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download" }).click()]);
    assert.equal(download.suggestedFilename(), name);
    assert.equal(await readFile(await download.path(), "utf8"), json({ ...S3, code }));
  }
});

test("a link holds the whole state and restores it on another device", async () => {
  const { demo, page } = use;
  await demo.write(json({ ...S3, version: 3, name: "\u202e😀</script>" }));
  await page.getByLabel("Update", { exact: true }).check();
  await demo.field("Organization id").fill(ID);
  await demo.field("Destination id").fill(ID.replaceAll("0", "1"));
  await demo.field("Stored version").fill("3");
  const text = await demo.text();
  await page.getByRole("button", { name: "Copy link" }).press("Enter");
  await eventually(demo.announcer, "Copied link");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${use.address}#draft=`));
  assert.match(link.slice(use.address.length), /^#draft=[\w-]+$/);

  const other = await use.open(link);
  await eventually(other.demo.verdict, "m3ter accepts this");
  assert.equal(await other.demo.text(), text);
  assert.equal(await other.demo.field("Organization id").inputValue(), ID);
  assert.equal(await other.demo.field("Destination id").inputValue(), ID.replaceAll("0", "1"));
  assert.equal(await other.demo.field("Stored version").inputValue(), "3");
  // Until it is changed, the page is the link's; then it is this device's draft.
  assert.equal(other.page.url(), link);
  assert.equal(await other.page.evaluate(() => localStorage.length), 0);
  await other.demo.field("Name").fill("mine");
  assert.equal(await other.page.evaluate(() => location.href), use.address);
  await other.page.reload();
  await other.demo.ready();
  assert.equal(JSON.parse(await other.demo.text()).name, "mine");
  assert.deepEqual(other.complaints, []);
  await other.page.close();
});

test("a link pasted into the address of the open page is opened, and a broken one says so", async () => {
  const { demo, page } = use;
  await demo.example("S3 bucket");
  await page.getByRole("button", { name: "Copy link" }).click();
  await eventually(demo.announcer, "Copied link");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await demo.example("An empty body");
  await page.goto(link);
  await eventually(demo.verdict, "m3ter accepts this");
  for (const broken of ["", "!", "AAAA", link.slice(link.indexOf("=") + 1, -9)]) {
    await page.goto(`${use.address}#draft=x`);
    await page.goto(`${use.address}#draft=${broken}`);
    await eventually(page.locator("#notice-text"), /^The link cannot be read/);
  }
  assert.equal(await demo.verdict.innerText(), "m3ter accepts this");
});

test("the last draft is there again after a reload, and Reset forgets it", async () => {
  const { demo, page } = use;
  await demo.write(json(S3));
  await demo.field("Organization id").fill(` ${ID}\t`);
  // At once, before the hands rest.
  await page.reload();
  await demo.ready();
  assert.equal(await demo.text(), json(S3));
  assert.equal(await demo.field("Organization id").inputValue(), ID);
  await page.getByRole("button", { name: "Reset" }).click();
  assert.equal(await demo.verdict.innerText(), "4 fields to fill in");
  await page.reload();
  await demo.ready();
  assert.equal(await demo.verdict.innerText(), "4 fields to fill in");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test("a memory that holds something else breaks nothing", async () => {
  const { demo, page } = use;
  for (const stored of ["", "{", "null", "7", '{"text": 7}', '{"text": "[]", "operation": {}, "storedVersion": []}']) {
    await page.evaluate((stored) => localStorage.setItem("m3ter-export-destination.draft", stored), stored);
    await page.reload();
    await demo.ready();
    await eventually(demo.verdict, stored.includes("[]") ? "1 error" : "4 fields to fill in");
  }
});

test("a browser that has no memory for the page breaks nothing", async () => {
  const { demo, page, complaints } = await use.open(use.address);
  await page.addInitScript(() => {
    const get = () => {
      throw new DOMException("no", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get });
  });
  await page.reload();
  await demo.ready();
  await demo.write(json(S3));
  await eventually(demo.verdict, "m3ter accepts this");
  assert.deepEqual(complaints, []);
  await page.close();
});

test("light and dark follow the system, or the switch, which is remembered", async () => {
  const { demo, page } = use;
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  const light = await ground();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await ground();
  assert.notEqual(light, dark);
  await page.getByLabel("Light", { exact: true }).check();
  assert.equal(await ground(), light);
  await page.reload();
  await demo.ready();
  assert.equal(await ground(), light);
  assert.ok(await page.getByLabel("Light", { exact: true }).isChecked());
  await page.getByLabel("Auto", { exact: true }).check();
  assert.equal(await ground(), dark);
  await page.getByLabel("Dark", { exact: true }).check();
  await page.emulateMedia({ colorScheme: "light" });
  assert.equal(await ground(), dark);
});
