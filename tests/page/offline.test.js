/** The page without a network, and what it loads while there is one. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { DIST, S3, eventually, json, useDemo } from "./site.js";

const use = useDemo();

/** Bytes of all that is loaded before the editor is. */
const FIRST_LOAD = 60_000;

test("once loaded it works offline, with the editor and its preview", async () => {
  const { demo, page, complaints } = use;
  // Installed is when all files are kept.
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated");
  await page.context().setOffline(true);
  await page.reload();
  await demo.ready();
  await demo.write(json(S3));
  await eventually(demo.verdict, "m3ter accepts this");
  await eventually(demo.panel, /curl/);
  await page.goto(`${use.address}index.html?some=query`);
  await demo.ready();
  await eventually(demo.verdict, "m3ter accepts this");
  await page.context().setOffline(false);
  // Chromium reports a navigation that the service worker answered in the network's stead.
  complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.startsWith("failed: ")));
});

test("the first load, without the editor, is small", async () => {
  const { page } = use;
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .concat(performance.getEntriesByType("navigation"))
      .map(({ name, startTime }) => ({ name, startTime })),
  );
  const editor = loaded.find(({ name }) => name.includes("code-mirror"))?.startTime ?? 0;
  assert.ok(editor > 0);
  const names = loaded
    .filter(({ startTime }) => startTime < editor)
    .map(({ name }) => new URL(name).pathname.split("/folder/")[1] || "index.html");
  const sizes = names.map((name) => gzipSync(readFileSync(new URL(name, DIST)), { level: 9 }).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const told = names.map((name, index) => `${name} ${sizes[index]}`).join(", ");
  assert.ok(names.some((name) => name.endsWith(".wasm")) && names.length > 5, told);
  assert.ok(total <= FIRST_LOAD, `${total} bytes: ${told}`);
  console.log(`first load: ${total} bytes gzip -9: ${told}`);
});

test("the editor is asked for after the first paint", async () => {
  const { page } = use;
  const { painted, asked } = await page.evaluate(() => ({
    painted: performance.getEntriesByName("first-paint")[0]?.startTime,
    asked: performance.getEntriesByType("resource").find(({ name }) => name.includes("code-mirror"))?.startTime ?? 0,
  }));
  assert.ok(painted < asked, `${painted} ms, ${asked} ms`);
});

test("the page needs nothing beside its own folder", () => {
  const files = ["index.html", "sw.js", ...readdirSync(new URL("assets/", DIST)).map((name) => `assets/${name}`)];
  const foreign = files.flatMap((name) => {
    const text = readFileSync(new URL(name, DIST), "utf8");
    return [...text.matchAll(/(?:src|href)="(?!\.\/|https:\/\/)[^"]*"/g)].map(([found]) => `${name}: ${found}`);
  });
  assert.deepEqual(foreign, []);
});

test("the policy is the strict one, and stops what is not of this site", async () => {
  const { page, complaints } = use;
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  assert.equal(policy, "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
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
