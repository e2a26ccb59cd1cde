/** The editor of the body: a plain text field at once, CodeMirror after the first paint. */
import { byId } from "../element.js";
import { plainEditor } from "./plain.js";

/**
 * @import { Issue } from "m3ter-export-destination"
 * @import { Editor } from "./plain.js"
 *
 * @typedef {object} Actions
 * @property {(text: string) => void} change what was typed
 * @property {(issue: Issue) => void} mend
 * @property {() => boolean} listIssues goes to where they are listed, unless there are none
 * @property {() => string | null} destinationType that the text has, or had when it was whole
 * @property {() => "create" | "update"} operation
 */

/** @param {Actions} actions */
export function createEditor(actions) {
  let text = "";
  /** @type {Issue[]} */
  let issues = [];
  const change = (/** @type {string} */ typed) => actions.change((text = typed));
  /** @type {Editor} */
  let editor = plainEditor(change);

  return {
    /** @param {string} after */
    setText(after) {
      text = after;
      editor.setText(after);
    },
    /** @param {Issue[]} found */
    mark(found) {
      issues = found;
      editor.mark(found);
    },
    /**
     * @param {number} from
     * @param {number} to
     */
    select(from, to) {
      editor.select(from, to);
    },
    async upgrade() {
      const { codeMirror } = await import("./code-mirror.js");
      const { from, to, focused } = editor.selection();
      editor.remove();
      editor = codeMirror(byId("editor", HTMLElement), text, { ...actions, change });
      editor.mark(issues);
      if (focused) editor.select(from, to);
      byId("editor", HTMLElement).dataset.ready = "";
    },
  };
}
