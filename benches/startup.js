/** From the import to the first verdict: in a fresh Node process, and in a fresh page of Chromium. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { FLAGS, findBrowser } from "../tools/browser.js";
import { bundle } from "./bundles.js";
import { entry } from "./contestants.js";
import { PAYLOADS } from "./payloads.js";
import { median } from "./statistics.js";

/** @import { Browser } from "playwright-core" */
/** @import { Contestant } from "./contestants.js" */

const ROUNDS = 21;
const TEXT = PAYLOADS[0].texts[0];

/**
 * @typedef {object} Startup in milliseconds
 * @property {string} label
 * @property {number} installed in Node, from node_modules as it was installed
 * @property {number} bundled in Node, one minified file
 * @property {number} page in Chromium, the same file
 */

/**
 * Runs in Node and in the page alike, so it can use nothing from outside itself.
 * @param {{ url: string, text: string }} program
 * @returns {Promise<number>} milliseconds
 */
async function firstVerdict({ url, text }) {
  const start = performance.now();
  const { validate, validateText, isValid } = await import(url);
  const isGood = isValid(validateText ? validateText(text) : validate(JSON.parse(text)));
  const milliseconds = performance.now() - start;
  if (!isGood) throw new Error("the first verdict is wrong");
  return milliseconds;
}

/**
 * @param {readonly Contestant[]} contestants
 * @returns {Promise<{ startups: Startup[], browser: string }>}
 */
export async function measureStartup(contestants) {
  const programs = await Promise.all(contestants.map(prepare));
  const site = await serve(new Map(programs.map(({ path, source }) => [path, source])));
  const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const { contestant, file, path, times } of programs) {
        times.installed.push(inNode(pathToFileURL(entry(contestant)).href));
        times.bundled.push(inNode(file.href));
        times.page.push(await inPage(browser, site.origin, path));
      }
    }
    const startups = programs.map(({ contestant: { label }, times: { installed, bundled, page } }) => ({
      label,
      installed: median(installed),
      bundled: median(bundled),
      page: median(page),
    }));
    return { startups, browser: browser.version() };
  } finally {
    await browser.close();
    site.close();
  }
}

/** @param {Contestant} contestant */
async function prepare(contestant) {
  const source = await bundle(contestant, "*");
  const path = `/${contestant.id}.js`;
  const file = new URL(`built${path}`, import.meta.url);
  writeFileSync(file, source);
  /** @type {Record<"installed" | "bundled" | "page", number[]>} */
  const times = { installed: [], bundled: [], page: [] };
  return { contestant, source, path, file, times };
}

/**
 * @param {Browser} browser
 * @param {string} origin
 * @param {string} url
 */
async function inPage(browser, origin, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin);
  const milliseconds = await page.evaluate(firstVerdict, { url, text: TEXT });
  await context.close();
  return milliseconds;
}

/**
 * @param {string} url
 * @returns {number} milliseconds
 */
function inNode(url) {
  const source = `console.log(await (${firstVerdict})(${JSON.stringify({ url, text: TEXT })}))`;
  return Number(execFileSync(process.execPath, ["--input-type=module", "--eval", source], { encoding: "utf8" }));
}

/** @param {Map<string, Uint8Array>} programs by their paths */
async function serve(programs) {
  const server = createServer(({ url = "" }, response) => {
    const program = programs.get(url);
    response.writeHead(200, {
      "Content-Type": program ? "text/javascript" : "text/html",
      "Cache-Control": "no-store",
      // The two that make the page's clock a fine one.
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    });
    response.end(program ?? "<!doctype html><title>bench</title>");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
