/** The body as JSON text, with the buttons that open, download and copy it. */
import { useEffect, useRef } from "preact/hooks";
import { retryEditor } from "../editor/current.js";
import { startEditor } from "../editor/editor.js";
import { act } from "../state/load-actions.js";
import { reading } from "../state/reading.js";
import { text } from "../state/state.js";
import { CopyButton } from "./copy-button.jsx";
import { NotLoaded } from "./later.jsx";

export function JsonActions() {
  const file = useRef(/** @type {HTMLInputElement | null} */ (null));
  /** @param {HTMLInputElement} input */
  const open = (input) => {
    const [chosen] = input.files ?? [];
    if (chosen === undefined) return;
    // The same file can be chosen again.
    act(({ openFile }) => void openFile(chosen).then(() => (input.value = "")));
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
        onChange={({ currentTarget }) => open(currentTarget)}
      />
      <button
        type="button"
        class="quiet"
        onClick={() => act(({ download, fileName }) => download(text.value, fileName(reading.value.body?.code)))}
      >
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
      {retryEditor.value ? (
        <NotLoaded what="The editor with colors and completion" retry={retryEditor.value} />
      ) : (
        <p class="editor-hint">
          <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor · <kbd>F8</kbd> next issue · <kbd>Ctrl</kbd>{" "}
          <kbd>Space</kbd> completes
        </p>
      )}
    </>
  );
}
