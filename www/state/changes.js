/** What the page asks and does about the body at every moment. `replace.js`, `form-edits.js` and `fixes.js` have the rest. */
import { batch } from "@preact/signals";
import { replaced, text } from "./state.js";

/** @import { Fix } from "m3ter-export-destination" */

/** What somebody typed into the editor. @param {string} after @param {boolean} isAnother whether it replaced everything */
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
