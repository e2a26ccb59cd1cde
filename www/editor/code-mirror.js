/** The body in CodeMirror, with the validator's issues as its diagnostics. */
import { acceptCompletion, autocompletion } from "@codemirror/autocomplete";
import { indentWithTab } from "@codemirror/commands";
import { json, jsonLanguage } from "@codemirror/lang-json";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, highlightSpecialChars, hoverTooltip, keymap } from "@codemirror/view";
import { basicSetup } from "codemirror";
import { differences } from "../text/difference.js";
import { changedRanges } from "./changed.js";
import { completion } from "./completion.js";
import { element } from "./element.js";
import { fromPage, pageChange, restoreSettings, settingsHistory } from "./history.js";
import { fieldTooltip } from "./hover.js";
import { diagnosticOf, focusIssues, goToNextIssue } from "./issues.js";
import { theme } from "./theme.js";

/**
 * @import { Transaction } from "@codemirror/state"
 * @import { Change, OnChange, View } from "./editor.js"
 */

const HELP =
  "Tab indents. To leave the editor, press Escape, then Tab. F8 goes to the next issue, Control Shift M to the list of all, Control Space completes.";

/**
 * @param {HTMLElement} host
 * @param {string} text
 * @param {OnChange} onChange
 * @returns {View}
 */
export function codeMirror(host, text, onChange) {
  // In a shadow root CodeMirror adopts its style sheets. In a document it would add <style> elements, which the page's
  // policy forbids. A description has to be in the same root.
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({ doc: text, extensions: extensions(onChange) }),
  });
  root.append(element("p", { id: "help", hidden: true }, HELP));

  return {
    setText(after, before, now) {
      const changes = differences(view.state.doc.toString(), after);
      if (changes.length > 0) view.dispatch(pageChange(changes, before, now));
    },
    mark(marks) {
      const { state } = view;
      const diagnostics = marks.map((mark) => diagnosticOf(mark, state.doc.length));
      view.dispatch(setDiagnostics(state, diagnostics));
    },
    select(from, to) {
      const { length } = view.state.doc;
      const [anchor, head] = [Math.min(from, length), Math.min(to, length)];
      view.dispatch({
        selection: { anchor, head },
        effects: EditorView.scrollIntoView(anchor, { y: "nearest", yMargin: 40 }),
      });
      view.focus();
    },
    selection() {
      const { from, to } = view.state.selection.main;
      return { from, to, focused: view.hasFocus };
    },
    remove() {
      view.destroy();
    },
  };
}

/** @param {OnChange} onChange */
function extensions(onChange) {
  return [
    // Before the basic setup, some of whose keys they replace.
    keys,
    basicSetup,
    json(),
    jsonLanguage.data.of({ autocomplete: completion }),
    autocompletion({ icons: false }),
    lintGutter(),
    hoverTooltip(fieldTooltip),
    theme,
    changedRanges,
    settingsHistory,
    EditorView.lineWrapping,
    scrollMargins,
    highlightSpecialChars({ render: (code, _, placeholder) => specialCharacter(code, placeholder) }),
    EditorView.contentAttributes.of({
      "aria-label": "Request body, JSON",
      "aria-describedby": "help",
      tabindex: "0",
    }),
    EditorView.updateListener.of(({ transactions }) => {
      for (const transaction of transactions) {
        if (transaction.docChanged && !transaction.annotation(fromPage)) report(transaction, onChange);
      }
    }),
  ];
}

const keys = keymap.of([
  { key: "Tab", run: acceptCompletion },
  indentWithTab,
  { key: "F8", run: goToNextIssue },
  // The page has its own list in place of CodeMirror's.
  { key: "Mod-Shift-m", run: focusIssues },
  { mac: "Ctrl-Shift-m", run: focusIssues },
]);

/** The verdict covers the page's top on a narrow screen, and a notice its bottom. */
const scrollMargins = EditorView.scrollMargins.of(() => {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  return { top: Number.parseFloat(scrollPaddingTop) || 0, bottom: Number.parseFloat(scrollPaddingBottom) || 0 };
});

/**
 * Tells the page of a change that was made in the editor.
 * @param {Transaction} transaction
 * @param {OnChange} onChange
 */
function report(transaction, onChange) {
  const { length } = transaction.startState.doc;
  /** @type {Change[]} */
  const changes = [];
  transaction.changes.iterChanges((from, to, _, __, inserted) =>
    changes.push({ from, to, insert: inserted.sliceString(0, inserted.length, "\n") }),
  );
  onChange(changes, length > 0 && changes[0].from === 0 && changes[0].to === length);
  restoreSettings(transaction);
}

/**
 * @param {number} code
 * @param {string} placeholder
 */
function specialCharacter(code, placeholder) {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return element("span", { className: "cm-specialChar", title: name, role: "img", "aria-label": name }, placeholder);
}
