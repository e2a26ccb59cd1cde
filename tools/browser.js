/** Finds the browser for the tests: the one that CHROME names, an installed Chrome or Chromium, or Playwright's. */
import { createRequire } from "node:module";
import { isProgram, onPath, Refusal } from "./command.js";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Lets Chromium run as root and in a container, and keeps it from using the network on its own. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Chromium without windows: as a package of Debian, and as Chrome's. */
const HEADLESS_SHELLS = ["chromium-headless-shell", "chrome-headless-shell"];

/** @returns {string | undefined} the path of a browser */
export function findBrowser() {
  return namedBrowser() ?? PROGRAMS.map(onPath).find(Boolean) ?? [...PATHS, playwrightPath()].find(isProgram);
}

/**
 * Opens pages twice as fast as a whole browser, and knows no extensions.
 * @returns {string | undefined} the path of a headless shell, or of a browser where there is none
 */
export function findHeadlessShell() {
  return namedBrowser() ?? HEADLESS_SHELLS.map(onPath).find(Boolean) ?? findBrowser();
}

/** Returns the browser that the environment names. */
function namedBrowser() {
  for (const variable of ["CHROME", "CHROMIUM"]) {
    const path = process.env[variable];
    if (!path) continue;
    if (isProgram(path)) return path;
    throw new Refusal(`${variable} is set to ${path}, which is not a program.`);
  }
  return undefined;
}

/** Where Playwright puts its own Chromium. */
function playwrightPath() {
  try {
    // Not a static import: set-up imports this file before the npm packages are installed.
    return createRequire(import.meta.url)("playwright-core").chromium.executablePath();
  } catch {
    return "";
  }
}
