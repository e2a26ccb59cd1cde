/** What sending the body would do, and what has to be done around it. */
import { tab } from "../state/state.js";
import { AccessTab } from "./access-tab.jsx";
import { FilesTab } from "./files-tab.jsx";
import { ReportTab } from "./report-tab.jsx";
import { RequestTab } from "./request-tab.jsx";
import { ResponseTab } from "./response-tab.jsx";
import { Tabs } from "./tabs.jsx";

const TABS = {
  request: { title: "Request", Panel: RequestTab },
  access: { title: "Access", Panel: AccessTab },
  files: { title: "Files", Panel: FilesTab },
  response: { title: "Response", Panel: ResponseTab },
  report: { title: "Report", Panel: ReportTab },
};

const LIST = Object.entries(TABS).map(([name, { title }]) => ({
  name: /** @type {keyof typeof TABS} */ (name),
  title,
}));

export function Preview() {
  const { Panel } = TABS[tab.value];
  return (
    <section class="preview" aria-labelledby="preview-heading">
      <h2 id="preview-heading">Preview</h2>
      <Tabs label="Preview" tabs={LIST} chosen={tab.value} choose={(name) => (tab.value = name)}>
        <Panel />
      </Tabs>
    </section>
  );
}
