/** Lays out the page. */
import { Later } from "./components/later.jsx";
import { Footer } from "./components/footer.jsx";
import { Form } from "./components/form.jsx";
import { Header } from "./components/header.jsx";
import { IssueList } from "./components/issue-list.jsx";
import { JsonPane } from "./components/json-pane.jsx";
import { NoticeStrip } from "./components/notice.jsx";
import { Panes } from "./components/panes.jsx";
import { Settings } from "./components/settings.jsx";
import { VerdictCard } from "./components/verdict.jsx";
import { isDragging } from "./components/transfer.js";
import { announcement } from "./state/announce.js";

export function App() {
  return (
    <>
      <Header />
      <main>
        <Panes
          form={
            <>
              <Settings />
              <Form />
            </>
          }
          json={<JsonPane />}
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
