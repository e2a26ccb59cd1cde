/** The one thing to do next, beside the verdict. */
import { adoptStored, fixAll, isSafe, serverFields } from "../state/changes.js";
import { settled } from "../state/reading.js";
import { repair, repairLabel } from "../state/repair.js";
import { tab } from "../state/state.js";
import { focusField } from "./form.jsx";

export function NextStep() {
  const reading = settled.value;
  if (reading === undefined) return null;
  const { report, missing, wrong } = reading;
  /** @param {string} label @param {() => void} run */
  const step = (label, run) => (
    <button type="button" class="primary" onClick={run}>
      {label}
    </button>
  );
  const label = repairLabel(reading);
  if (label) return step(label, repair);
  if (serverFields(reading).length > 0) return step("Switch to update", adoptStored);
  const safe = report.issues.filter(({ fix }) => isSafe(fix)).length;
  if (safe > 0) return step(safe === 1 ? "Fix it" : `Fix all ${safe.toLocaleString("en")}`, fixAll);
  if (wrong.length === 0 && missing.length > 0) return step("Next field", () => focusField(String(missing[0].path[0])));
  if (report.valid) {
    return step("Show the steps", () => {
      tab.value = "request";
      document.getElementById("preview")?.scrollIntoView({ block: "start" });
    });
  }
  return null;
}
