/** Opens links that carry a body. The draft of this device stays. */
import { startAnotherDraft } from "./drafts.js";
import { readLink } from "./link.js";
import { notify } from "./notice.js";
import { draft, FIRST, show } from "./state.js";
import { openView } from "./view.js";

export async function openLink() {
  const found = await readLink(location.hash);
  if (found === undefined) {
    notify("The link cannot be read. It may have been cut short.", { tone: "problem" });
    return;
  }
  const own = draft();
  startAnotherDraft();
  show(found.draft);
  openView(found.view);
  const hasOwn = own.text !== FIRST.text && own.text !== found.draft.text;
  const restore = { label: "Restore my draft", run: () => show(own) };
  notify(hasOwn ? "Opened from a link. Your draft is kept." : "Opened from a link.", {
    actions: hasOwn ? [restore] : [],
    stays: hasOwn,
  });
}
