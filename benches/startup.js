/** Measures the time from the import to the first verdict, of one minified file, in a fresh Node process and in fresh pages. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "playwright-core";
import { FLAGS, findBrowser } from "../tools/browser.js";
import { bundle, gzip } from "./contestants.js";
import { median } from "./median.js";
import { PAYLOADS } from "./payloads.js";

/** @import { AddressInfo } from "node:net" */
/** @import { Browser } from "playwright-core" */
/** @import { Contestant } from "./contestants.js" */

const ROUNDS = 11;
const TEXT = PAYLOADS[0].texts[0];

/** Pages: a slower processor by Chromium's own throttling, and networks with the round trips of DevTools' presets. */
const PAGES = {
  Chromium: {},
  "Chromium, CPU 4x slower, 9 Mbit/s": { cpu: 4, mbit: 9, latency: 60 },
  "Chromium, CPU 4x slower, 1.6 Mbit/s": { cpu: 4, mbit: 1.6, latency: 150 },
};
export const NODE = "Node";

/** @typedef {{ label: string, milliseconds: Record<string, number> }} Startup times by condition */

/**
 * Runs in Node and in the page, so it cannot use anything from outside.
 * @param {{ url: string, text: string }} program
 * @returns {Promise<number>} milliseconds
 */
async function firstVerdict({ url, text }) {
  const start = performance.now();
  const { check, checkText } = await import(url);
  const messages = checkText ? checkText(text) : check(JSON.parse(text));
  const milliseconds = performance.now() - start;
  if (messages.length > 0) throw new Error(`the first verdict is wrong: ${messages}`);
  return milliseconds;
}

/**
 * @param {readonly Contestant[]} contestants
 * @returns {Promise<{ startups: Startup[], browser: string }>}
 */
export async function measureStartup(contestants) {
  const programs = await Promise.all(
    contestants.map(async (contestant, index) => {
      const source = await bundle(contestant);
      const file = new URL(`built/program-${index}.js`, import.meta.url);
      writeFileSync(file, source);
      /** @type {Record<string, number[]>} */
      const times = Object.fromEntries([NODE, ...Object.keys(PAGES)].map((name) => [name, []]));
      return { label: contestant.label, file: file.href, path: `/${index}.js`, zipped: gzip(source), times };
    }),
  );
  const site = await serve(new Map(programs.map(({ path, zipped }) => [path, zipped])));
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const { file, path, times } of programs) {
        times[NODE].push(inNode(file));
        for (const [name, conditions] of Object.entries(PAGES))
          times[name].push(await inPage(browser, site.origin, path, conditions));
      }
    }
    const medians = (/** @type {Record<string, number[]>} */ times) =>
      Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
    return {
      startups: programs.map(({ label, times }) => ({ label, milliseconds: medians(times) })),
      browser: browser.version(),
    };
  } finally {
    await browser.close();
    site.close();
  }
}

/** @param {string} url */
function inNode(url) {
  const source = `console.log(await (${firstVerdict})(${JSON.stringify({ url, text: TEXT })}))`;
  return Number(execFileSync(process.execPath, ["--input-type=module", "--eval", source], { encoding: "utf8" }));
}

/**
 * @param {Browser} browser
 * @param {string} origin
 * @param {string} url
 * @param {{ cpu?: number, mbit?: number, latency?: number }} conditions
 */
async function inPage(browser, origin, url, { cpu, mbit, latency = 0 }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin);
  const devTools = await context.newCDPSession(page);
  if (cpu !== undefined) await devTools.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (mbit !== undefined) {
    const bytes = (mbit * 1e6) / 8;
    await devTools.send("Network.enable");
    await devTools.send("Network.emulateNetworkConditions", {
      offline: false,
      latency,
      downloadThroughput: bytes,
      uploadThroughput: bytes,
    });
  }
  const milliseconds = await page.evaluate(firstVerdict, { url, text: TEXT });
  await context.close();
  return milliseconds;
}

/** @param {Map<string, Uint8Array>} programs gzipped, by path */
async function serve(programs) {
  const server = createServer(({ url = "" }, response) => {
    const program = programs.get(url);
    response.writeHead(200, {
      "Content-Type": program ? "text/javascript" : "text/html",
      ...(program && { "Content-Encoding": "gzip" }),
      "Cache-Control": "no-store",
      // These two give the page a precise clock.
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    });
    response.end(program ?? "<!doctype html><title>bench</title>");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = /** @type {AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
