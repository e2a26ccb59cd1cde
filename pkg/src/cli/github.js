/** The report as workflow commands of GitHub Actions, which become annotations on the lines of the files. */
import { describeFix, describeIssue, levelOf, ruleName } from "./describe.js";
import { pathFrom } from "./location.js";

/** @import { Issue } from "m3ter-export-destination" */
/** @import { Format, FormatOptions } from "./formats.js" */

const COMMANDS = { error: "error", warning: "warning", note: "notice" };

/**
 * @param {FormatOptions} options
 * @returns {Format}
 */
export function githubFormat({ root }) {
  return {
    file({ input, report }) {
      const file = pathFrom(input, root);
      return report.issues.map((issue) => annotation(issue, file)).join("");
    },
    end({ failures }) {
      return failures.map((failure) => command("error", {}, failure)).join("");
    },
  };
}

/**
 * @param {Issue} issue
 * @param {string | undefined} file
 */
function annotation(issue, file) {
  const { range, fix } = issue;
  /** @type {Record<string, string | number | undefined>} */
  const properties = { file };
  if (range !== undefined) {
    const { start, end } = range;
    properties.line = start.line;
    properties.col = start.column;
    // GitHub ignores columns if the lines differ, and the start matters more than the end.
    if (end.line === start.line) Object.assign(properties, { endLine: end.line, endColumn: end.column });
  }
  properties.title = ruleName(issue);
  const message = fix === undefined ? describeIssue(issue) : `${describeIssue(issue)}\n${describeFix(fix)}`;
  return command(COMMANDS[levelOf(issue)], properties, message);
}

/**
 * @param {string} name
 * @param {Record<string, string | number | undefined>} properties
 * @param {string} message
 */
function command(name, properties, message) {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  const list = given.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(",");
  return `::${name}${list && ` ${list}`}::${escapeMessage(message)}\n`;
}

/** Escapes as ActionCommand of actions/runner unescapes. @param {string} message */
function escapeMessage(message) {
  return message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** @param {string} value */
function escapeProperty(value) {
  return escapeMessage(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
