/** Shares the page's state as a link. */
import { linkTo } from "./link.js";
import { notify } from "./notice.js";
import { draft, language, tab } from "./state.js";

/** UTF-16 code units. Each chat program and mail gateway has a limit of its own; browsers and most servers take this many. */
const LONG = 8_000;

export function shareLink() {
  return linkTo({ ...draft(), tab: tab.value, language: language.value });
}

/** @param {string} link that was copied */
export function warnOfLength(link) {
  if (link.length <= LONG) return;
  const length = link.length.toLocaleString("en");
  notify(`The link has ${length} characters. Many programs cut a link this long; sending the file is safer.`, {
    tone: "problem",
  });
}

/** @param {string} link that the browser does not let the page copy */
export function offerLink(link) {
  notify("The browser does not let this page copy. Copy the link from here:", {
    tone: "problem",
    stays: true,
    copyable: link,
  });
}
