/** Says what the page did to the whole body, and lets it be undone until the next change. */
import { announce } from "./announce.js";
import { byId } from "./element.js";

const strip = byId("notice", HTMLElement);
const undoButton = byId("notice-undo", HTMLButtonElement);

/** @type {(() => void) | undefined} */
let undoing;

undoButton.addEventListener("click", () => undoing?.());
byId("notice-close", HTMLButtonElement).addEventListener("click", hideNotice);

/**
 * @param {string} sentence
 * @param {() => void} [undo]
 */
export function notice(sentence, undo) {
  undoing = undo;
  undoButton.hidden = undo === undefined;
  byId("notice-text", HTMLElement).textContent = sentence;
  strip.hidden = false;
  announce(sentence);
}

export function hideNotice() {
  strip.hidden = true;
  undoing = undefined;
}
