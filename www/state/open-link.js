/** Opens links that carry a body. The draft of this device stays. */
import { startAnotherDraft } from "./drafts.js";
import { readLink } from "./link.js";
import { current, dismiss, notify } from "./notice.js";
import { replaceBody } from "./replace.js";
import { draft, FIRST, show } from "./state.js";
import { openView } from "./view.js";

const UNREADABLE = "The link cannot be read. It may have been cut short.";

export async function openLink() {
  const { hash } = location;
  const found = await readLink(hash);
  if (found === undefined) {
    // The body on the page could be taken for the link's.
    notify(UNREADABLE, { tone: "problem", stays: true });
    return;
  }
  if (current.peek()?.sentence === UNREADABLE) dismiss();
  const own = draft();
  startAnotherDraft();
  show(found.draft);
  openView(found.view);
  // The page takes the link out of its address when the body changes. This one is the link's.
  if (location.hash !== hash) history.replaceState(null, "", hash);
  // A link leaves the base URL alone.
  const [mine, ...others] = [own, FIRST, { ...own, ...found.draft }].map((each) =>
    JSON.stringify({ ...each, baseUrl: "" }),
  );
  const hasOwn = !others.includes(mine);
  const restore = {
    label: "Restore my draft",
    run: () => {
      startAnotherDraft();
      replaceBody(own, "Draft restored.");
    },
  };
  notify(hasOwn ? "Opened from a link. Your draft is kept." : "Opened from a link.", {
    actions: hasOwn ? [restore] : [],
    stays: hasOwn,
  });
}
