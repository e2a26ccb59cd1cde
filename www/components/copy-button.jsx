/** A button that copies a text, and says whether the browser let it. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { announce } from "../state/announce.js";
import { notifyNotLoaded } from "../state/load-actions.js";

const SHOWN = 2_000;

/**
 * @param {object} props
 * @param {string} props.what is copied, for the button's name
 * @param {() => string | Promise<string>} props.text a promise if its code is loaded later
 * @param {string} [props.shown] the part of `what` that the button shows, when nothing beside the button does
 * @param {(text: string) => void} [props.onBlocked] when the browser does not allow it
 * @param {(text: string) => void} [props.onCopied]
 */
export function CopyButton({ what, text, shown = "", onBlocked, onCopied }) {
  const word = useSignal("Copy");
  const reset = useRef(0);
  const copy = async () => {
    const given = text();
    const attempt = copyText(given);
    let copied;
    try {
      copied = await given;
    } catch {
      notifyNotLoaded(copy);
      return;
    }
    const allowed = await attempt;
    word.value = allowed ? "Copied" : "Not copied";
    if (allowed) onCopied?.(copied);
    else onBlocked?.(copied);
    if (allowed || !onBlocked) announce(allowed ? `Copied ${what}` : "Not copied: the browser does not allow it");
    clearTimeout(reset.current);
    reset.current = window.setTimeout(() => (word.value = "Copy"), SHOWN);
  };
  return (
    <button type="button" class="quiet" data-widest={`Copied ${shown}`} onClick={copy}>
      <span>{word}</span> {shown}
      <span class="visually-hidden"> {what.slice(shown.length)}</span>
    </button>
  );
}

/**
 * @param {string | Promise<string>} text
 * @returns {Promise<boolean>} whether the browser allowed it
 */
async function copyText(text) {
  const { clipboard } = navigator;
  try {
    if (typeof text !== "string") {
      const blob = text.then((text) => new Blob([text], { type: "text/plain" }));
      try {
        // Safari allows it only in the click itself, which a promise may outlast.
        await clipboard.write([new ClipboardItem({ "text/plain": blob })]);
        return true;
      } catch {
        // Not every browser takes a promise.
      }
    }
    await clipboard.writeText(await text);
    return true;
  } catch {
    return false;
  }
}
