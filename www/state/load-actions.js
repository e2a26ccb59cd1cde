/** Loads `actions.js` after the first verdict, and runs actions once it is there. */
import { signal } from "@preact/signals";
import { notify } from "./notice.js";

/** @typedef {typeof import("../actions.js")} Actions */

/** Undefined until they are loaded. */
export const actions = signal(/** @type {Actions | undefined} */ (undefined));

/** @returns {Promise<Actions>} */
export async function loadActions() {
  actions.value ??= await import("../actions.js");
  return actions.value;
}

/** @param {(actions: Actions) => void} run at once, if the actions are loaded */
export function act(run) {
  const loaded = actions.peek();
  if (loaded) run(loaded);
  else loadActions().then(run, () => notifyNotLoaded(() => act(run)));
}

/** Says that a part of the page is missing. @param {() => void} retry */
export function notifyNotLoaded(retry) {
  notify("A part of the page could not be loaded. Check the network.", {
    tone: "problem",
    stays: true,
    actions: [
      { label: "Try again", run: retry },
      { label: "Reload the page", run: () => location.reload() },
    ],
  });
}
