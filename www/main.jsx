/** Starts the page: the validator, the first verdict, and then the parts that the verdict does not need. */
import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./app.jsx";
import { isLink } from "./state/address.js";
import { keepDraft, openDraft } from "./state/drafts.js";
import { act, loadActions } from "./state/load-actions.js";
import { current, dismiss } from "./state/notice.js";
import { afterFrame, follow } from "./state/reading.js";
import { draft, show } from "./state/state.js";
import { keepView, openView } from "./state/view.js";
import { init } from "./validator.js";
import "./style/index.css";

void start();

/** A function, because what it imports later imports this module: a module that awaited them here would wait forever. */
async function start() {
  await init();

  const kept = openDraft();
  if (kept) show(kept);
  openView();
  follow();
  if (isLink(location.hash)) {
    const { openLink } = await loadActions().catch((cause) => {
      throw new Error("The code that opens links could not be loaded. Check the network, then reload the page.", {
        cause,
      });
    });
    await openLink();
  }

  let isFirst = true;
  effect(() => {
    draft();
    if (!isFirst) onChange();
    isFirst = false;
  });
  effect(keepView);

  const root = /** @type {HTMLElement} */ (document.getElementById("app"));
  root.replaceChildren();
  render(<App />, root);

  afterFrame(() => {
    act(({ listen }) => listen());
    // Only the build makes the file. A browser can refuse it; the page works without.
    if (import.meta.env.PROD) navigator.serviceWorker?.register("./sw.js").catch(() => {});
  });
}

function onChange() {
  keepDraft();
  // The link describes the page no longer.
  if (isLink(location.hash)) history.replaceState(null, "", location.pathname + location.search);
  if (!current.peek()?.stays) dismiss();
}
