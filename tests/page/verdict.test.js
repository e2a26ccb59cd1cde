/** The verdict and the list of issues. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { S3, eventually, json, useDemo } from "./site.js";

const use = useDemo();

test("an empty body shows what is required, and no error", async () => {
  const { demo, page } = use;
  assert.equal(await demo.verdict.innerText(), "4 fields to fill in");
  assert.equal(await demo.detail.innerText(), "Create · S3 destination · no errors so far · no warnings");
  assert.deepEqual(await demo.severities.allInnerTexts(), Array(4).fill("to fill in"));
  assert.equal(await page.locator(".error, [aria-invalid]").count(), 0);
  await demo.issues.filter({ hasText: "bucketName" }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "field-bucketName");
});

for (const text of ["", " \n", "{}"]) {
  test(`the text ${JSON.stringify(text)} is an empty body`, async () => {
    const { demo, page } = use;
    await demo.write(text);
    await eventually(demo.verdict, "4 fields to fill in");
    assert.equal(await page.locator(".error").count(), 0);
    await demo.field("Name").fill("x");
    await eventually(demo.verdict, "3 fields to fill in");
    assert.deepEqual(JSON.parse(await demo.text()), { name: "x" });
  });
}

test("starts are offered where nothing is yet, and are gone afterwards", async () => {
  const { demo, page } = use;
  await page.getByRole("button", { name: "an S3 bucket" }).click();
  assert.equal(await demo.verdict.innerText(), "m3ter accepts this");
  assert.equal(await page.locator("#starts").isVisible(), false);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal(await demo.verdict.innerText(), "4 fields to fill in");
  await page.getByRole("button", { name: "a Google Cloud Storage bucket" }).click();
  assert.match(await demo.detail.innerText(), /GCS/);
});

test("the verdict is the largest text", async () => {
  const { page } = use;
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const [largest, next] = await page.evaluate(() => {
      const sizes = Array.from(document.querySelectorAll("body *"), (element) => ({
        id: element.id,
        size: parseFloat(getComputedStyle(element).fontSize),
      }));
      return sizes.sort((a, b) => b.size - a.size);
    });
    assert.equal(largest.id, "verdict-text");
    assert.ok(largest.size > 1.8 * next.size, `${largest.size} and ${next.size}`);
  }
});

/** @type {Record<string, { errors?: number, missing?: number, warnings?: number, says?: RegExp }>} */
const EXAMPLES = {
  "S3 bucket": {},
  "Google Cloud Storage bucket": {},
  Update: {},
  "Pasted from everywhere": { errors: 2, warnings: 2, says: /code must not end with a space/ },
  "A user's ARN": { errors: 1, says: /iamRoleArn .*user/ },
  "A session's ARN": { errors: 1, says: /iamRoleArn .*session/ },
  "A bucket's address for its name": { warnings: 1, says: /bucketName .*URL/ },
  "A prefix with slashes": { warnings: 3, says: /prefix/ },
  "A project id for its number": { warnings: 1, says: /projectNumber/ },
  "A resource name for the pool's id": { warnings: 1, says: /poolId/ },
  "Without its own fields": { missing: 3, says: /projectNumber is missing/ },
  "No destinationType": { warnings: 1, says: /destinationType is missing/ },
  "A misspelled member": { missing: 1, warnings: 1, says: /bucketName is missing/ },
  "A space behind the code": { errors: 1, says: /code .*space/ },
  "destinationType in the wrong case": { errors: 1, says: /destinationType .*s3/ },
  "A trailing comma": { errors: 1, says: /comma .*one too many/ },
  "A version in a create": { errors: 1, says: /version .*create/ },
  "An update of a stale version": { errors: 1, says: /version must be 3/ },
  "An empty body": { missing: 4, warnings: 1 },
};

test("each example is what its title says", async () => {
  const { demo, page } = use;
  const offered = await page.locator("#example optgroup option").allTextContents();
  assert.deepEqual(offered, Object.keys(EXAMPLES));
  const failures = [];
  for (const [title, { errors = 0, missing = 0, warnings = 0, says }] of Object.entries(EXAMPLES)) {
    await demo.example(title);
    const found = (await demo.severities.allInnerTexts()).join(" ");
    const expected = [...Array(errors).fill("error"), ...Array(missing).fill("to fill in"), ...Array(warnings).fill("warning")].join(" ");
    if (found !== expected) failures.push(`${title}: ${found || "nothing"}, not ${expected || "nothing"}`);
    if (says && !says.test(await demo.issues.first().innerText())) failures.push(`${title}: ${await demo.issues.first().innerText()}`);
    if (!(await page.locator("#notice-text").innerText()).includes(title)) failures.push(`${title}: no notice`);
  }
  assert.deepEqual(failures, []);
});

test("says how many errors, fields and warnings there are, and what was checked", async () => {
  const { demo } = use;
  /** @type {[text: string, verdict: string, detail: string][]} */
  const cases = [
    [json(S3), "m3ter accepts this", "Create · S3 destination · no errors · no warnings"],
    [json({ ...S3, x: 1 }), "m3ter accepts this", "Create · S3 destination · no errors · 1 warning"],
    [json({ ...S3, code: " " }), "1 error", "Create · S3 destination · no warnings · m3ter refuses this"],
    [json({ ...S3, code: " ", name: undefined, x: 1 }), "1 error", "Create · S3 destination · 1 field to fill in · 1 warning · m3ter refuses this"],
    ["[]", "1 error", "Create · no warnings · not a JSON object"],
    ["{", "1 error", "Create · no warnings · not a JSON object"],
  ];
  for (const [text, verdict, detail] of cases) {
    await demo.write(text);
    await eventually(demo.verdict, verdict);
    assert.equal(await demo.detail.innerText(), detail);
  }
});

test("what is said aloud waits until the hands rest", async () => {
  const { demo, page } = use;
  const said = await page.evaluateHandle(() => {
    /** @type {string[]} */
    const sentences = [];
    const place = /** @type {Element} */ (document.querySelector("#announcer"));
    new MutationObserver(() => sentences.push(place.textContent ?? "")).observe(place, { childList: true });
    return sentences;
  });
  await demo.content.click();
  await page.keyboard.type("xyz", { delay: 30 });
  await eventually(demo.announcer, /^1 error\. Create/);
  assert.equal((await said.jsonValue()).length, 1);
});

test("errors stand before warnings, wherever they are", async () => {
  const { demo } = use;
  await demo.write('{"destinationType": "S3", "destinationType": "GCS", "code": " x"}');
  await eventually(demo.verdict, "1 error");
  const shown = await demo.severities.allInnerTexts();
  assert.deepEqual(shown, [...shown].sort());
  assert.deepEqual([...new Set(shown)], ["error", "to fill in", "warning"]);
});

test("an issue moves the caret to its place, and into view", async () => {
  const { demo, page } = use;
  await demo.write(`{"code": "é😀",${"\n".repeat(300)}"name": 7${"\n".repeat(300)}}`);
  await demo.issues.filter({ hasText: "name" }).first().press("Enter");
  assert.equal(await demo.selected(), "7");
  // The editor measures its lines before it scrolls.
  await page.waitForFunction(() => {
    const root = document.querySelector("#editor")?.shadowRoot;
    const box = /** @type {any} */ (root).getSelection().getRangeAt(0).getBoundingClientRect();
    const { top, bottom } = /** @type {any} */ (root).querySelector(".cm-scroller").getBoundingClientRect();
    return top < box.top && box.top < bottom;
  });
});

test("a fix mends its issue and leaves the rest of the text alone", async () => {
  const { demo, page } = use;
  await demo.write('{ "code" : " finance", "unknown": [1,\n 2],\n\n"prefix":"/a" }');
  await page.getByRole("button", { name: /^Use finance/ }).press("Enter");
  assert.equal(await demo.text(), '{ "code" : "finance", "unknown": [1,\n 2],\n\n"prefix":"/a" }');
  assert.equal(await demo.issues.filter({ hasText: "code" }).count(), 0);
});

test("the focus stays in the list when a fix takes its button away", async () => {
  const { demo, page } = use;
  await demo.example("Pasted from everywhere");
  const inList = () => page.evaluate(() => document.activeElement?.closest("#issues-section") !== null);
  while ((await demo.fixes.count()) > 0) {
    await demo.fixes.first().press("Enter");
    assert.ok(await inList());
  }
  await demo.example("A space behind the code");
  await demo.fixes.first().press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "issues-heading");
});

test("Fix all applies every fix, says how many, and can be undone", async () => {
  const { demo, page } = use;
  await demo.example("Pasted from everywhere");
  const before = await demo.text();
  await page.getByRole("button", { name: "Fix all 3" }).click();
  assert.equal(await demo.fixes.count(), 0);
  assert.equal(await demo.verdict.innerText(), "1 error");
  assert.match(await page.locator("#notice-text").innerText(), /^Fixed \d issues\.$/);
  const after = JSON.parse(await demo.text());
  assert.deepEqual([after.code, after.bucketName, after.prefix, after.partitionOrder], ["finance_exports", "acme-billing-exports", "m3ter", "TYPE_FIRST"]);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.equal(await demo.text(), before);
});

test("a text with very many issues lists a hundred", async () => {
  const { demo, page } = use;
  await demo.write(`{${Array.from({ length: 20_000 }, (_, index) => `"x${index}": 0`).join(",")}}`);
  await eventually(demo.verdict, "4 fields to fill in");
  assert.equal(await demo.issues.count(), 100);
  assert.match(await page.locator("#issues-more").innerText(), /^and 9\d\d more$/);
});
