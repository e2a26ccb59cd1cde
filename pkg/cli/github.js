/** The report as GitHub Actions' workflow commands, which become annotations on the files' lines. */
import { pathFrom } from "./location.js";
import { ruleName, sentence } from "./wording.js";

/** @import { Issue } from "../index.js" */
/** @import { Format, Look } from "./format.js" */

/**
 * @param {Look} look
 * @returns {Format}
 */
export function githubFormat({ root }) {
  return {
    file({ input, report }) {
      const file = pathFrom(input, root);
      return report.issues.map((issue) => annotation(issue, file)).join("");
    },
    end() {
      return "";
    },
  };
}

/**
 * @param {Issue} issue
 * @param {string | undefined} file
 */
function annotation(issue, file) {
  const { severity, range, fix } = issue;
  /** @type {Record<string, string | number | undefined>} */
  const properties = { file };
  if (range !== undefined) {
    const { start, end } = range;
    properties.line = start.line;
    properties.col = start.column;
    // GitHub takes no columns when the lines differ, and the place is worth more than the end.
    if (end.line === start.line) Object.assign(properties, { endLine: end.line, endColumn: end.column });
  }
  properties.title = ruleName(issue);
  const message = fix === undefined ? sentence(issue) : `${sentence(issue)}\nfix: ${fix.title}`;
  return command(severity, properties, message);
}

/**
 * @param {string} name
 * @param {Record<string, string | number | undefined>} properties
 * @param {string} message
 */
function command(name, properties, message) {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const list = given.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(",");
  return `::${name} ${list}::${escapeMessage(message)}\n`;
}

/** As actions/runner reads it back, in its ActionCommand. @param {string} message */
function escapeMessage(message) {
  return message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** @param {string} value */
function escapeProperty(value) {
  return escapeMessage(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
