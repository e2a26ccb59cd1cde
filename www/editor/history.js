/** Undo in the editor takes back what the page changed, too: the text, and the settings that changed along with it. */
import { invertedEffects } from "@codemirror/commands";
import { StateEffect } from "@codemirror/state";
import { isOfFix } from "../state/changes.js";
import { show } from "../state/state.js";

/**
 * @import { StateEffectType, Transaction, TransactionSpec } from "@codemirror/state"
 * @import { Change, Snapshot } from "./editor.js"
 *
 * @typedef {{ before: Snapshot, after: Snapshot }} SettingsChange
 */

const settings = /** @type {StateEffectType<SettingsChange>} */ (StateEffect.define());

export const settingsHistory = invertedEffects.of(({ effects }) =>
  effects
    .filter((each) => each.is(settings))
    .map(({ value }) => settings.of({ before: value.after, after: value.before })),
);

/**
 * Returns a change of the page as a transaction.
 * @param {Change[]} changes
 * @param {Snapshot} before
 * @param {Snapshot} after
 * @returns {TransactionSpec}
 */
export function pageChange(changes, before, after) {
  const hasSettings = Object.keys(changedSettings({ before, after })).length > 0;
  return {
    changes,
    effects: hasSettings ? settings.of({ before, after }) : [],
    userEvent: isOfFix(after.text) ? "input.page.fix" : "input.page",
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
