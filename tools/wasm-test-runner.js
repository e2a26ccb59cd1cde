/**
 * Runs the tests of a WebAssembly module in Chromium: cargo starts it with the module's path. wasm-bindgen's own runner needs a
 * ChromeDriver of the browser's exact version for that, so here it only serves the page, and Playwright opens it.
 */
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { FLAGS, findHeadlessShell } from "./browser.js";

const PATIENCE = 120_000;

const env = { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: "127.0.0.1:0" };
const server = spawn("wasm-bindgen-test-runner", process.argv.slice(2), { env, stdio: ["ignore", "pipe", "inherit"] });
const browser = await chromium.launch({ executablePath: findHeadlessShell(), args: FLAGS });
try {
  let said = "";
  for await (const chunk of server.stdout) {
    said += chunk;
    const [url] = /http:\/\/\S+/.exec(said) ?? [];
    if (url === undefined) continue;
    const page = await browser.newPage();
    await page.goto(url);
    await page.getByText("test result:").waitFor({ timeout: PATIENCE });
    said = (await page.locator("#output").textContent()) ?? "";
    break;
  }
  console.log(said);
  if (!/^test result: ok\. [1-9]/m.test(said)) process.exitCode = 1;
} finally {
  await browser.close();
  server.kill();
}
