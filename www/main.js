/** Joins the page's fields to the validator: whatever changes, all that is shown is made anew. */
import { validateExportDestination } from "m3ter-export-destination";
import { GROUPS } from "./examples.js";
import { issueItems } from "./issue-list.js";
import { request } from "./request.js";
import { verdict } from "./verdict.js";

/** @import { Issue } from "m3ter-export-destination" */
/** @import { Example } from "./examples.js" */

const EXAMPLES = GROUPS.flatMap(({ examples }) => examples);

const example = byId("example", HTMLSelectElement);
const [create, update] = /** @type {NodeListOf<HTMLInputElement>} */ (document.getElementsByName("operation"));
const destinationId = byId("destination-id", HTMLInputElement);
const storedVersion = byId("stored-version", HTMLInputElement);
const organizationId = byId("organization-id", HTMLInputElement);
const body = byId("body", HTMLTextAreaElement);

/**
 * @template {HTMLElement} E
 * @param {string} id
 * @param {new () => E} type
 */
function byId(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new TypeError(`#${id} is not a ${type.name}`);
  return found;
}

/**
 * @param {string} id
 * @param {string} text
 */
function say(id, text) {
  const place = byId(id, HTMLElement);
  // A live region is read out again when it is written, even with the same words.
  if (place.textContent !== text) place.textContent = text;
}

function offerExamples() {
  for (const { label, examples } of GROUPS) {
    const group = document.createElement("optgroup");
    group.label = label;
    group.append(...examples.map((example) => new Option(example.title, String(EXAMPLES.indexOf(example)))));
    example.append(group);
  }
}

/** @param {Example} example */
function load(example) {
  (example.update ? update : create).checked = true;
  destinationId.value = example.update?.id ?? "";
  storedVersion.value = example.update?.storedVersion ?? "";
  body.value = example.body;
  body.scrollTop = 0;
  show();
}

function show() {
  const operation = update.checked ? "update" : "create";
  byId("update-fields", HTMLElement).hidden = operation === "create";
  const report = validateExportDestination(body.value, { operation, currentVersion: currentVersion() });

  const { outcome, text, detail } = verdict(report);
  byId("verdict", HTMLElement).dataset.outcome = outcome;
  say("verdict-text", text);
  say("verdict-detail", detail);

  const { items, left } = issueItems(report.issues, select);
  byId("issues", HTMLElement).replaceChildren(...items);
  byId("issues-section", HTMLElement).hidden = items.length === 0;
  say("issues-more", `and ${left.toLocaleString("en")} more`);
  byId("issues-more", HTMLElement).hidden = left === 0;

  const { method, url } = request(operation, organizationId.value, destinationId.value);
  say("method", method);
  say("url", url);
  say("request-state", report.valid ? "" : "as it stands, m3ter refuses it");
  say("request-body", body.value);
}

/** @returns {number | undefined} the stored version, unless it is unknown or no version */
function currentVersion() {
  const known = storedVersion.value !== "" && storedVersion.validity.valid;
  return known ? Number(storedVersion.value) : undefined;
}

/** @param {NonNullable<Issue["range"]>} range */
function select({ start, end }) {
  // Browsers scroll to the caret when a field gets the focus, not when the selection changes.
  body.setSelectionRange(start.offset, start.offset);
  body.focus();
  body.setSelectionRange(start.offset, end.offset);
}

offerExamples();
example.addEventListener("change", () => load(EXAMPLES[Number(example.value)]));
for (const field of [create, update, destinationId, storedVersion, organizationId, body]) {
  field.addEventListener("input", show);
}
// Browsers keep what was in a form over a reload, and the example chosen would not fit the text.
example.selectedIndex = 0;
load(EXAMPLES[0]);
