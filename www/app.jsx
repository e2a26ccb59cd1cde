/** Lays out the page. */
import { Footer } from "./components/footer.jsx";
import { Form, FormState } from "./components/form.jsx";
import { Header } from "./components/header.jsx";
import { IssueList } from "./components/issue-list.jsx";
import { JsonActions, JsonPane } from "./components/json-pane.jsx";
import { Later } from "./components/later.jsx";
import { NoticeStrip } from "./components/notice.jsx";
import { Panes } from "./components/panes.jsx";
import { Settings } from "./components/settings.jsx";
import { isDragging } from "./components/transfer.js";
import { VerdictCard } from "./components/verdict.jsx";
import { announcement } from "./state/announce.js";

export function App() {
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
                <div id="preview">
                  <Later load={loadPreview} />
                </div>
              </div>
            </>
          }
        />
      </main>
      <Footer />
      <div class="drop-sign" data-shown={isDragging.value} aria-hidden="true">
        <p>Drop the file to check it</p>
      </div>
      <div class="visually-hidden" role="status" aria-live="polite" aria-atomic="true" id="announcer">
        {announcement}
      </div>
    </>
  );
}

/** It is not needed for the verdict. */
async function loadPreview() {
  return (await import("./preview/preview.jsx")).Preview;
}
