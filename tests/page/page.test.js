/** The built demo page in Chromium. */
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { openPage, startBrowser, startSite } from "./site.js";

/** @import { Browser, Page } from "playwright-core" */

const GOOD_ARN = "arn:aws:iam::922609978421:role/IAMRole636";
const BAD_ARN = "arn:aws:iam:::role/";

/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
/** @type {Browser} */
let browser;
/** @type {Page} */
let page;
/** @type {string[]} */
let complaints;

before(async () => {
  site = await startSite();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  site?.stop();
});

beforeEach(async () => {
  ({ page, complaints } = await openPage(browser, site.address));
  await page.waitForFunction(() => document.querySelector("#verdict[data-outcome]"));
});

afterEach(async () => {
  await page.close();
  assert.deepEqual(complaints, []);
});

const verdict = () => page.locator("#verdict-text").innerText();
const detail = () => page.locator("#verdict-detail").innerText();
const issues = () => page.locator("#issues .issue");
const body = () => page.getByLabel("Request body");

/** Of the issues listed, in the order of the list. */
async function severities() {
  return page.locator("#issues .severity").allInnerTexts();
}

/** @returns {Promise<string>} what is selected in the body's field */
async function selected() {
  return page.evaluate(() => {
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement)) return `${field?.tagName} has the focus`;
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });
}

test("opens with an S3 destination that m3ter accepts", async () => {
  assert.equal(JSON.parse(await body().inputValue()).iamRoleArn, GOOD_ARN);
  assert.equal(await verdict(), "m3ter accepts this");
  assert.equal(await detail(), "no warnings · S3 destination");
  assert.equal(await issues().count(), 0);
});

test("the verdict is the largest text", async () => {
  const [largest, next] = await page.evaluate(() => {
    const sizes = Array.from(document.querySelectorAll("body *"), (element) => ({
      id: element.id,
      size: parseFloat(getComputedStyle(element).fontSize),
    }));
    return sizes.sort((a, b) => b.size - a.size);
  });
  assert.equal(largest.id, "verdict-text");
  assert.ok(largest.size > next.size);
});

test("follows what is typed, letter by letter", async () => {
  const text = await body().inputValue();
  const at = text.indexOf(GOOD_ARN);
  await body().evaluate(
    (field, [start, end]) => /** @type {HTMLTextAreaElement} */ (field).setSelectionRange(start, end),
    [at, at + GOOD_ARN.length],
  );
  await body().pressSequentially(BAD_ARN);
  assert.equal(await verdict(), "1 error");
  assert.equal(await issues().count(), 1);
  const issue = await issues().first().innerText();
  assert.match(issue, /iamRoleArn/);
  assert.match(issue, /account id/);
  const line = text.slice(0, at).split("\n").length;
  const column = at - text.lastIndexOf("\n", at);
  // The range begins at the quote.
  assert.ok(issue.includes(`${line}:${column - 1}`), issue);
  assert.match(await page.locator("#request-state").innerText(), /refuses/);

  for (let count = ":role/".length; count > 0; count--) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("922609978421");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("IAMRole636");
  assert.equal(await body().inputValue(), text);
  assert.equal(await verdict(), "m3ter accepts this");
  assert.equal(await issues().count(), 0);
  assert.equal(await page.locator("#request-state").innerText(), "");
});

/** @type {Record<string, { group: string, errors?: number, warnings?: number, says?: RegExp, fix?: RegExp }>} */
const EXAMPLES = {
  "S3 bucket": { group: "Accepted" },
  "Google Cloud Storage bucket": { group: "Accepted" },
  Update: { group: "Accepted" },
  "No destinationType": { group: "Accepted with a warning", warnings: 1, says: /destinationType is missing/ },
  "Misspelled optional member": { group: "Accepted with a warning", warnings: 1, says: /did you mean partitionOrder/ },
  "Role ARN without an account": { group: "Refused", errors: 1, says: /iamRoleArn .*account id/ },
  "A user's ARN": { group: "Refused", errors: 1, says: /iamRoleArn .*user/ },
  "Trailing comma": { group: "Refused", errors: 1, says: /comma .*one too many/ },
  "Leading space in code": { group: "Refused", errors: 1, says: /code .*space/, fix: /use usage-s3/ },
  "destinationType in the wrong case": { group: "Refused", errors: 1, says: /destinationType .*s3/, fix: /use S3/ },
  "Misspelled required member": { group: "Refused", errors: 1, warnings: 1, says: /bucketName is missing/ },
  "Google Cloud Storage without its fields": { group: "Refused", errors: 3, says: /projectNumber is missing/ },
  "Version in a create": { group: "Refused", errors: 1, says: /version .*create/, fix: /remove version/ },
  "Update of a stale version": { group: "Refused", errors: 1, says: /version must be 3/ },
};

test("the examples are those below, in groups by what m3ter says", async () => {
  const offered = await page
    .locator("#example option")
    .evaluateAll((options) =>
      options.map((option) => [option.textContent, /** @type {HTMLOptGroupElement} */ (option.parentElement).label]),
    );
  assert.deepEqual(
    offered,
    Object.entries(EXAMPLES).map(([title, { group }]) => [title, group]),
  );
});

for (const [title, { errors = 0, warnings = 0, says, fix }] of Object.entries(EXAMPLES)) {
  test(`example: ${title}`, async () => {
    await page.getByLabel("Example").selectOption(title);
    assert.deepEqual(await severities(), [...Array(errors).fill("error"), ...Array(warnings).fill("warning")]);
    assert.equal(await verdict(), ["m3ter accepts this", "1 error", "2 errors", "3 errors"][errors]);
    if (says) assert.match(await issues().first().innerText(), says);
    if (fix) assert.match(await page.locator("#issues .fix").first().innerText(), fix);
  });
}

test("errors stand before warnings, wherever they are", async () => {
  await body().fill('{"destinationType": "S3", "destinationType": "GCS", "code": " x"}');
  const shown = await severities();
  assert.deepEqual(shown, [...shown].sort());
  assert.deepEqual(new Set(shown), new Set(["error", "warning"]));
});

test("a click on an issue selects its range", async () => {
  await page.getByLabel("Example").selectOption("Role ARN without an account");
  await issues().first().click();
  assert.equal(await selected(), `"${BAD_ARN}"`);
});

test("selecting a range brings it into view", async () => {
  await body().fill(`{"code": "é😀",${"\n".repeat(300)}"name": 7${"\n".repeat(300)}}`);
  await body().evaluate((field) => void (field.scrollTop = 0));
  await issues().filter({ hasText: "name" }).first().press("Enter");
  assert.equal(await selected(), "7");
  const { top, height, full } = await body().evaluate(({ scrollTop, clientHeight, scrollHeight }) => ({
    top: scrollTop,
    height: clientHeight,
    full: scrollHeight,
  }));
  assert.ok(top < full / 2 && full / 2 < top + height, `${top} to ${top + height} of ${full}`);
});

test("the request follows the operation and the ids", async () => {
  const line = () => page.locator(".line").innerText();
  const root = "https://api.m3ter.com/organizations";
  assert.equal(await line(), `POST ${root}/{orgId}/dataexports/destinations`);
  await page.getByLabel("Organization id").fill("0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e");
  await page.getByLabel("Update", { exact: true }).check();
  assert.equal(
    await line(),
    `PUT ${root}/0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e/dataexports/destinations/{id}`,
  );
  assert.match(await issues().first().innerText(), /version is missing/);
  await page.getByLabel("Destination id").fill("a/../$&?#");
  assert.match(await line(), /\/destinations\/a%2F\.\.%2F%24%26%3F%23$/);

  await body().fill((await body().inputValue()).replace("{", '{"version": 4,'));
  assert.equal(await verdict(), "m3ter accepts this");
  await page.getByLabel("Stored version").fill("5");
  assert.match(await issues().first().innerText(), /version must be 5/);
  for (const unusable of ["", "0", "-1", "x", "1.5", "99999999999999999999"]) {
    await page.getByLabel("Stored version").fill(unusable);
    assert.equal(await verdict(), "m3ter accepts this", unusable);
  }
  assert.equal(await page.locator("#request-body").textContent(), await body().inputValue());
});

test("hostile text stays text", async () => {
  const hostile = "</script><img src=x onerror=document.title='hit'>";
  const text = JSON.stringify({ [hostile]: 1, destinationType: hostile, code: `\`${hostile}\`\n` });
  await body().fill(text);
  await page.getByLabel("Update", { exact: true }).check();
  for (const label of ["Organization id", "Destination id", "Stored version"]) await page.getByLabel(label).fill(hostile);
  await issues().first().click();
  assert.ok((await issues().allTextContents()).some((issue) => issue.includes(hostile)));
  assert.equal(await page.locator("#request-body").textContent(), text);
  assert.equal(await page.locator("img, body script").count(), 0);
  assert.equal(await page.title(), "m3ter export destination");
});

test("a text with very many issues stays quick", async () => {
  await body().fill(`{${Array.from({ length: 20_000 }, (_, index) => `"x${index}": 0`).join(",")}}`);
  assert.equal(await issues().count(), 100);
  assert.match(await page.locator("#issues-more").innerText(), /^and 9\d\d more$/);
});

test("the policy stops what is not of this site, and this file would notice", async () => {
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'hit'";
    const image = document.createElement("img");
    image.src = "https://example.invalid/";
    document.body.append(script, image);
  });
  await page.waitForTimeout(200);
  assert.equal(await page.title(), "m3ter export destination");
  const found = complaints.filter((complaint) => complaint.startsWith("policy: ")).sort();
  assert.deepEqual(found, ["policy: img-src https://example.invalid/", "policy: script-src-elem inline"]);
  assert.ok(complaints.some((complaint) => complaint.startsWith("console: ")));
  complaints.length = 0;
});

test("fits a narrow window, input above output", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { overflow, stacked } = await page.evaluate(() => {
    const box = (/** @type {string} */ of) => /** @type {Element} */ (document.querySelector(of)).getBoundingClientRect();
    return {
      overflow: document.documentElement.scrollWidth - innerWidth,
      stacked: box(".input").bottom <= box(".output").top,
    };
  });
  assert.deepEqual({ overflow, stacked }, { overflow: 0, stacked: true });
});
