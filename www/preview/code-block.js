/** A piece of code under its title, with a button that copies it. */
import { copyButton } from "../copy.js";
import { element } from "../element.js";
import { highlighted } from "./highlight.js";

/** @import { Language } from "./highlight.js" */

/** Browsers take longer than anybody waits to lay out more. */
const MOST = 20_000;

/**
 * @param {string} title
 * @param {string} text
 * @param {Language} language
 * @param {Node[]} [note] under the title
 */
export function codeBlock(title, text, language, note = []) {
  const shown = text.length > MOST ? text.slice(0, MOST) : text;
  const code = element("pre", {}, element("code", {}, ...highlighted(shown, language)));
  const head = element("div", { className: "block-head" }, element("h3", {}, title), copyButton(title, () => text));
  const block = element("div", { className: "block", role: "group", "aria-label": title }, head, ...note, code);
  if (shown !== text) {
    const left = (text.length - shown.length).toLocaleString("en");
    block.append(element("p", { className: "note" }, `${left} more characters are not shown; Copy takes them all.`));
  }
  return block;
}
