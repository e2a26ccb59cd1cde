/** The changes of the text that are loaded with the page. `actions.js` loads the others later. */
import { batch } from "@preact/signals";
import { startBody, text } from "./state.js";

/** @import { Fix } from "m3ter-export-destination" */

/** Takes an edit in the editor. @param {string} after @param {boolean} isAnother whether it replaced the whole text */
export function editText(after, isAnother) {
  batch(() => {
    if (isAnother) startBody();
    text.value = after;
  });
}

/** Returns whether "Fix all" applies the fix: it has one reading. @param {Fix | undefined} fix */
export function isSafe(fix) {
  return fix?.applicability === "safe";
}
