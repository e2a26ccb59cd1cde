/** Starts the page: the validator first, then everything that is shown. */
import { effect } from "@preact/signals";
import { init } from "m3ter-export-destination/slim";
import { render } from "preact";
import { App } from "./app.jsx";
import { acceptBodies } from "./components/transfer.js";
import { keepDraft, openDraft } from "./state/drafts.js";
import { isLink } from "./state/link.js";
import { current } from "./state/notice.js";
import { followLinks } from "./state/open-link.js";
import { afterFrame, follow } from "./state/reading.js";
import { draft, show } from "./state/state.js";
import { keepView, openView } from "./state/view.js";
import "./style/index.css";

// The page can wait for its file, which is smaller than the validator inlined in JavaScript.
await init();

const kept = openDraft();
if (kept) show(kept);
openView();
follow();
await followLinks();

let isFirst = true;
effect(() => {
  draft();
  if (!isFirst) onChange();
  isFirst = false;
});
effect(keepView);

function onChange() {
  keepDraft();
  // The link describes the page no longer.
  if (isLink(location.hash)) history.replaceState(null, "", location.pathname + location.search);
  if (current.peek() && !current.peek()?.stays) current.value = undefined;
}

acceptBodies();
const root = /** @type {HTMLElement} */ (document.getElementById("app"));
root.replaceChildren();
render(<App />, root);
document.documentElement.dataset.started = "";

// A browser can refuse it; the page works without.
afterFrame(() => navigator.serviceWorker?.register("./sw.js").catch(() => {}));
