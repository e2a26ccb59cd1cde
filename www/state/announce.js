/** Tells a screen reader what changed. */
import { signal } from "@preact/signals";

/** What the live region says. */
export const announcement = signal("");

/** Milliseconds without a change: announced letter by letter, a verdict would never be heard to its end. */
const REST = 700;

let timer = 0;

/** @param {string} sentence */
export function announce(sentence) {
  // The same words again would not be read out.
  announcement.value = announcement.peek() === sentence ? `${sentence}\u00a0` : sentence;
}

/**
 * Says it once nothing has changed for a moment. What was announced meanwhile has been heard by then.
 * @param {string} sentence
 */
export function announceAtRest(sentence) {
  clearTimeout(timer);
  timer = window.setTimeout(() => announce(sentence), REST);
}
