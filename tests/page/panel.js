/** What tests of the preview read in its panel. */

/** @import { Demo } from "./demo.js" */

/** @param {Demo} demo @param {string} name of what is copied @returns {Promise<string>} */
export async function copied(demo, name) {
  await demo.copy("nothing yet");
  await demo.panel.getByRole("button", { name: new RegExp(`^(Copy|Copied) ${name}$`) }).click();
  await demo.page.waitForFunction(async () => (await navigator.clipboard.readText()) !== "nothing yet");
  return demo.page.evaluate(() => navigator.clipboard.readText());
}

/** @param {Demo} demo @param {string} title */
export const code = (demo, title) => demo.panel.getByRole("group", { name: title, exact: true }).locator("pre");

/** Where the body is not ready, this says so. @param {Demo} demo */
export const standIn = (demo) => demo.panel.locator(".stand-in-label");
