/** Replaces the body, with a way back. */
import { notify } from "./notice.js";
import { draft, FIRST, show } from "./state.js";

/** @import { Notice } from "./notice.js" */
/** @import { Draft } from "./state.js" */

/**
 * Replaces the body, and says so with a way back.
 * @param {Partial<Draft>} after
 * @param {string} sentence
 * @param {Partial<Notice>} [rest]
 */
export function replaceBody(after, sentence, rest) {
  const before = draft();
  show(after);
  const undo = { label: "Undo", run: () => show(before) };
  notify(sentence, { ...rest, actions: [undo, ...(rest?.actions ?? [])] });
}

export function reset() {
  replaceBody(FIRST, "Started over.");
}
