/** The notice, one at a time: what the page did to the whole body, and how to undo it. */
import { signal } from "@preact/signals";
import { announce } from "./announce.js";

/**
 * @typedef {object} Notice
 * @property {string} sentence with code in back-ticks
 * @property {"info" | "problem"} tone
 * @property {{ label: string, run: () => void }[]} actions
 * @property {boolean} stays until it is dismissed, and not just until the next change
 * @property {string} [copyable] text to copy by hand
 * @property {Notice} [below] one that stays, and is shown again after this one
 */

export const current = signal(/** @type {Notice | undefined} */ (undefined));

/**
 * @param {string} sentence
 * @param {Partial<Notice>} [rest]
 */
export function notify(sentence, rest) {
  const old = current.peek();
  const below = old?.stays && old.sentence !== sentence ? old : old?.below;
  current.value = { sentence, tone: "info", actions: [], stays: false, ...rest, below };
  announce(sentence.replaceAll("`", ""));
}

export function dismiss() {
  current.value = current.peek()?.below;
}
