/** How the page's tests run: in the Chromium of this machine, without a display, as any user. */
import { defineConfig } from "@playwright/test";
import { FLAGS, findBrowser, findHeadlessShell } from "../../tools/browser.js";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.js",
  outputDir: "../../target/page-tests",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A second attempt, for a machine that stalls. The report lists such a test as flaky: look into it, the page may be at fault.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 5_000 },
  reporter: [["list"]],
  use: {
    actionTimeout: 10_000,
    viewport: { width: 1440, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: { executablePath: findHeadlessShell(), args: FLAGS },
  },
  projects: [
    { name: "page", testIgnore: "speed.spec.js" },
    {
      // Alone, since the other tests would slow it down, and in a browser that paints as people's do.
      name: "speed",
      testMatch: "speed.spec.js",
      dependencies: ["page"],
      workers: 1,
      // A machine that is shared may be slow for longer than a test takes.
      retries: 4,
      use: { launchOptions: { executablePath: findBrowser(), args: FLAGS } },
    },
  ],
});
