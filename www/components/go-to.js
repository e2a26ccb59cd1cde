/** Goes to an issue: to the form's field if it is missing, otherwise to the range in the text. */
import { editor } from "../editor/current.js";
import { focusField } from "./form.jsx";

/** @param {import("m3ter-export-destination").Issue} issue */
export function goTo({ code, path, range }) {
  if (code === "required" && focusField(String(path[0]))) return;
  editor.peek()?.select(range?.start.offset ?? 0, range?.end.offset ?? 0);
}
