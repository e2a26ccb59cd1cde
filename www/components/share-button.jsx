/** Copies a link that carries the body and the settings. */
import { linkTo } from "../state/link.js";
import { notify } from "../state/notice.js";
import { draft, language, tab } from "../state/state.js";
import { CopyButton } from "./copy-button.jsx";

/** Chat programs and mail gateways cut links; where, each decides for itself. Browsers and most servers take this many. */
const LONG = 8_000;

/** @param {string} link */
function warnOfLength(link) {
  if (link.length <= LONG) return;
  notify(
    `The link has ${link.length.toLocaleString("en")} characters. Many programs cut a link this long; sending the file is safer.`,
    {
      tone: "problem",
    },
  );
}

export function ShareButton() {
  return (
    <CopyButton
      what="link"
      shown="link"
      text={() => linkTo({ ...draft(), tab: tab.value, language: language.value })}
      onCopied={warnOfLength}
      onBlocked={(link) =>
        notify("The browser does not let this page copy. Copy the link from here:", {
          tone: "problem",
          stays: true,
          copyable: link,
        })
      }
    />
  );
}
