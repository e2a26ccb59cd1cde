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

/** @returns {string | undefined} the path of a browser */
export function findBrowser() {
  for (const variable of ["CHROME", "CHROMIUM"]) {
    const path = process.env[variable];
    if (!path) continue;
    if (isProgram(path)) return path;
    throw new Refusal(`${variable} is set to ${path}, which is not a program.`);
  }
  return PROGRAMS.map(onPath).find(Boolean) ?? [...PATHS, playwrightPath()].find(isProgram);
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
