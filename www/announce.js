/** Tells a screen reader what changed, once the hands rest: letter by letter it would never stop talking. */
import { byId } from "./element.js";

const REST = 700;

let timer = 0;

/**
 * @param {string} sentence
 * @param {number} [rest] milliseconds to wait for a later sentence that takes the place of this one
 */
export function announce(sentence, rest = 0) {
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    const place = byId("announcer", HTMLElement);
    // The same words again would not be read out.
    place.textContent = place.textContent === sentence ? `${sentence}\u00a0` : sentence;
  }, rest);
}

/** @param {string} sentence */
export function announceAtRest(sentence) {
  announce(sentence, REST);
}
