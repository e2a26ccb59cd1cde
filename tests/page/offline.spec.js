/** The page without a network, what it loads while there is one, and what it does when a part cannot be loaded. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { preview } from "vite";
import { Demo, expect, json, S3, test, watch } from "./demo.js";
import { DIST } from "./site.js";

/** Bytes, gzip -9, of the page's own files that are loaded before the editor. `tools/sizes.js` limits the module. */
const FIRST_LOAD = 54_000;

test("once loaded it works offline under the server of `npm start`", async ({ page, context }) => {
  // A lookup that heeds `Vary: Origin`, which this server says, misses what was stored for another kind of request.
  const server = await preview({
    root: fileURLToPath(new URL("../../www", import.meta.url)),
    logLevel: "silent",
    preview: { host: "127.0.0.1", port: 0 },
  });
  const address = String(server.resolvedUrls?.local[0]);
  const complaints = await watch(page, address);
  const demo = new Demo(page);
  await page.goto(address);
  await demo.ready();
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  await server.close();
  await context.setOffline(true);
  await page.reload();
  await demo.ready();
  await demo.write(json(S3));
  await expect(demo.verdict).toContainText("Ready to send");
  await expect(demo.panel).toContainText("curl");
  await page.goto(`${address}index.html?some=query`);
  await demo.ready();
  await expect(demo.verdict).toContainText("Ready to send");
  await page.getByRole("link", { name: "All rules" }).click();
  await expect(page.getByRole("heading", { name: "Rules" })).toBeVisible();
  // Chromium reports a navigation that the service worker answered in place of the network.
  expect(complaints.filter((complaint) => !complaint.startsWith("failed: "))).toEqual([]);
});

for (const [what, pattern] of [
  ["script", /index-.*\.js/],
  ["module", /\.wasm$/],
  ["part of a script", /reading-.*\.js/],
]) {
  test(`a ${what} that does not load says so`, async ({ page, complaints, address }) => {
    await page.route(pattern, (route) => route.abort());
    await page.goto(address);
    await expect(page.getByText("Not loaded")).toBeVisible();
    await expect(page.getByText("Loading", { exact: true })).toHaveCount(0);
    complaints.length = 0;
  });
}

test("the first load, without the editor, is small", async ({ demo, page }) => {
  await demo.ready();
  const loaded = await page.evaluate(() =>
    [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")].map(
      ({ name, startTime }) => ({ name, startTime }),
    ),
  );
  const editor = loaded.find(({ name }) => name.includes("code-mirror"))?.startTime ?? 0;
  expect(editor).toBeGreaterThan(0);
  const names = loaded
    .filter(({ startTime }) => startTime < editor)
    .map(({ name }) => new URL(name).pathname.split("/folder/")[1] || "index.html");
  const size = (/** @type {string} */ name) => gzipSync(readFileSync(new URL(name, DIST)), { level: 9 }).length;
  const sum = (/** @type {string[]} */ files) => files.reduce((total, name) => total + size(name), 0);
  const listed = names.map((name) => `${name} ${size(name)}`).join(", ");
  const own = names.filter((name) => !name.endsWith(".wasm"));
  expect(own.length, listed).toBe(names.length - 1);
  expect(sum(own), listed).toBeLessThanOrEqual(FIRST_LOAD);
  console.log(`first load: ${sum(names)} bytes gzip -9, ${sum(own)} without the module: ${listed}`);
});

test("the editor is requested after the first paint", async ({ demo, page }) => {
  await demo.ready();
  const { painted, requested } = await page.evaluate(() => ({
    painted: performance.getEntriesByName("first-paint")[0]?.startTime,
    requested:
      performance.getEntriesByType("resource").find(({ name }) => name.includes("code-mirror"))?.startTime ?? 0,
  }));
  // A paint has the time at which it was presented, a few frames after the page was done with it.
  expect(painted).toBeLessThan(requested + 100);
});

test("the page needs nothing but its own folder", () => {
  const files = [
    "index.html",
    "rules.html",
    "sw.js",
    ...readdirSync(new URL("assets/", DIST)).map((name) => `assets/${name}`),
  ];
  const foreign = files.flatMap((name) => {
    const text = readFileSync(new URL(name, DIST), "utf8");
    return [...text.matchAll(/(?:src|href)="(?!\.\/|https:\/\/|#)[^"]*"/g)].map(([found]) => `${name}: ${found}`);
  });
  expect(foreign).toEqual([]);
});

test("the service worker keeps exactly the files that were built", () => {
  const source = readFileSync(new URL("sw.js", DIST), "utf8");
  const files = JSON.parse(/const FILES = (.*);/.exec(source)?.[1] ?? "[]");
  const built = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = built.map((entry) =>
    `${entry.parentPath}/${entry.name}`.slice(fileURLToPath(DIST).length).replace(/^\//, ""),
  );
  expect(files.toSorted()).toEqual(
    names
      .filter((name) => name !== "sw.js")
      .map((name) => (name === "index.html" ? "./" : name))
      .toSorted(),
  );
});

test("the policy is the strict one, and stops what is not of this site", async ({ demo, page, complaints }) => {
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toBe("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
  await demo.ready();
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'hit'";
    const image = document.createElement("img");
    image.src = "https://example.invalid/";
    document.body.append(script, image);
  });
  await page.waitForTimeout(200);
  expect(await page.title()).toBe("m3ter export destination");
  const found = complaints.splice(0).filter((complaint) => complaint.startsWith("policy: "));
  expect(found.toSorted()).toEqual(["policy: img-src https://example.invalid/", "policy: script-src-elem inline"]);
});
