/** The body in a plain text field, until CodeMirror is loaded or if it cannot be. */
import { difference } from "../text/difference.js";

/** @import { OnChange, View } from "./editor.js" */

/**
 * @param {HTMLElement} host
 * @param {string} view
 * @param {OnChange} onChange
 * @returns {View}
 */
export function plainEditor(host, view, onChange) {
  const field = document.createElement("textarea");
  Object.assign(field, { id: "body", value: view, spellcheck: false, autocapitalize: "off", autocomplete: "off" });
  field.setAttribute("aria-label", "Request body, JSON");
  let isAnother = false;
  field.addEventListener("beforeinput", () => {
    isAnother = view !== "" && field.selectionEnd - field.selectionStart === view.length;
  });
  field.addEventListener("input", () => {
    const change = difference(view, field.value);
    view = field.value;
    if (change) onChange([change], isAnother);
  });
  host.append(field);

  return {
    setText(after) {
      view = after;
      const change = difference(field.value, after);
      if (change) field.setRangeText(change.insert, change.from, change.to, "preserve");
    },
    mark() {},
    select(from, to) {
      // Browsers scroll to the caret when a field gets the focus, not when the selection changes.
      field.setSelectionRange(from, from);
      field.focus();
      field.setSelectionRange(from, to);
    },
    selection() {
      return { from: field.selectionStart, to: field.selectionEnd, focused: document.activeElement === field };
    },
    remove() {
      field.remove();
    },
  };
}
