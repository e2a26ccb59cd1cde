/** The page's state: the signals that users change. Everything else is computed from them. */
import { batch, signal } from "@preact/signals";

/**
 * @typedef {"create" | "update"} Operation
 *
 * @typedef {object} Draft everything that a link and a draft carry
 * @property {string} text of the body
 * @property {Operation} operation
 * @property {string} organizationId as typed, trimmed
 * @property {string} destinationId as typed, trimmed; for an update
 * @property {string} currentVersion as typed, trimmed; for an update
 * @property {string} baseUrl of the API, as typed, trimmed; empty for m3ter's own. Links leave it out
 */

/** @type {Draft} */
export const FIRST = {
  text: '{\n  "destinationType": "S3"\n}',
  operation: "create",
  organizationId: "",
  destinationId: "",
  currentVersion: "",
  baseUrl: "",
};

/** The body, exactly as it would be sent. */
export const text = signal(FIRST.text);
export const operation = signal(FIRST.operation);
export const organizationId = signal("");
export const destinationId = signal("");
export const currentVersion = signal("");
export const baseUrl = signal("");

/** The names of the preview's tabs. */
export const TABS = /** @type {const} */ (["request", "access", "files", "response", "report"]);
export const LANGUAGES = /** @type {const} */ (["curl", "fetch", "typescript", "python"]);

/** @type {import("@preact/signals").Signal<(typeof TABS)[number]>} */
export const tab = signal(TABS[0]);
/** @type {import("@preact/signals").Signal<(typeof LANGUAGES)[number]>} */
export const language = signal(LANGUAGES[0]);

/** The number of the body: a new one when another body is opened in place of the edited one. */
export const bodyNumber = signal(0);

let bodies = 0;

/** Gives the body a new number. */
export function startBody() {
  bodyNumber.value = ++bodies;
}

/** @returns {Draft} */
export function draft() {
  return {
    text: text.value,
    operation: operation.value,
    organizationId: organizationId.value,
    destinationId: destinationId.value,
    currentVersion: currentVersion.value,
    baseUrl: baseUrl.value,
  };
}

/**
 * Shows another draft in place of the current one.
 * @param {Partial<Draft>} after
 * @param {number} [body] its number, if it is not another body
 */
export function show(after, body) {
  batch(() => {
    if (body !== undefined) bodyNumber.value = body;
    else if (after.text !== undefined && after.text !== text.peek()) startBody();
    text.value = after.text ?? text.value;
    operation.value = after.operation ?? operation.value;
    organizationId.value = after.organizationId ?? organizationId.value;
    destinationId.value = after.destinationId ?? destinationId.value;
    currentVersion.value = after.currentVersion ?? currentVersion.value;
    baseUrl.value = after.baseUrl ?? baseUrl.value;
  });
}

/**
 * Reads what was stored or came with a link, which can be anything.
 * @param {any} found
 * @returns {Draft | undefined}
 */
export function draftFrom(found) {
  if (typeof found?.text !== "string") return undefined;
  const read = { ...FIRST, text: found.text };
  for (const name of /** @type {const} */ (["organizationId", "destinationId", "currentVersion", "baseUrl"])) {
    if (typeof found[name] === "string") read[name] = found[name];
  }
  if (found.operation === "update") read.operation = "update";
  return read;
}
