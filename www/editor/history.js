/** Undo in the editor takes back what the page changed, too: the text, and the settings that changed along with it. */
import { invertedEffects, isolateHistory } from "@codemirror/commands";
import { Annotation, StateEffect } from "@codemirror/state";
import { isOfFix } from "../state/changes.js";
import { show } from "../state/state.js";

/**
 * @import { AnnotationType, StateEffectType, Transaction, TransactionSpec } from "@codemirror/state"
 * @import { Change, Snapshot } from "./editor.js"
 *
 * @typedef {{ before: Snapshot, after: Snapshot }} SettingsChange
 */

/** Marks a change that the page made: from the form, a fix, or another body. */
export const fromPage = /** @type {AnnotationType<"fix" | "other">} */ (Annotation.define());

const settings = /** @type {StateEffectType<SettingsChange>} */ (StateEffect.define());

export const settingsHistory = invertedEffects.of(({ effects }) =>
  effects
    .filter((each) => each.is(settings))
    .map(({ value }) => settings.of({ before: value.after, after: value.before })),
);

/**
 * The element that had the focus at the last change: as long as it is the same, somebody types into one field.
 * @type {Element | null} null after a fix, and after a change of the settings
 */
let lastField = null;

/**
 * Returns a change of the page as a transaction. Quick typing into one field of the form is one step of undo, as it is in the
 * editor. Every other change is a step of its own.
 * @param {Change[]} changes
 * @param {Snapshot} before
 * @param {Snapshot} after
 * @returns {TransactionSpec}
 */
export function pageChange(changes, before, after) {
  const hasSettings = Object.keys(changedSettings({ before, after })).length > 0;
  const isFix = isOfFix(after.text);
  const field = isFix || hasSettings ? null : document.activeElement;
  const isTyping = field !== null && field === lastField;
  lastField = field;
  return {
    changes,
    effects: hasSettings ? settings.of({ before, after }) : [],
    // No user event: CodeMirror joins changes without one, and those with some of its own.
    annotations: [fromPage.of(isFix ? "fix" : "other"), ...(isTyping ? [] : [isolateHistory.of("before")])],
  };
}

/** Restores the settings that an undo or a redo in the editor takes back. @param {Transaction} transaction */
export function restoreSettings({ effects }) {
  for (const effect of effects) {
    if (!effect.is(settings)) continue;
    const { bodyNumber, ...changed } = changedSettings(effect.value);
    show(changed, bodyNumber);
  }
}

/**
 * Returns the settings that differ, and the number of the body if it does, as they are after the change.
 * @param {SettingsChange} change
 * @returns {Partial<Snapshot>}
 */
function changedSettings({ before, after }) {
  const names = /** @type {const} */ ([
    "operation",
    "organizationId",
    "destinationId",
    "currentVersion",
    "baseUrl",
    "bodyNumber",
  ]);
  return Object.fromEntries(names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]));
}
