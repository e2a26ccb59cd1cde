/** The notice, one at a time: what the page did to the whole body, and how to undo it. */
import { signal } from "@preact/signals";
import { announce } from "./announce.js";

/**
 * @typedef {object} Notice
 * @property {string} sentence with code in back-ticks
 * @property {"info" | "problem"} tone
 * @property {{ label: string, run: () => void }[]} actions
 * @property {boolean} stays until it is dismissed, and not just for a time or until the next change
 * @property {string} [copyable] text to copy by hand
 * @property {Notice} [below] one that stays, and is shown again after this one
 */

/** Milliseconds. */
const SHOWN_FOR = 8_000;

let timer = 0;

export const current = signal(/** @type {Notice | undefined} */ (undefined));

/**
 * @param {string} sentence
 * @param {Partial<Notice>} [rest]
 */
export function notify(sentence, rest) {
  const old = current.peek();
  const below = old?.stays && old.sentence !== sentence ? old : old?.below;
  current.value = { sentence, tone: "info", actions: [], stays: false, ...rest, below };
  leaveLater();
  announce(sentence.replaceAll("`", ""));
}

/** Dismisses the notice after a time, unless it stays. With the pointer or the focus at it, it gets the same time again. */
function leaveLater() {
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    if (current.peek()?.stays) return;
    if (document.querySelector(".notice:is(:hover, :focus-within)")) leaveLater();
    else dismiss();
  }, SHOWN_FOR);
}

export function dismiss() {
  current.value = current.peek()?.below;
}
