/** Opens a body from a file, a drop or a paste, and downloads it as a file. */
import { signal } from "@preact/signals";
import { valueIn } from "../text/value-in.js";
import { leaveDraft } from "./examples.js";
import { chooseCloud, setMember } from "./form-edits.js";
import { notify } from "./notice.js";
import { reading } from "./reading.js";
import { repairOf } from "./repair.js";
import { replaceBody, withUndo } from "./replace.js";

/** Bytes. A body has a few hundred. */
const MAX_SIZE = 4 * 1024 * 1024;

/** Whether a file is being dragged over the page. */
export const isDragging = signal(false);

/** Takes what was pasted or dropped as the value of a field, or as the body: repaired, or the one that is in it. @param {string} text */
function takeText(text) {
  const value = valueIn(text);
  if (value && reading.value.body) {
    withUndo(`Pasted as ${value.name}.`, () => {
      if (reading.value.report.destinationType !== value.cloud) chooseCloud(value.cloud);
      setMember(value.name, JSON.stringify(value.value));
    });
    return;
  }
  leaveDraft();
  const found = repairOf(text);
  if (found) replaceBody({ ...found.settings, text: found.text }, `Body replaced. ${found.done}`);
  else replaceBody({ text }, "Body replaced.");
}

/** Takes a file's text as the body, as it is. @param {Blob} file */
export async function openFile(file) {
  const read = await textOf(file);
  if ("refusal" in read) {
    notify(read.refusal, { tone: "problem" });
    return;
  }
  leaveDraft();
  replaceBody(read, "Body replaced.");
}

/**
 * @param {Blob} file
 * @returns {Promise<{ text: string } | { refusal: string }>}
 */
async function textOf(file) {
  if (file.size > MAX_SIZE) return { refusal: "The file is too large: over 4 MB." };
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (bytes === undefined) return { refusal: "The browser cannot read this. Choose a file, not a folder." };
  try {
    // A byte order mark stays, since it would be sent and refused.
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { refusal: "The file is not text in UTF-8." };
  }
}

/** Takes what is dropped anywhere, and what is pasted outside of a text field. */
export function acceptBodies() {
  /** @param {DataTransfer | null} data */
  const takeFrom = async (data) => {
    const [file] = data?.files ?? [];
    const text = data?.getData("text/plain");
    // A spreadsheet copies a picture of its cells beside their text.
    if (file && !(text && file.type.startsWith("image/"))) await openFile(file);
    else if (text) takeText(text);
  };
  // A link of the page that is dragged by mistake is no body.
  let isOwn = false;
  addEventListener("dragstart", () => (isOwn = true));
  addEventListener("dragend", () => (isOwn = false));

  addEventListener("dragover", (event) => {
    if (isOwn) return;
    isDragging.value = hasFile(event);
    if (hasFile(event) || !isInText(event)) event.preventDefault();
  });
  addEventListener("dragleave", (event) => {
    // Without a related target the pointer has left the window.
    if (event.relatedTarget === null) isDragging.value = false;
  });
  addEventListener(
    "drop",
    (event) => {
      isDragging.value = false;
      if (isOwn) return;
      // Text dropped into a field goes where it was dropped.
      if (!hasFile(event) && isInText(event)) return;
      event.preventDefault();
      event.stopPropagation();
      void takeFrom(event.dataTransfer);
    },
    // Before the editor, which would insert a file's text where it was dropped.
    { capture: true },
  );
  // In the capture phase the event has its original target: the editor replaces its lines.
  addEventListener(
    "paste",
    (event) => {
      if (isInText(event)) return;
      event.preventDefault();
      void takeFrom(event.clipboardData);
    },
    { capture: true },
  );
}

/** @param {DragEvent} event */
function hasFile({ dataTransfer }) {
  return dataTransfer?.types.includes("Files") ?? false;
}

/** Returns whether the event is in something that takes text by itself. Radio buttons are inputs, too. @param {Event} event */
function isInText(event) {
  return event
    .composedPath()
    .some(
      (target) =>
        (target instanceof HTMLInputElement && target.type === "text") ||
        target instanceof HTMLTextAreaElement ||
        (target instanceof HTMLElement && target.isContentEditable),
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
  const stem =
    typeof code === "string"
      ? code
          .replace(/[^A-Za-z0-9_-]+/g, "-")
          .replace(/^-+|-+$/g, "")
          .slice(0, 80)
      : "";
  return `${stem || "export-destination"}.json`;
}
