/** The report as the package returns it, and the call that made it. */
import { rested } from "../state/reading.js";
import { CodeBlock } from "./code-block.jsx";

export function ReportTab() {
  const { report, operation, currentVersion } = rested.value ?? {};
  return (
    <>
      <p class="note">
        This page shows what <code>m3ter-export-destination</code> returns. <code>text</code> is the JSON, as a string;
        an object works as well, then without <code>range</code> and <code>edits</code>.
      </p>
      <CodeBlock title="Call" text={callOf(operation, currentVersion)} language="javascript" />
      <CodeBlock title="Report" text={`${JSON.stringify(report, null, 2)}\n`} language="json" />
    </>
  );
}

/**
 * @param {string | undefined} operation
 * @param {number | undefined} currentVersion
 */
function callOf(operation, currentVersion) {
  const version = currentVersion === undefined ? "" : `, currentVersion: ${currentVersion}`;
  const options = operation === "update" ? `, { operation: "update"${version} }` : "";
  return `import { validateExportDestination } from "m3ter-export-destination";

const report = validateExportDestination(text${options});
`;
}
