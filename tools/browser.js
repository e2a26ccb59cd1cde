/** Finds the Chromium that tests run in: CHROME or CHROMIUM names it, else the usual places are looked through. */
import { Refusal, isProgram, onPath } from "./command.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** What lets Chromium run as root, in a container, and without asking the network for anything. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @returns {string | undefined} */
export function findBrowser() {
  for (const variable of ["CHROME", "CHROMIUM"]) {
    const path = process.env[variable];
    if (!path) continue;
    if (isProgram(path)) return path;
    throw new Refusal(`${variable} names ${path}, and there is no program of that name.`);
  }
  return NAMES.map(onPath).find((path) => path !== undefined) ?? (isProgram(MAC) ? MAC : undefined);
}
