/** The editor of the body: a plain text field at once, CodeMirror after the first paint. */
import { effect } from "@preact/signals";
import { editText } from "../state/changes.js";
import { afterFrame, rested } from "../state/reading.js";
import { bodyNumber, draft, text } from "../state/state.js";
import { Lines } from "../text/line-breaks.js";
import { editor, retryEditor } from "./current.js";
import { plainEditor } from "./plain.js";

/**
 * @import { Issue } from "m3ter-export-destination"
 * @import { Draft } from "../state/state.js"
 *
 * @typedef {Draft & { bodyNumber: number }} Snapshot with the number of the body
 * @typedef {{ from: number, to: number, insert: string }} Change offsets in the view
 *
 * @typedef {object} View an editor, with every line break as one character
 * @property {(view: string, before: Snapshot, after: Snapshot) => void} setText
 * @property {(marks: Mark[]) => void} mark
 * @property {(from: number, to: number) => void} select gives it the focus
 * @property {() => { from: number, to: number, focused: boolean }} selection
 * @property {() => void} remove
 *
 * @typedef {{ from: number, to: number, issue: Issue }} Mark
 *
 * @typedef {(changes: Change[], isAnother: boolean) => void} OnChange `changes` in order, not overlapping
 */

/** More marks take longer than a frame, and do not help. */
const MAX_MARKS = 200;

/** @returns {Snapshot} */
function snapshot() {
  return { ...draft(), bodyNumber: bodyNumber.value };
}

/** @param {HTMLElement} host */
export function startEditor(host) {
  let lines = new Lines(text.peek());
  /** The draft that the editor shows. Undoing an example needs the settings that came with it, and not those before. */
  let shown = snapshot();

  /** @type {OnChange} */
  const onChange = (changes, isAnother) => {
    for (const { from, to, insert } of changes.toReversed()) lines = new Lines(lines.replace(from, to, insert));
    editText(lines.text, isAnother);
  };

  let view = plainEditor(host, lines.view, onChange);
  editor.value = {
    select: (from, to) => view.select(lines.toView(from), lines.toView(to)),
  };

  const stopText = effect(() => {
    const now = snapshot();
    if (now.text !== lines.text) {
      lines = new Lines(now.text);
      view.setText(lines.view, shown, now);
    }
    shown = now;
  });

  const mark = () => {
    const { value } = rested;
    if (value.text !== lines.text) return;
    const placed = value.report.issues.filter(({ range }) => range !== undefined).slice(0, MAX_MARKS);
    view.mark(
      placed.map((issue) => ({
        from: lines.toView(issue.range?.start.offset ?? 0),
        to: lines.toView(issue.range?.end.offset ?? 0),
        issue,
      })),
    );
  };
  const stopMarks = effect(mark);

  const upgrade = async () => {
    const { codeMirror } = await import("./code-mirror.js");
    const { from, to, focused } = view.selection();
    view.remove();
    view = codeMirror(host, lines.view, onChange);
    mark();
    if (focused) view.select(from, to);
    host.dataset.ready = "";
  };
  const start = () => {
    retryEditor.value = undefined;
    // The plain text field stays.
    upgrade().catch(() => (retryEditor.value = start));
  };
  afterFrame(() => afterFrame(start));

  return () => {
    stopText();
    stopMarks();
    view.remove();
    editor.value = undefined;
  };
}
