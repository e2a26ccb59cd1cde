/** Completes the names of members and the values among which there is a choice, as the schema has them. */
import { KIND, VERSION, kindOf } from "../fields.js";
import { memberNames, placeAt } from "./place.js";

/**
 * @import { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete"
 * @import { EditorView } from "@codemirror/view"
 * @import { Actions } from "./editor.js"
 */

/** @param {Pick<Actions, "destinationType" | "operation">} actions */
export function completion({ destinationType, operation }) {
  const fields = () => {
    const update = operation() === "update" ? [VERSION] : [];
    return [KIND, ...update, ...kindOf(destinationType()).fields];
  };

  /**
   * @param {CompletionContext} context
   * @returns {CompletionResult | null}
   */
  return ({ state, pos, explicit }) => {
    const place = placeAt(state, pos);
    if (place === undefined || (!explicit && place.from === pos)) return null;
    const { kind, from, to } = place;
    const typed = state.sliceDoc(from, pos);
    const options = kind === "name" ? names(memberNames(state), state.sliceDoc(to, to + 100)) : values(place.name);
    const start = typed.startsWith('"') ? from + 1 : from;
    return { from: start, to: pos, options: options.map((each, index) => ({ ...each, apply: put, boost: -index })), validFor: /^[\w-]*$/ };

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
  };

  /**
   * @param {string[]} present
   * @param {string} rest what stands behind
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
}
