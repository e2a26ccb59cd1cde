/** The editor on the page, for components that select a range of the text. */
import { signal } from "@preact/signals";

/**
 * @typedef {object} CurrentEditor
 * @property {(from: number, to: number) => void} select offsets in the text; gives the editor the focus
 */

export const editor = signal(/** @type {CurrentEditor | undefined} */ (undefined));

/** Loads CodeMirror again after a failure; undefined if there was none. */
export const retryEditor = signal(/** @type {(() => void) | undefined} */ (undefined));
