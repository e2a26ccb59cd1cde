/** Lays out the page. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Footer } from "./components/footer.jsx";
import { Form, FormState } from "./components/form.jsx";
import { Header } from "./components/header.jsx";
import { IssueList } from "./components/issue-list.jsx";
import { JsonActions, JsonPane } from "./components/json-pane.jsx";
import { Later } from "./components/later.jsx";
import { NoticeStrip } from "./components/notice.jsx";
import { Panes } from "./components/panes.jsx";
import { Settings } from "./components/settings.jsx";
import { VerdictCard } from "./components/verdict.jsx";
import { announcement } from "./state/announce.js";
import { actions, loadActions } from "./state/load-actions.js";
import { afterFrame } from "./state/reading.js";
import previewStyles from "./style/preview.css?url";

/** Whether the first verdict is painted. */
const isPainted = signal(false);

export function App() {
  useEffect(() => afterFrame(() => (isPainted.value = true)), []);
  return (
    <>
      <Header />
      <main>
        <Panes
          form={{
            beside: <FormState />,
            body: (
              <>
                <Settings />
                <Form />
              </>
            ),
          }}
          json={{ beside: <JsonActions />, body: <JsonPane /> }}
          output={
            <>
              <NoticeStrip />
              <VerdictCard />
              <div class="results">
                <IssueList />
                <div id="preview">{isPainted.value && <Later what="The preview" load={loadPreview} />}</div>
              </div>
            </>
          }
        />
      </main>
      <Footer />
      <div class="drop-sign" data-shown={actions.value?.isDragging.value} aria-hidden="true">
        <p>Drop the file to check it</p>
      </div>
      <div class="visually-hidden" role="status" aria-live="polite" aria-atomic="true" id="announcer">
        {announcement}
      </div>
    </>
  );
}

async function loadPreview() {
  const [{ Preview }] = await Promise.all([import("./preview/preview.jsx"), loadStyles(previewStyles), loadActions()]);
  return Preview;
}

/**
 * Resolves once the style sheet applies.
 * @param {string} address
 */
function loadStyles(address) {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  return new Promise((resolve, reject) => {
    link.addEventListener("load", resolve);
    link.addEventListener("error", (event) => {
      link.remove();
      reject(event);
    });
    document.head.append(link);
  });
}
