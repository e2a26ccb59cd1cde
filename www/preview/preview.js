/** What submitting the body would do. It is made when the hands rest, and only the tab that is shown. */
import { previewExportDestination } from "m3ter-export-destination/slim";
import { byId, element } from "../element.js";
import { count } from "../prose.js";
import { storedVersion } from "../reading.js";
import { accessTab } from "./access-tab.js";
import { filesTab } from "./files-tab.js";
import { requestTab } from "./request-tab.js";
import { responseTab } from "./response-tab.js";
import { createTabs } from "./tabs.js";

/**
 * @import { Access, Issue, ObjectKeys, Preview as Previewed, PreviewedRequest, PreviewedResponse } from "m3ter-export-destination"
 * @import { Reading } from "../reading.js"
 * @import { State } from "../state.js"
 *
 * @typedef {object} Ready all of a preview that has no errors
 * @property {PreviewedRequest} request
 * @property {PreviewedResponse} response
 * @property {Access} access
 * @property {ObjectKeys[]} layouts the body's own first
 * @property {string} organizationId
 * @property {string | undefined} destinationId of an update
 */

const REST = 60;

/** Stands in for an id that is not there yet, and cannot be taken for one. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

const TABS = {
  request: { title: "Request", show: requestTab, tellsIds: true },
  response: { title: "Response", show: responseTab, tellsIds: false },
  files: { title: "Files", show: filesTab, tellsIds: true },
  access: { title: "Access", show: accessTab, tellsIds: false },
};

/** @typedef {ReturnType<typeof createPreview>} Preview */

/** @param {(issues: Issue[]) => void} tellOptions */
export function createPreview(tellOptions) {
  /** @type {keyof typeof TABS} */
  let tab = "request";
  /** @type {Reading | undefined} */
  let reading;
  let timer = 0;
  const tabs = Object.entries(TABS).map(([name, { title }]) => ({ name, title }));
  const { list, panel, start } = createTabs("Preview", tabs, (name) => {
    tab = /** @type {keyof typeof TABS} */ (name);
    show();
  });
  byId("preview", HTMLElement).append(list, panel);
  start();

  function show() {
    if (reading === undefined) return;
    const { preview, ready } = previewOf(reading.state);
    tellOptions(preview.optionIssues);
    const focused = controls(panel).indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const { show: make, tellsIds } = TABS[tab];
    const notes = tellsIds ? standIns(reading.state) : [];
    panel.replaceChildren(...(ready ? [...notes, ...make(ready, show)] : [waiting(reading)]));
    // What had the focus is made anew, too.
    if (focused !== -1) (controls(panel)[focused] ?? panel).focus();
  }

  return {
    /** @param {Reading} latest */
    show(latest) {
      reading = latest;
      clearTimeout(timer);
      timer = window.setTimeout(show, REST);
    },
  };
}

/**
 * @param {HTMLElement} panel
 * @returns {HTMLElement[]}
 */
function controls(panel) {
  return [...panel.querySelectorAll("input, button, a")].map((control) => /** @type {HTMLElement} */ (control));
}

/**
 * @param {State} state
 * @returns {{ preview: Previewed, ready: Ready | undefined }}
 */
function previewOf(state) {
  const { text, operation } = state;
  const organizationId = state.organizationId || NO_ID;
  const destinationId = operation === "update" ? state.destinationId || NO_ID : undefined;
  const options = { operation, orgId: organizationId, id: destinationId, currentVersion: storedVersion(state) };
  const preview = previewExportDestination(text, options);
  const { request, response, objectKeys, access } = preview;
  if (!request || !response || !objectKeys || !access) return { preview, ready: undefined };
  const partitionOrder = objectKeys.partitionOrder === "TIME_FIRST" ? "TYPE_FIRST" : "TIME_FIRST";
  const other = previewExportDestination({ ...JSON.parse(text), partitionOrder }, options).objectKeys;
  const layouts = other ? [objectKeys, other] : [objectKeys];
  return { preview, ready: { request, response, access, layouts, organizationId, destinationId } };
}

/** @param {State} state */
function standIns({ operation, organizationId, destinationId }) {
  const lacking = [];
  if (organizationId === "") lacking.push("organization");
  if (operation === "update" && destinationId === "") lacking.push("destination");
  if (lacking.length === 0) return [];
  const ids = lacking.join(" and the ");
  return [element("p", { className: "note" }, `Zeros stand in for the id of the ${ids}.`)];
}

/** @param {Reading} reading */
function waiting({ report, wrong, missing }) {
  const errors = wrong.length + missing.length;
  const why = report.valid ? "the ids are right" : errors === missing.length ? "the fields are filled in" : errors === 1 ? "the error is mended" : `the ${count(errors, "error")} are mended`;
  return element("p", { className: "waiting" }, `Here is what sending it would do, once ${why}.`);
}
