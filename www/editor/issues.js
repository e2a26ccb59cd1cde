/** The issues in the editor: as CodeMirror's diagnostics, and the keys that go to them. */
import { forEachDiagnostic, nextDiagnostic } from "@codemirror/lint";
import { EditorView } from "@codemirror/view";
import { act } from "../state/load-actions.js";
import { capitalized, proseParts } from "../text/words.js";
import { element, prose } from "./element.js";

/**
 * @import { Diagnostic } from "@codemirror/lint"
 * @import { Mark } from "./editor.js"
 */

/**
 * @param {Mark} mark
 * @param {number} length of the text in the editor
 * @returns {Diagnostic}
 */
export function diagnosticOf({ from, to, issue }, length) {
  const { code, severity, path, message, fix } = issue;
  const sentence = path.length > 0 ? `\`${path.join(".") || '""'}\` ${message}` : message;
  return {
    from: Math.min(from, length),
    to: Math.min(to, length),
    severity: code === "required" ? "info" : severity,
    message: proseParts(sentence).join(""),
    renderMessage: () => element("span", {}, ...prose(sentence)),
    actions: fix
      ? [
          {
            name: capitalized(fix.title.replaceAll("`", "")),
            apply: () => act(({ applyIssueFix }) => applyIssueFix(issue)),
          },
        ]
      : [],
  };
}

/** Selects the next issue, and announces all issues of the selected range. @param {EditorView} view */
export function goToNextIssue(view) {
  nextDiagnostic(view);
  const { from, to } = view.state.selection.main;
  /** @type {string[]} */
  const messages = [];
  forEachDiagnostic(view.state, (diagnostic, start, end) => {
    if (start <= from && to <= end) messages.push(diagnostic.message);
  });
  if (messages.length > 0) view.dispatch({ effects: EditorView.announce.of(messages.join(". ")) });
  return true;
}

/** Focuses the first issue in the page's list, or the list's heading if there is none. */
export function focusIssues() {
  const target = document.querySelector(".issues .issue") ?? document.getElementById("issues-heading");
  if (target instanceof HTMLElement) target.focus();
  return true;
}
