/** What the page is made with, for developers. */
import { CopyButton } from "./copy-button.jsx";

const INSTALL = "npm install m3ter-export-destination";

export function Footer() {
  return (
    <footer>
      <p class="install">
        <code>{INSTALL}</code>
        <CopyButton what="install command" text={() => INSTALL} />
      </p>
      <p>
        <span class="pitch">The same checks in your code. </span>Zero dependencies, {__PACKAGE_SIZE__} kB gzip.
      </p>
      <nav aria-label="Documentation">
        <a href="./rules.html">All rules</a>
        <a
          href="https://docs.m3ter.com/guides/data-exports/creating-data-export-destinations"
          target="_blank"
          rel="noopener"
        >
          m3ter's guide
        </a>
        <a href="https://docs.m3ter.com/api/exportdestination/create-exportdestination" target="_blank" rel="noopener">
          API reference
        </a>
      </nav>
    </footer>
  );
}
