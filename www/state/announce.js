/** Announces changes to screen readers. */
import { signal } from "@preact/signals";

/** What the live region says. */
export const announcement = signal("");

/** Milliseconds without a change: announced at each key, no verdict would be read out to its end. */
const ANNOUNCE_DELAY = 700;

let timer = 0;
let last = "";

/** @param {string} sentence */
export function announce(sentence) {
  // Screen readers do not read the same text again.
  announcement.value = announcement.peek() === sentence ? `${sentence}\u00a0` : sentence;
}

/**
 * Announces a sentence after a short delay, unless the last one was the same. An announcement in the meantime has been read out by then.
 * @param {string} sentence
 */
export function announceAtRest(sentence) {
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    if (sentence !== last) announce(sentence);
    last = sentence;
  }, ANNOUNCE_DELAY);
}
