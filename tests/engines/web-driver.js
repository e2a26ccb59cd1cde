/** As much of W3C's WebDriver as the tests want, over the drivers of three engines. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { FLAGS, findBrowser } from "../../tools/browser.js";
import { onPath } from "../../tools/command.js";

/** @import { AddressInfo } from "node:net" */

/** @typedef {keyof typeof DRIVERS} Engine */

const MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/** How long a driver or a page may take, in milliseconds: a busy machine is slow. */
const PATIENCE = 120_000;

const DRIVERS = {
  chromium: {
    command: (/** @type {number} */ port) => ["chromedriver", `--port=${port}`],
    capabilities: (/** @type {string} */ folder) => ({
      "goog:chromeOptions": { binary: findBrowser(), args: ["--headless", ...FLAGS, `--user-data-dir=${folder}`] },
    }),
  },
  firefox: {
    command: (/** @type {number} */ port) => ["geckodriver", "--port", String(port)],
    capabilities: () => ({ "moz:firefoxOptions": { binary: onPath("firefox-esr"), args: ["-headless"] } }),
  },
  webkit: {
    // It has no mode without a display.
    command: (/** @type {number} */ port) => ["xvfb-run", "--auto-servernum", "WebKitWebDriver", `--port=${port}`],
    capabilities: () => ({ "webkitgtk:browserOptions": { binary: MINI_BROWSER, args: ["--automation"] } }),
  },
};

export const ENGINE_NAMES = /** @type {Engine[]} */ (Object.keys(DRIVERS));

/** @returns {Promise<number>} a port that nobody listens on */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Asks again and again.
 * @template T
 * @param {string} what
 * @param {() => Promise<T | undefined>} ask
 * @returns {Promise<T>}
 */
export async function eventually(what, ask) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask().catch((error) => (Date.now() > end ? Promise.reject(error) : undefined));
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`there was no ${what} within ${PATIENCE / 1000} s`);
    await sleep(100);
  }
}

/** @param {Engine} engine */
export async function startSession(engine) {
  const { command, capabilities } = DRIVERS[engine];
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), `${engine}-`));
  const [program, ...args] = command(port);
  // A group of its own, so that what the driver starts ends with it.
  const driver = spawn(program, args, { detached: true, stdio: "ignore", cwd: folder });
  const failed = new Promise((_, reject) => driver.once("error", reject));
  const address = `http://127.0.0.1:${port}`;

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async function send(method, path, body) {
    const content = body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const response = await fetch(address + path, { method, ...content });
    const { value } = /** @type {{ value: any }} */ (await response.json());
    if (!response.ok) throw new Error(`${engine}: ${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  function stop() {
    try {
      process.kill(-(/** @type {number} */ (driver.pid)), "SIGTERM");
    } catch {
      // It has ended already.
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  try {
    await Promise.race([
      failed,
      eventually("driver", () => send("GET", "/status").then(({ ready }) => ready || undefined)),
    ]);
    const alwaysMatch = { acceptInsecureCerts: false, ...capabilities(folder) };
    const { sessionId, capabilities: given } = await send("POST", "/session", { capabilities: { alwaysMatch } });
    const session = `/session/${sessionId}`;
    return {
      /** @type {string} */
      version: given.browserVersion,
      open: (/** @type {string} */ url) => send("POST", `${session}/url`, { url }),
      /** @param {string} script the body of a function */
      run: (script) => send("POST", `${session}/execute/sync`, { script, args: [] }),
      /**
       * Presses keys, one after the other, wherever the focus is.
       * @param {string[]} keys those of one string are held down together
       */
      press(...keys) {
        const actions = keys.flatMap((chord) => [
          ...Array.from(chord, (value) => ({ type: "keyDown", value })),
          ...Array.from(chord, (value) => ({ type: "keyUp", value })).reverse(),
        ]);
        return send("POST", `${session}/actions`, { actions: [{ type: "key", id: "keyboard", actions }] });
      },
      async stop() {
        await send("DELETE", session).catch(() => {});
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}
