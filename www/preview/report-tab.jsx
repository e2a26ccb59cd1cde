/** The report as the package returns it, and the call that made it. */
import { objectText, rested } from "../state/reading.js";
import { validateText } from "../validator.js";
import { CodeBlock } from "./code-block.jsx";

export function ReportTab() {
  const { report, operation, currentVersion, text = "" } = rested.value ?? {};
  const isEmpty = objectText(text) !== text;
  const returned = isEmpty ? validateText(text, operation === "update", currentVersion) : report;
  return (
    <>
      <p class="note">
        This page shows what <code>m3ter-export-destination</code> returns. <code>text</code> is the JSON, as a string;
        an object works as well, then without <code>range</code> and <code>edits</code>.
        {isEmpty && " This page reads an empty text as an empty body; the package does not."}
      </p>
      <CodeBlock title="Call" text={callOf(operation, currentVersion)} language="javascript" />
      <CodeBlock title="Report" text={`${JSON.stringify(returned, null, 2)}\n`} language="json" />
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
