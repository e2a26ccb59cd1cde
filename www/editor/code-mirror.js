/** The body in CodeMirror, with the validator's issues as its diagnostics. */
import { acceptCompletion, autocompletion } from "@codemirror/autocomplete";
import { indentWithTab } from "@codemirror/commands";
import { json, jsonLanguage } from "@codemirror/lang-json";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState, Transaction } from "@codemirror/state";
import { EditorView, highlightSpecialChars, hoverTooltip, keymap } from "@codemirror/view";
import { basicSetup } from "codemirror";
import { element } from "../element.js";
import { capitalized, prose } from "../prose.js";
import { completion } from "./completion.js";
import { difference } from "./difference.js";
import { fieldTooltip } from "./hover.js";
import { theme } from "./theme.js";

/**
 * @import { Diagnostic } from "@codemirror/lint"
 * @import { Issue } from "m3ter-export-destination"
 * @import { Actions } from "./editor.js"
 * @import { Editor } from "./plain.js"
 */

/** More marks than this tell nobody anything, and take longer than a frame. */
const MOST = 200;

const HELP = "Tab indents. To leave the editor, press Escape, then Tab. F8 goes to the next issue, Control Shift M to the list of all, Control Space completes.";

/**
 * @param {HTMLElement} host
 * @param {string} text
 * @param {Actions} actions
 * @returns {Editor}
 */
export function codeMirror(host, text, actions) {
  // In a shadow root CodeMirror adopts its style sheets; a document would get <style> elements, which the page's
  // policy forbids. A description has to lie in the same root.
  const root = host.attachShadow({ mode: "open" });
  const help = element("p", { id: "help", hidden: true }, HELP);
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([
          { key: "Tab", run: acceptCompletion },
          indentWithTab,
          // The page has a list of its own in place of CodeMirror's.
          { key: "Mod-Shift-m", run: () => actions.listIssues() },
        ]),
        basicSetup,
        json(),
        jsonLanguage.data.of({ autocomplete: completion(actions) }),
        autocompletion({ icons: false }),
        lintGutter(),
        hoverTooltip(fieldTooltip),
        theme,
        EditorView.lineWrapping,
        // The text stays as it is, so that the report's offsets are the editor's. What is left of CRLF is not shown.
        EditorState.lineSeparator.of("\n"),
        highlightSpecialChars({ render: (code, _, placeholder) => specialCharacter(code, placeholder) }),
        EditorView.contentAttributes.of({ "aria-label": "Request body, JSON", "aria-describedby": "help", tabindex: "0" }),
        EditorView.updateListener.of(({ docChanged, transactions, state }) => {
          const theirs = transactions.some((each) => each.annotation(Transaction.userEvent) === "input.page");
          if (docChanged && !theirs) actions.change(state.doc.toString());
        }),
      ],
    }),
  });
  root.append(help);

  /** @param {Issue} issue */
  function diagnostic(issue) {
    const { severity, path, message, range, fix } = issue;
    const length = view.state.doc.length;
    return {
      from: Math.min(range?.start.offset ?? 0, length),
      to: Math.min(range?.end.offset ?? 0, length),
      severity: issue.code === "required" ? "info" : severity,
      message,
      renderMessage: () => element("span", {}, ...(path.length > 0 ? [element("code", {}, path.join(".")), " "] : []), ...prose(message)),
      actions: fix ? [{ name: capitalized(fix.title.replaceAll("`", "")), apply: () => actions.mend(issue) }] : [],
    };
  }

  return {
    setText(after) {
      const changes = difference(view.state.doc.toString(), after);
      if (changes) view.dispatch({ changes, userEvent: "input.page" });
    },
    mark(issues) {
      const placed = issues.filter(({ range }) => range !== undefined).slice(0, MOST);
      const diagnostics = /** @type {Diagnostic[]} */ (placed.map(diagnostic).sort((a, b) => a.from - b.from));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    select(from, to) {
      const length = view.state.doc.length;
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

/**
 * @param {number} code
 * @param {string} placeholder
 */
function specialCharacter(code, placeholder) {
  if (code === 13) return element("span", { "aria-hidden": "true" });
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return element("span", { className: "cm-specialChar", title: name, "aria-label": name }, placeholder);
}
