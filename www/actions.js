/** What the page does on a click, a paste or a drop. The verdict needs none of it, so it is loaded after the first one. */
import { isLink } from "./state/address.js";
import { openLink } from "./state/open-link.js";
import { acceptBodies } from "./state/transfer.js";

export {
  exampleMenu,
  leaveDraft,
  openExample,
  reset,
  START_GCS,
  START_MISTAKES,
  START_S3,
} from "./state/examples.js";
export { adoptStored, applyIssueFix, fixAll, serverFields } from "./state/fixes.js";
export { chooseCloud, setMember } from "./state/form-edits.js";
export { openLink } from "./state/open-link.js";
export { repair, repairLabel } from "./state/repair.js";
export { offerLink, shareLink, warnOfLength } from "./state/share.js";
export { download, fileName, isDragging, openFile } from "./state/transfer.js";
export { issuesAsMarkdown } from "./text/markdown.js";
export { suggestedCode } from "./text/suggested-code.js";

/** Listens for what comes from outside of the page: links, files and pasted text. */
export function listen() {
  addEventListener("hashchange", () => {
    if (isLink(location.hash)) void openLink();
  });
  acceptBodies();
}
