/** What the page needs of changes before the first one. `replace.js`, `form-edits.js` and `fixes.js` have the others. */
import { batch } from "@preact/signals";
import { replaced, text } from "./state.js";

/** @import { Fix } from "m3ter-export-destination" */

/** Takes an edit in the editor. @param {string} after @param {boolean} isAnother whether it replaced the whole text */
export function editText(after, isAnother) {
  batch(() => {
    if (isAnother) replaced.value++;
    text.value = after;
  });
}

/** Whether "Fix all" applies the fix: it has one reading. @param {Fix | undefined} fix */
export function isSafe(fix) {
  return fix?.applicability === "safe";
}
