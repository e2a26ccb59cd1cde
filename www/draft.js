/** The last draft on this device, kept while one types. */
import { stateFrom } from "./state.js";
import { recall, remember } from "./store.js";

/** @import { State } from "./state.js" */

const REST = 300;

let timer = 0;
/** @type {State | undefined} */
let unsaved;

export function recallDraft() {
  return stateFrom(recall("draft"));
}

/** @param {State} state */
export function keepDraft(state) {
  unsaved = state;
  clearTimeout(timer);
  timer = window.setTimeout(saveDraft, REST);
}

/** At once: the page may be about to go. */
export function saveDraft() {
  clearTimeout(timer);
  if (unsaved !== undefined) remember("draft", unsaved);
  unsaved = undefined;
}

export function forgetDraft() {
  clearTimeout(timer);
  unsaved = undefined;
  remember("draft", null);
}
