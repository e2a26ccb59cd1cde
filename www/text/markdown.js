/** A report as Markdown, for a ticket or a chat. */

/**
 * @param {import("m3ter-export-destination").Report} report
 * @returns {string}
 */
export function issuesAsMarkdown({ issues }) {
  return issues.map((issue) => `${line(issue)}\n`).join("");
}

/** @param {import("m3ter-export-destination").Issue} issue */
function line({ severity, code, reason, path, message, range, fix }) {
  const name = path.length > 0 ? `\`${path.join(".")}\` ` : "";
  const rule = reason ? `${code}/${reason}` : code;
  const place = range ? `, line ${range.start.line}` : "";
  const suggestion = fix ? ` Fix: ${fix.title}.` : "";
  return `- **${severity}** ${name}${message} (${rule}${place}).${suggestion}`;
}
