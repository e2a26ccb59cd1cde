/** The one thing to do next, beside the verdict. */
import { isSafe } from "../state/changes.js";
import { act, actions } from "../state/load-actions.js";
import { byImpact, settled } from "../state/reading.js";
import { toSet } from "../state/settings.js";
import { operation, tab } from "../state/state.js";
import { listIn } from "../state/verdict.js";
import { focusField } from "./form.jsx";
import { goTo } from "./go-to.js";
import { focusSetting } from "./settings.jsx";

/** @import { Issue } from "m3ter-export-destination" */

export function NextStep() {
  const reading = settled.value;
  const { report, missing, wrong, warnings, body } = reading;
  // The same button has the next step at once: the second click, or a key that is held down, must not run it.
  /** @param {string} label @param {() => void} run */
  const step = (label, run) => (
    <button
      type="button"
      class="primary"
      onClick={({ detail }) => detail < 2 && run()}
      onKeyDown={(event) => event.repeat && event.preventDefault()}
    >
      {label}
    </button>
  );
  // What to do with a broken text or a stored destination is not known before the actions are there.
  if (body === undefined || typeof body.id === "string") {
    if (actions.value === undefined) return null;
    const { adoptStored, repair, repairLabel, serverFields } = actions.value;
    const label = repairLabel(reading);
    if (label) return step(label, repair);
    if (serverFields(reading).length > 0)
      return step(operation.value === "update" ? "Take over ID and version" : "Switch to update", adoptStored);
  }
  const safe = report.issues.filter(({ fix }) => isSafe(fix)).length;
  if (safe > 0) {
    const fixes = safe === 1 ? "Fix it" : `Fix all ${safe.toLocaleString("en")}`;
    return step(fixes, () => act(({ fixAll }) => fixAll()));
  }
  if (wrong.length === 0 && listIn(reading)) return null;
  if (wrong.length === 0 && missing.length > 0) return step("Next field", () => focusField(String(missing[0].path[0])));
  const setting = report.valid && toSet.value;
  if (setting) return step("Go to the field", () => focusSetting(setting.id));
  /** @param {Issue[]} issues @param {string} what */
  const stepTo = (issues, what) =>
    step(issues.length === 1 ? `Go to the ${what}` : `Go to the first ${what}`, () => goTo(issues[0]));
  const { export_fails, wrong_place } = byImpact(warnings);
  const serious = [...export_fails, ...wrong_place];
  if (report.valid && serious.length > 0) return stepTo(serious, "warning");
  if (report.valid) {
    return step("Show steps", () => {
      tab.value = "request";
      document.getElementById("tab-request")?.focus({ preventScroll: true });
      document.getElementById("preview")?.scrollIntoView({ block: "start" });
    });
  }
  return stepTo(wrong, "error");
}
