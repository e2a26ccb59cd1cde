/** Goes to an issue: to the form's field if it is missing, otherwise to the range in the text. */
import { editor } from "../editor/current.js";
import { currentIssue } from "../state/reading.js";
import { focusField } from "./form.jsx";
import { inPane } from "./panes.jsx";

/** @param {import("m3ter-export-destination").Issue} issue */
export function goTo(issue) {
  const { code, path, range } = currentIssue(issue) ?? {};
  if (code === undefined || (code === "required" && focusField(String(path?.[0])))) return;
  inPane("json", () => editor.peek()?.select(range?.start.offset ?? 0, range?.end.offset ?? 0));
}
