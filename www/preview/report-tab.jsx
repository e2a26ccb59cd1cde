/** The report as the package returns it, and the call that made it. */
import { objectText, rested } from "../state/reading.js";
import { validateText } from "../validator.js";
import { CodeBlock } from "./code-block.jsx";
import { text as quoted } from "./snippet/literal.js";

/** @import { Reading } from "../state/reading.js" */

export function ReportTab() {
  const reading = rested.value;
  const { report, operation, currentVersion, text } = reading;
  const isEmpty = objectText(text) !== text;
  const returned = isEmpty ? validateText(text, operation === "update", currentVersion) : report;
  return (
    <>
      <p class="note">
        This page shows what <code>m3ter-export-destination</code> returns. An object in place of the text works as
        well, then without <code>range</code> and <code>edits</code>.
        {isEmpty && " This page reads an empty text as an empty body; the package does not."}
      </p>
      <CodeBlock title="Call" text={callOf(reading)} language="javascript" />
      <CodeBlock title="Report" text={`${JSON.stringify(returned, null, 2)}\n`} language="json" />
    </>
  );
}

/** @param {Reading} reading */
function callOf({ text, operation, currentVersion }) {
  const version = currentVersion === undefined ? "" : `\n    currentVersion: ${currentVersion},`;
  const options = operation === "update" ? `  {\n    operation: "update",${version}\n  },\n` : "";
  return `import { validateExportDestination } from "m3ter-export-destination";

const report = validateExportDestination(
  ${template(text)},
${options});

for (const { path, message } of report.issues) console.log(path.join("."), message);
`;
}

/** In a template literal these are shown as they are. @type {Record<string, string>} */
const PLAIN = { "\\n": "\n", "\\t": "\t", '\\"': '"', "`": "\\`", "${": "\\${" };

/** Returns a template literal of JavaScript, which has the lines of a text. @param {string} value */
function template(value) {
  return `\`${quoted(value)
    .slice(1, -1)
    .replace(/\\.|`|\$\{/g, (part) => PLAIN[part] ?? part)}\``;
}
