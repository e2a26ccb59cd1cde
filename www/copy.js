/** Buttons that copy, and say that they did. */
import { announce } from "./announce.js";
import { element } from "./element.js";

const SHOWN = 2_000;

/**
 * @param {string} what is copied, for the button's name
 * @param {() => string | Promise<string>} text
 * @param {string} [seen] what of that the button shows, where nothing beside it does
 */
export function copyButton(what, text, seen = "") {
  const word = element("span", {}, "Copy");
  const rest = element("span", { className: "visually-hidden" }, ` ${what.slice(seen.length)}`);
  const button = element("button", { type: "button", className: "quiet" }, word, ` ${seen}`, rest);
  button.addEventListener("click", async () => {
    const copied = await copy(await text());
    word.textContent = copied ? "Copied" : "Not copied";
    announce(copied ? `Copied ${what}` : `The browser does not let this page copy ${what}`);
    setTimeout(() => (word.textContent = "Copy"), SHOWN);
  });
  return button;
}

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether the browser allowed it
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
