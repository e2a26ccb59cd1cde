/** The page without a network, what it loads while there is one, and what it does when a part cannot be loaded. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { preview } from "vite";
import { Demo, expect, json, S3, test, watch } from "./demo.js";
import { DIST } from "./site.js";

/** Bytes, gzip -9, of the page's own files. `tools/sizes.js` limits the module. */
const FIRST_VERDICT = 32_500;
const BEFORE_THE_EDITOR = 54_500;

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

for (const [what, pattern, part, hash] of /** @type {const} */ ([
  ["script", /index-.*\.js/, "A part of the page", ""],
  ["module", /\.wasm$/, "The validator", ""],
  ["code for links", /actions-.*\.js/, "The code that opens links", "#draft=AAAA"],
])) {
  test(`the ${what} that does not load says so`, async ({ page, complaints, address }) => {
    await page.route(pattern, (route) => route.abort());
    await page.goto(address + hash);
    await expect(page.getByText("Not loaded")).toBeVisible();
    await expect(page.locator("#loading-detail")).toHaveText(
      `${part} could not be loaded. Check the network, then reload the page.`,
    );
    await expect(page.getByText("Loading", { exact: true })).toHaveCount(0);
    await page.unroute(pattern);
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.getByRole("region", { name: "Verdict" })).toBeVisible();
    complaints.length = 0;
  });
}

test.describe("without a service worker", () => {
  // It may have the file already.
  test.use({ serviceWorkers: "block" });

  for (const [what, pattern, message] of /** @type {const} */ ([
    ["preview", /preview-.*\.js/, "The preview could not be loaded. Check the network."],
    ["preview's style sheet", /preview-.*\.css/, "The preview could not be loaded. Check the network."],
    ["editor", /code-mirror-.*\.js/, "The editor with colors and completion could not be loaded. Check the network."],
    ["actions' code", /actions-.*\.js/, "A part of the page could not be loaded. Check the network."],
  ])) {
    test(`the ${what} that does not load says so, and loads on another try`, async ({ page, complaints, address }) => {
      await page.route(pattern, (route) => route.abort());
      await page.goto(address);
      const notice = page.locator(".not-loaded, .notice").filter({ hasText: message });
      await expect(notice).toBeVisible();
      // The rest of the page works.
      await expect(page.getByRole("region", { name: "Verdict" })).toContainText("4 fields to fill in");
      await page.unroute(pattern);
      await notice.getByRole("button", { name: "Try again" }).click();
      if (pattern.source.startsWith("actions")) {
        await page.getByLabel("File with a body").setInputFiles({
          name: "a.json",
          mimeType: "application/json",
          buffer: Buffer.from(json(S3)),
        });
        await expect(page.getByRole("region", { name: "Verdict" })).toContainText("Ready to send");
      } else {
        await new Demo(page).ready();
      }
      await expect(page.getByText(message)).toHaveCount(0);
      complaints.length = 0;
    });
  }

  test("an explanation that does not load says so, and loads on another try", async ({ demo, page, complaints }) => {
    await page.route(/rule-text-.*\.js/, (route) => route.abort());
    await demo.write(json({ ...S3, code: "a " }));
    await demo.issueList.getByText("format / trailing_space").first().click();
    await expect(demo.issueList).toContainText("The explanation could not be loaded. Check the network.");
    const retry = demo.issueList.getByRole("button", { name: "Try again" });
    await retry.click();
    await expect(demo.issueList).toContainText("The explanation still could not be loaded. Check the network.");
    await expect(retry).toBeFocused();
    await page.unroute(/rule-text-.*\.js/);
    await retry.click();
    await expect(demo.issueList).toContainText("Reported when");
    complaints.length = 0;
  });
});

test("the first verdict loads little, and so does the page without the editor", async ({
  page,
  complaints,
  address,
}) => {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(".verdict-title")) return;
      performance.mark("verdict");
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(address);
  await new Demo(page).ready();
  const { loaded, verdict } = await page.evaluate(() => ({
    loaded: [...performance.getEntriesByType("resource"), ...performance.getEntriesByType("navigation")].map(
      ({ name, startTime }) => ({ name, startTime }),
    ),
    verdict: performance.getEntriesByName("verdict")[0].startTime,
  }));
  const files = loaded.map(({ name, startTime }) => ({
    name: new URL(name).pathname.split("/folder/")[1] || "index.html",
    startTime,
  }));
  const size = (/** @type {string} */ name) => gzipSync(readFileSync(new URL(name, DIST)), { level: 9 }).length;
  /** @param {(file: { name: string, startTime: number }) => boolean} isCounted */
  const sum = (isCounted) => {
    const names = files.filter((file) => !file.name.endsWith(".wasm") && isCounted(file)).map(({ name }) => name);
    const bytes = names.reduce((total, name) => total + size(name), 0);
    return { bytes, listed: `${bytes} bytes: ${names.map((name) => `${name} ${size(name)}`).join(", ")}` };
  };
  const first = sum(({ startTime }) => startTime < verdict);
  const own = sum(({ name }) => !/code-mirror|sw\.js/.test(name));
  console.log(`before the first verdict ${first.listed}\nwithout the editor ${own.listed}`);
  expect(files.filter(({ name, startTime }) => name.endsWith(".wasm") && startTime < verdict)).toHaveLength(1);
  expect(first.bytes, first.listed).toBeLessThanOrEqual(FIRST_VERDICT);
  expect(own.bytes, own.listed).toBeLessThanOrEqual(BEFORE_THE_EDITOR);
  expect(complaints).toEqual([]);
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
