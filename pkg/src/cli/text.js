/** The report for people: each issue with its line, the place marked, and its fix; then a summary. */
import { count, decode, describeFix, describeIssue, formatPath, grouped, ruleName } from "./describe.js";
import { excerpt } from "./excerpt.js";
import { painter, visible } from "./terminal.js";

/** @import { Impact, Issue } from "m3ter-export-destination" */
/** @import { FixableIssue } from "./check.js" */
/** @import { Format, FormatOptions, Totals } from "./formats.js" */

/** The least columns of an excerpt, in however narrow a terminal. */
const MIN_WIDTH = 40;

/** The columns before an excerpt, without its line number. */
const GUTTER_WIDTH = "   | ".length;

/** @type {Record<Impact, string>} */
const IMPACTS = { export_fails: "export fails", wrong_place: "wrong place", advice: "advice" };

/**
 * @param {FormatOptions} options
 * @returns {Format}
 */
export function textFormat({ color, columns, quiet }) {
  const paint = painter(color);
  const rule = (/** @type {Issue} */ issue) => paint(`[${ruleName(issue)}]`, "dim");

  /**
   * @param {Issue} issue
   * @param {string} file
   */
  function headline(issue, file) {
    const { severity, impact, range } = issue;
    const place = range === undefined ? file : `${file}:${range.start.line}:${range.start.column}`;
    const label = impact === undefined ? severity : `${severity} (${IMPACTS[impact]})`;
    const message = visible(describeIssue(issue));
    return `${paint(place, "bold")}: ${paint(label, "bold", colorOf(issue))}: ${message} ${rule(issue)}\n`;
  }

  /**
   * @param {Issue} issue
   * @param {string} text
   */
  function markedLines(issue, text) {
    const { range } = issue;
    if (range === undefined) return "";
    const numberWidth = String(range.end.line).length;
    const gutter = (/** @type {number | string} */ line) => paint(`  ${String(line).padStart(numberWidth)} |`, "cyan");
    let output = "";
    for (const row of excerpt(text, range, Math.max(MIN_WIDTH, columns - numberWidth - GUTTER_WIDTH))) {
      output += `${gutter(row.line ?? "")} ${row.text}\n`;
      if (row.mark !== "") output += `${gutter("")} ${paint(row.mark, "bold", colorOf(issue))}\n`;
    }
    return `${output}\n`;
  }

  /**
   * @param {FixableIssue} issue
   * @param {string} file
   */
  function fixedLine(issue, file) {
    const path = formatPath(issue.path);
    const what = path === "" ? issue.fix.title : `${path}: ${issue.fix.title}`;
    return `${paint(file, "bold")}: ${paint("fixed", "bold", "green")}: ${visible(what)} ${rule(issue)}`;
  }

  return {
    file({ input, bytes, report, fixed }) {
      const file = visible(input.name);
      const issues = report.issues.toSorted((a, b) => offsetOf(a) - offsetOf(b));
      const text = issues.length > 0 ? decode(bytes) : undefined;
      let output = "";
      const fixedLines = quiet ? [] : fixed.map((issue) => fixedLine(issue, file));
      for (const [line, times] of countEqual(fixedLines)) {
        output += times === 1 ? `${line}\n` : `${line} (${grouped(times)} times)\n`;
      }
      issues.forEach((issue, index) => {
        output += headline(issue, file);
        if (issue.fix !== undefined) output += `  ${paint(visible(describeFix(issue.fix)), "green")}\n`;
        // Issues at the same place share one excerpt, such as the fields that are missing.
        const next = issues.at(index + 1);
        if (text !== undefined && (next === undefined || !isSamePlace(issue, next))) output += markedLines(issue, text);
      });
      return output;
    },

    end({ files, errors, warnings, fixable, fixed }) {
      if (files === 0 || (quiet && errors === 0)) return "";
      const warningCount = sum(Object.values(warnings));
      const parts = [];
      if (errors > 0) parts.push(paint(count(errors, "error"), "bold", "red"));
      if (warningCount > 0 && !quiet) {
        parts.push(`${paint(count(warningCount, "warning"), "bold", "yellow")} (${byImpact(warnings)})`);
      }
      if (errors + warningCount === 0) parts.push(paint("no issues", "green"));
      if (fixed > 0) parts.push(`${grouped(fixed)} fixed`);
      if (fixable.safe > 0) parts.push(`${grouped(fixable.safe)} fixable with --fix`);
      if (fixable.suggestion > 0) parts.push(`${grouped(fixable.suggestion)} fixable with --fix-suggestions`);
      return `${count(files, "file")}: ${parts.join(", ")}\n`;
    },
  };
}

/** @param {Issue} issue */
function colorOf({ severity }) {
  return severity === "error" ? "red" : "yellow";
}

/** @param {Totals["warnings"]} warnings */
function byImpact(warnings) {
  const impacts = /** @type {Impact[]} */ (Object.keys(IMPACTS));
  return impacts
    .filter((impact) => warnings[impact] > 0)
    .map((impact) => `${IMPACTS[impact]}: ${grouped(warnings[impact])}`)
    .join(", ");
}

/** @param {Issue} issue */
function offsetOf({ range }) {
  return range?.start.offset ?? 0;
}

/**
 * @param {Issue} a
 * @param {Issue} b
 */
function isSamePlace(a, b) {
  return a.range?.start.offset === b.range?.start.offset && a.range?.end.offset === b.range?.end.offset;
}

/**
 * Counts equal lines, in the order of their first occurrence.
 * @param {string[]} lines
 */
function countEqual(lines) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
