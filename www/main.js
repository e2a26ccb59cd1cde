/** Joins the page's parts: whatever changes the state, all that is shown follows it. */
import { init } from "m3ter-export-destination/slim";
import { announceAtRest } from "./announce.js";
import { copyButton } from "./copy.js";
import { forgetDraft, keepDraft, recallDraft, saveDraft } from "./draft.js";
import { createEditor } from "./editor/editor.js";
import { byId } from "./element.js";
import { GROUPS, START_GCS, START_MISTAKES, START_S3 } from "./examples.js";
import { createForm } from "./form.js";
import { createIssueList, fixed } from "./issue-list.js";
import { withFix } from "./member.js";
import { hideNotice, notice } from "./notice.js";
import { read } from "./reading.js";
import { createSettings } from "./settings.js";
import { isLink, linkTo, stateOf } from "./share.js";
import { FIRST, createStore } from "./state.js";
import { offerThemes } from "./theme.js";
import { acceptBodies, download, fileName, textOf } from "./transfer.js";
import { showVerdict } from "./verdict.js";

/**
 * @import { Issue } from "m3ter-export-destination"
 * @import { Example } from "./examples.js"
 * @import { Preview } from "./preview/preview.js"
 * @import { Origin, State } from "./state.js"
 */

/** One fix may bring the next; none of a body that a person wrote brings that many. */
const MOST_FIXES = 200;

// A page of its own may wait, and the file is smaller than the module inlined.
await init().catch(refuse);

const store = createStore(recallDraft() ?? FIRST);
let reading = read(store.state);
/** The last that was known: a text in the making has none. */
let { destinationType } = reading.report;

const editor = createEditor({
  change: (text) => store.change({ text }, "editor"),
  mend,
  listIssues: () => issueList.focus(),
  destinationType: () => destinationType,
  operation: () => store.state.operation,
});
const form = createForm(store);
const settings = createSettings(store);
const issueList = createIssueList({ goTo, mend, mendAll });
/** @type {Preview | undefined} */
let preview;

/** @param {Origin} origin */
function show(origin) {
  const { state } = store;
  reading = read(state);
  destinationType = reading.report.destinationType ?? destinationType;
  const spoken = showVerdict(reading);
  issueList.show(reading);
  form.show(reading);
  settings.show(state);
  if (origin !== "editor") editor.setText(state.text);
  editor.mark(reading.report.issues);
  preview?.show(reading);
  return spoken;
}

store.onChange((state, origin) => {
  announceAtRest(show(origin));
  hideNotice();
  // The draft of this device stays, and the link stands, until what the link brought is changed.
  if (origin === "link") return;
  keepDraft(state);
  if (isLink(location.hash)) history.replaceState(null, "", location.pathname + location.search);
});

/** @param {Issue} issue */
function goTo({ code, path, range }) {
  if (code === "required" && form.focus(String(path[0]))) return;
  if (range) editor.select(range.start.offset, range.end.offset);
  else editor.select(0, 0);
}

/** @param {Issue} issue */
function mend({ fix }) {
  if (fix) store.change({ text: withFix(store.state.text, fix) }, "other");
}

function mendAll() {
  let { state } = store;
  let fixes = 0;
  while (fixes < MOST_FIXES) {
    const fix = read(state).report.issues.find((issue) => issue.fix !== undefined)?.fix;
    if (fix === undefined) break;
    state = { ...state, text: withFix(state.text, fix) };
    fixes++;
  }
  replace(state, `${fixed(fixes)}.`);
}

/**
 * @param {State} state
 * @param {string} sentence
 * @param {Origin} [origin]
 */
function replace(state, sentence, origin = "other") {
  const before = store.state;
  store.change(state, origin);
  notice(sentence, () => store.change(before, "other"));
}

/** @param {Example} example */
function load({ title, state }) {
  replace(state, `Example: ${title}.`);
}

function offerExamples() {
  const select = byId("example", HTMLSelectElement);
  const all = GROUPS.flatMap(({ examples }) => examples);
  for (const { label, examples } of GROUPS) {
    const group = document.createElement("optgroup");
    group.label = label;
    group.append(...examples.map((example) => new Option(example.title, String(all.indexOf(example)))));
    select.append(group);
  }
  // Browsers keep what was in a form over a reload.
  select.selectedIndex = 0;
  select.addEventListener("change", () => {
    load(all[Number(select.value)]);
    select.selectedIndex = 0;
  });
  byId("start-s3", HTMLButtonElement).addEventListener("click", () => load(START_S3));
  byId("start-gcs", HTMLButtonElement).addEventListener("click", () => load(START_GCS));
  byId("start-mistakes", HTMLButtonElement).addEventListener("click", () => load(START_MISTAKES));
}

/** @param {string} text */
function take(text) {
  replace({ ...store.state, text }, "Took in another body.");
}

function offerTransfer() {
  const file = byId("file", HTMLInputElement);
  byId("import", HTMLButtonElement).addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (chosen === undefined) return;
    const found = await textOf(chosen);
    file.value = "";
    if ("text" in found) take(found.text);
    else notice(found.refusal);
  });
  acceptBodies(take, notice);
  byId("download", HTMLButtonElement).addEventListener("click", () => {
    download(store.state.text, fileName(reading.body?.code));
  });
  byId("json-actions", HTMLElement).append(copyButton("JSON", () => store.state.text));
}

function offerLink() {
  const button = copyButton("link", () => linkTo(store.state), "link");
  byId("copy-link", HTMLButtonElement).replaceWith(button);
  button.id = "copy-link";
  addEventListener("hashchange", openLink);
}

async function openLink() {
  if (!isLink(location.hash)) return;
  const found = await stateOf(location.hash);
  if (found === undefined) {
    notice("The link cannot be read: it may have been cut short.");
    return;
  }
  replace(found, "Opened from a link.", "link");
}

offerExamples();
offerThemes();
offerTransfer();
offerLink();
byId("reset", HTMLButtonElement).addEventListener("click", () => {
  replace(FIRST, "Started afresh; the draft is forgotten.");
  forgetDraft();
});
addEventListener("pagehide", saveDraft);
show("other");
await openLink();
// What nobody sees at once comes after the first paint: the second frame begins when the first was drawn.
requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(loadRest)));

async function loadRest() {
  const { createPreview } = await import("./preview/preview.js");
  preview = createPreview(settings.tell);
  preview.show(reading);
  // Without a network the plain text field stays.
  await editor.upgrade().catch(() => {});
  keepOffline();
}

/** @param {Error} error that left the page without its validator */
function refuse(error) {
  byId("verdict-text", HTMLElement).textContent = "Not loaded";
  byId("verdict-detail", HTMLElement).textContent = error.message;
  throw error;
}

/** A browser may refuse it; the page works without. */
function keepOffline() {
  navigator.serviceWorker?.register("./sw.js").catch(() => {});
}
