/** Copies a link that carries the body and the settings, but not the base URL. */
import { act, loadActions } from "../state/load-actions.js";
import { CopyButton } from "./copy-button.jsx";

export function ShareButton() {
  return (
    <CopyButton
      what="link"
      shown="link"
      text={async () => (await loadActions()).shareLink()}
      onCopied={(link) => act(({ warnOfLength }) => warnOfLength(link))}
      onBlocked={(link) => act(({ offerLink }) => offerLink(link))}
    />
  );
}
