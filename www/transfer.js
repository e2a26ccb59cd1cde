/** Brings a body in by file, drop or paste, and takes it out as a file. */

/** Of a file. A body is a few hundred bytes. */
const MOST = 4 * 1024 * 1024;

/**
 * @param {Blob} file
 * @returns {Promise<{ text: string } | { refusal: string }>}
 */
export async function textOf(file) {
  if (file.size > MOST) return { refusal: "The file is too large: over 4 MB." };
  try {
    // A byte order mark stays, since it would be sent and refused.
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(await file.arrayBuffer()) };
  } catch {
    return { refusal: "The file is not text in UTF-8." };
  }
}

/**
 * @param {(text: string) => void} take
 * @param {(refusal: string) => void} refuse
 */
export function acceptBodies(take, refuse) {
  /** @param {DataTransfer | null} data */
  const takeFrom = async (data) => {
    const [file] = data?.files ?? [];
    if (file === undefined) {
      const text = data?.getData("text/plain");
      if (text) take(text);
      return;
    }
    const read = await textOf(file);
    if ("text" in read) take(read.text);
    else refuse(read.refusal);
  };

  addEventListener("dragover", (event) => {
    if (isFile(event) || !inField(event)) event.preventDefault();
  });
  addEventListener(
    "drop",
    (event) => {
      // Text dropped into a field goes where it was dropped.
      if (!isFile(event) && inField(event)) return;
      event.preventDefault();
      event.stopPropagation();
      void takeFrom(event.dataTransfer);
    },
    // Before the editor, which would put a file's text where it was dropped.
    { capture: true },
  );
  addEventListener("paste", (event) => {
    if (inField(event)) return;
    event.preventDefault();
    void takeFrom(event.clipboardData);
  });
}

/** @param {DragEvent} event */
function isFile({ dataTransfer }) {
  return dataTransfer?.types.includes("Files") ?? false;
}

/** @param {Event} event */
function inField(event) {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/**
 * @param {string} text
 * @param {string} name
 */
export function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/**
 * @param {unknown} code of the destination
 * @returns {string} a file name that every system takes
 */
export function fileName(code) {
  const stem = typeof code === "string" ? code.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80) : "";
  return `${stem || "export-destination"}.json`;
}
