/** Changes the body as a whole, with a way back. */
import { notify } from "./notice.js";
import { bodyNumber, draft, show } from "./state.js";

/** @import { Draft } from "./state.js" */

/**
 * Makes a change, and says so with a way back.
 * @param {string} sentence
 * @param {() => void} change
 */
export function withUndo(sentence, change) {
  const before = draft();
  const body = bodyNumber.peek();
  change();
  notify(sentence, { actions: [{ label: "Undo", run: () => show(before, body) }] });
}

/**
 * Replaces the body, and says so with a way back.
 * @param {Partial<Draft>} after
 * @param {string} sentence
 */
export function replaceBody(after, sentence) {
  withUndo(sentence, () => show(after));
}

/**
 * Changes the whole text of the body, which stays the same body, and says so with a way back.
 * @param {Partial<Draft>} after
 * @param {string} sentence
 */
export function rewriteBody(after, sentence) {
  withUndo(sentence, () => show(after, bodyNumber.peek()));
}
