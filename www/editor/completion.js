/** Completes names of members, and values where the schema lists them. */
import { fieldsOf, TYPE, VERSION } from "../state/fields.js";
import { destinationType } from "../state/reading.js";
import { operation } from "../state/state.js";
import { memberNames, placeAt } from "./place.js";

/**
 * @import { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete"
 * @import { EditorView } from "@codemirror/view"
 */

/**
 * @param {CompletionContext} context
 * @returns {CompletionResult | null}
 */
export function completion({ state, pos, explicit }) {
  const place = placeAt(state, pos);
  if (place === undefined || (!explicit && place.from === pos)) return null;
  const { kind, from, to } = place;
  const typed = state.sliceDoc(from, pos);
  const options = kind === "name" ? names(memberNames(state), state.sliceDoc(to, to + 100)) : values(place.name);
  const start = typed.startsWith('"') ? from + 1 : from;
  return {
    from: start,
    to: pos,
    options: options.map((each, index) => ({ ...each, apply: put, boost: -index })),
    validFor: /^[\w-]*$/,
  };

  /**
   * @param {EditorView} view
   * @param {Completion & { text?: string }} chosen
   */
  function put(view, { text = "" }) {
    // More may have been typed since.
    const now = placeAt(view.state, view.state.selection.main.head) ?? place;
    if (now === undefined) return;
    view.dispatch({
      changes: { from: now.from, to: now.to, insert: text },
      selection: { anchor: now.from + text.length },
      userEvent: "input.complete",
    });
  }
}

function fields() {
  const update = operation.value === "update" ? [VERSION] : [];
  return [TYPE, ...update, ...fieldsOf(destinationType.value)];
}

/**
 * @param {string[]} present
 * @param {string} rest of the text after the caret
 */
function names(present, rest) {
  return fields()
    .filter(({ name }) => !present.includes(name))
    .map((field) => ({
      label: field.name,
      detail: field.required ? "required" : "optional",
      info: field.help.replaceAll("`", ""),
      text: /^\s*:/.test(rest) ? `"${field.name}"` : `"${field.name}": `,
    }));
}

/** @param {string} name */
function values(name) {
  const choices = fields().find((field) => field.name === name)?.choices ?? [];
  return choices.map((choice) => ({ label: String(choice), text: JSON.stringify(choice) }));
}
