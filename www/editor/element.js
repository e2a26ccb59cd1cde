/** Makes elements for CodeMirror, whose tooltips are not the page's components. Text stays text, never markup. */
import { proseParts } from "../text/words.js";

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [given] properties of the element; names with a hyphen are attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.includes("-")) made.setAttribute(name, String(value));
    else Object.assign(made, { [name]: value });
  }
  made.append(...children);
  return made;
}

/**
 * Returns a sentence whose parts in back-ticks are code.
 * @param {string} text
 * @returns {(string | HTMLElement)[]}
 */
export function prose(text) {
  return proseParts(text).map((part, index) => (index % 2 === 0 ? part : element("code", {}, part)));
}
