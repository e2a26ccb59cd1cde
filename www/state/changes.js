/** The changes of the text that are loaded with the page. The others are in `actions.js`, which is loaded later. */
import { batch } from "@preact/signals";
import { startAnotherDraft } from "./drafts.js";
import { actions } from "./load-actions.js";
import { startBody, text } from "./state.js";

/** @import { Fix } from "m3ter-export-destination" */

/** UTF-16 code units. A shorter text is not kept when another one replaces it: it is what is left of one that was deleted. */
const MIN_KEPT = 20;

/** Takes an edit in the editor. @param {string} after @param {boolean} isAnother whether it replaced the whole text */
export function editText(after, isAnother) {
  if (isAnother && text.peek().length >= MIN_KEPT) (actions.peek()?.leaveDraft ?? startAnotherDraft)();
  batch(() => {
    if (isAnother) startBody();
    text.value = after;
  });
}

/** The text that the last fix or repair made. The editor shows what it changed. */
let fixedText = "";

/** @param {string} after */
export function noteFix(after) {
  fixedText = after;
  return after;
}

/** @param {string} text */
export function isOfFix(text) {
  return text === fixedText;
}

/** Returns whether "Fix all" applies the fix: it has one reading. @param {Fix | undefined} fix */
export function isSafe(fix) {
  return fix?.applicability === "safe";
}
