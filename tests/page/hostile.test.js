/** Hostile payloads are shown as text, and break nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { S3, eventually, json, useDemo } from "./site.js";

const use = useDemo();

const MARKUP = "</script><img src=x onerror=document.title='hit'>";

test("markup in every place stays text", async () => {
  const { demo, page } = use;
  const text = JSON.stringify({ [MARKUP]: 1, destinationType: MARKUP, code: `\`${MARKUP}\`\n`, partitionOrder: MARKUP });
  await demo.write(text);
  await page.getByLabel("Update", { exact: true }).check();
  for (const label of ["Organization id", "Destination id", "Stored version"]) await demo.field(label).fill(MARKUP);
  await demo.issues.first().click();
  assert.ok((await demo.issues.allTextContents()).some((issue) => issue.includes(MARKUP)));
  assert.equal(await demo.text(), text);
  await eventually(page.locator("#organization-id-message"), /img/);

  await page.getByLabel("Create", { exact: true }).check();
  await demo.field("Organization id").fill("");
  const accepted = { ...S3, name: MARKUP, code: MARKUP, bucketName: MARKUP, prefix: MARKUP, iamRoleArn: `${S3.iamRoleArn}${MARKUP}`, [MARKUP]: [MARKUP] };
  await demo.write(json(accepted));
  await eventually(demo.verdict, "m3ter accepts this");
  for (const name of ["Request", "Response", "Files", "Access"]) {
    await demo.tab(name);
    await eventually(demo.panel, /<img src=x/);
    for (const language of name === "Request" ? ["fetch", "TypeScript", "Python"] : []) {
      await demo.language(language);
      await eventually(demo.panel, /<img src=x/);
    }
  }
  assert.equal(await page.locator("main img, main script, #editor img").count(), 0);
  assert.equal(await page.title(), "m3ter export destination");
});

test("names that objects have anyhow are names like any other", async () => {
  const { demo, page } = use;
  const text = '{"__proto__": {"name": 1}, "constructor": 1, "toString": " x", "hasOwnProperty": null}';
  await demo.write(text);
  await eventually(demo.verdict, "4 fields to fill in");
  assert.equal(await demo.field("Name").inputValue(), "");
  await demo.field("Name").fill("n");
  const { name, ...rest } = JSON.parse(await demo.text());
  assert.equal(name, "n");
  assert.deepEqual(Object.keys(rest), ["__proto__", "constructor", "toString", "hasOwnProperty"]);
  assert.equal(await page.evaluate(() => "name" in Object.prototype), false);
});

test("marks that turn the reading direction stay inside their value", async () => {
  const { demo, page } = use;
  await demo.write(json({ ...S3, "\u202ename": 1, code: "\u202e x " }));
  await eventually(demo.verdict, "1 error");
  const isolated = await page.locator("#issues code").evaluateAll((codes) => codes.every((code) => getComputedStyle(code).unicodeBidi === "isolate"));
  assert.ok(isolated);
  await demo.write(json({ ...S3, name: "\u202edrawkcab" }));
  await demo.language("Python");
  await eventually(demo.panel, /\\u202edrawkcab/);
});

test("half a surrogate pair, NUL and a byte order mark break nothing", async () => {
  const { demo, page } = use;
  for (const [text, verdict] of [
    ['{"name": "\\ud800", "\\udfff": "\\u0000"}', /error/],
    [json({ ...S3, "\u0000": "\u0000" }), /accepts/],
    [`\ufeff${json(S3)}`, /1 error/],
  ]) {
    await page.locator("#file").setInputFiles({ name: "a", mimeType: "text/plain", buffer: Buffer.from(String(text)) });
    await eventually(demo.verdict, /** @type {RegExp} */ (verdict));
  }
});

const MEGABYTE = 1_000_000;

/** @type {Record<string, { text: string, verdict: RegExp }>} */
const LARGE = {
  "one value": { text: json({ ...S3, notes: "x".repeat(MEGABYTE) }), verdict: /accepts/ },
  "one field": { text: json({ ...S3, name: "'\"`$".repeat(MEGABYTE / 4) }), verdict: /1 error/ },
  "one prefix": { text: json({ ...S3, prefix: "z/".repeat(MEGABYTE / 2) }), verdict: /accepts/ },
  "one name": { text: json({ ...S3, ["y".repeat(MEGABYTE)]: 1 }), verdict: /accepts/ },
  "many lines": { text: json({ ...S3, notes: Array(50_000).fill("some text or other") }), verdict: /accepts/ },
  "many members": { text: `{${Array.from({ length: 70_000 }, (_, index) => `"n${index}":0`).join(",")}}`, verdict: /fill in/ },
  "brackets without end": { text: "[".repeat(MEGABYTE), verdict: /1 error/ },
  "no JSON at all": { text: "lorem ipsum ".repeat(MEGABYTE / 12), verdict: /1 error/ },
};

test("a megabyte of text breaks nothing", async () => {
  const { demo, page } = use;
  const failures = [];
  for (const [title, { text, verdict }] of Object.entries(LARGE)) {
    const start = performance.now();
    await page.locator("#file").setInputFiles({ name: "a", mimeType: "text/plain", buffer: Buffer.from(text) });
    await page.locator("#notice-text").waitFor();
    await eventually(demo.verdict, verdict);
    if (String(verdict).includes("accepts")) {
      await demo.tab("Files");
      await eventually(demo.panel, title === "one prefix" ? /There can be no such file/ : /bytes, of 1,024 at most/);
      await demo.tab("Request");
      await eventually(demo.panel, /more characters are not shown/);
    }
    // It still takes what is typed.
    await demo.content.focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type(" ");
    await page.keyboard.press("Backspace");
    const length = await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#verdict-text")).innerText.length);
    if (length === 0) failures.push(`${title}: no verdict`);
    const seconds = (performance.now() - start) / 1000;
    if (seconds > 30) failures.push(`${title}: ${seconds.toFixed(1)} s`);
    console.log(`${title}: ${seconds.toFixed(1)} s`);
  }
  assert.deepEqual(failures, []);
});
