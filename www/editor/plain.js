/** The body in a plain text field: what there is until CodeMirror is loaded, and all there is when it cannot be. */
import { byId } from "../element.js";
import { difference } from "./difference.js";

/**
 * @import { Issue } from "m3ter-export-destination"
 *
 * @typedef {object} Editor
 * @property {(text: string) => void} setText
 * @property {(issues: Issue[]) => void} mark
 * @property {(from: number, to: number) => void} select gives it the focus
 * @property {() => { from: number, to: number, focused: boolean }} selection
 * @property {() => void} remove
 */

/**
 * @param {(text: string) => void} change
 * @returns {Editor}
 */
export function plainEditor(change) {
  const field = byId("body", HTMLTextAreaElement);
  let text = "";
  const changed = () => change((text = field.value));
  field.addEventListener("input", changed);

  /**
   * A text field counts a line break as one unit, whatever it is in the text.
   * @param {number} offset
   */
  const inField = (offset) => text.slice(0, offset).replace(/\r\n/g, "\n").length;

  return {
    setText(after) {
      text = after;
      const replacement = difference(field.value, after.replace(/\r\n?/g, "\n"));
      if (replacement) field.setRangeText(replacement.insert, replacement.from, replacement.to, "preserve");
    },
    mark() {},
    select(from, to) {
      // Browsers scroll to the caret when a field gets the focus, not when the selection changes.
      field.setSelectionRange(inField(from), inField(from));
      field.focus();
      field.setSelectionRange(inField(from), inField(to));
    },
    selection() {
      return { from: field.selectionStart, to: field.selectionEnd, focused: document.activeElement === field };
    },
    remove() {
      field.removeEventListener("input", changed);
      field.hidden = true;
      field.disabled = true;
    },
  };
}
