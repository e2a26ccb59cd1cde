/** The body as JSON text, with what brings it in and takes it out. */
import { useEffect, useRef } from "preact/hooks";
import { startEditor } from "../editor/editor.js";
import { notify } from "../state/notice.js";
import { reading } from "../state/reading.js";
import { text } from "../state/state.js";
import { CopyButton } from "./copy-button.jsx";
import { download, fileName, takeFile, textOf } from "./transfer.js";

/** Brings the body in, and takes it out. */
export function JsonActions() {
  const file = useRef(/** @type {HTMLInputElement | null} */ (null));
  const open = async () => {
    const [chosen] = file.current?.files ?? [];
    if (chosen === undefined || !file.current) return;
    const found = await textOf(chosen);
    file.current.value = "";
    if ("text" in found) takeFile(found.text);
    else notify(found.refusal, { tone: "problem" });
  };
  return (
    <div class="actions">
      <button type="button" class="quiet" title="or drop a file anywhere" onClick={() => file.current?.click()}>
        Open file
      </button>
      <input
        type="file"
        ref={file}
        accept=".json,application/json,text/plain"
        aria-label="File with a body"
        hidden
        onChange={open}
      />
      <button type="button" class="quiet" onClick={() => download(text.value, fileName(reading.value.body?.code))}>
        Download
      </button>
      <CopyButton what="JSON" text={() => text.value} />
    </div>
  );
}

export function JsonPane() {
  const host = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => startEditor(/** @type {HTMLDivElement} */ (host.current)), []);
  return (
    <>
      <div class="editor" id="editor" ref={host} />
      <p class="editor-hint">
        <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor · <kbd>F8</kbd> next issue · <kbd>Ctrl</kbd>{" "}
        <kbd>Space</kbd> completes
      </p>
    </>
  );
}
