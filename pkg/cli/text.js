/** The report for people: each issue with its line, the place marked under it, its fix, and a summary. */
import { excerpt } from "./excerpt.js";
import { painter, visible } from "./terminal.js";
import { decode, place, ruleName, sentence } from "./wording.js";

/** @import { Issue } from "../index.js" */
/** @import { Format, Look } from "./format.js" */

/** Narrower than this, a line has no room for a mark and what stands round it. */
const MIN_WIDTH = 40;

/**
 * @param {Look} look
 * @returns {Format}
 */
export function textFormat({ coloured, columns, quiet }) {
  const paint = painter(coloured);
  const rule = (/** @type {Issue} */ issue) => paint(`[${ruleName(issue)}]`, "dim");

  /**
   * @param {Issue} issue
   * @param {string} name of the file
   */
  function headline(issue, name) {
    const { severity, range } = issue;
    const at = range === undefined ? name : `${name}:${range.start.line}:${range.start.column}`;
    const colour = severity === "error" ? "red" : "yellow";
    return `${paint(at, "bold")}: ${paint(severity, colour, "bold")}: ${visible(sentence(issue))} ${rule(issue)}\n`;
  }

  /**
   * @param {Issue} issue
   * @param {string} text
   */
  function lines({ severity, range }, text) {
    if (range === undefined) return "";
    const gutter = String(range.end.line).length;
    const rows = excerpt(text, range, Math.max(MIN_WIDTH, columns - gutter - GUTTER));
    const colour = severity === "error" ? "red" : "yellow";
    return rows
      .map(({ line, text, mark }) => {
        const number = paint(`  ${String(line ?? "").padStart(gutter)} |`, "cyan");
        const shown = `${number} ${text}\n`;
        if (mark === "") return shown;
        return `${shown}${paint(`  ${" ".repeat(gutter)} |`, "cyan")} ${paint(mark, colour, "bold")}\n`;
      })
      .join("");
  }

  return {
    file({ input, bytes, report, fixed }) {
      const name = visible(input.name);
      const issues = report.issues.toSorted(byPlace);
      const text = issues.length > 0 ? decode(bytes) : undefined;
      let output = "";
      for (const issue of fixed) {
        const done = visible(`${place(issue.path)}: ${issue.fix?.title}`);
        output += `${paint(name, "bold")}: ${paint("fixed", "green", "bold")}: ${done} ${rule(issue)}\n`;
      }
      issues.forEach((issue, index) => {
        output += headline(issue, name);
        if (issue.fix !== undefined) output += `  ${paint("fix:", "green")} ${visible(issue.fix.title)}\n`;
        const next = issues.at(index + 1);
        // What is missing is told at the document's first character, and so may be several things.
        if (text !== undefined && (next === undefined || !isSamePlace(issue, next))) output += `${lines(issue, text)}\n`;
      });
      return output;
    },

    end({ files, errors, warnings, fixable, fixed }) {
      if (files === 0 || (quiet && errors === 0)) return "";
      const found = [];
      if (errors > 0) found.push(paint(count(errors, "error"), "red", "bold"));
      if (warnings > 0 && !quiet) found.push(paint(count(warnings, "warning"), "yellow", "bold"));
      if (errors + warnings === 0) found.push(paint("no issues", "green"));
      if (fixed > 0) found.push(`${fixed} fixed`);
      if (fixable > 0) found.push(`${fixable} fixable with --fix`);
      return `${count(files, "file")}: ${found.join(", ")}\n`;
    },
  };
}

/** What stands before a line: two blanks, its number, a bar between blanks. */
const GUTTER = "   | ".length;

/**
 * @param {Issue} one
 * @param {Issue} other
 */
function byPlace(one, other) {
  return (one.range?.start.offset ?? 0) - (other.range?.start.offset ?? 0);
}

/**
 * @param {Issue} one
 * @param {Issue} other
 */
function isSamePlace(one, other) {
  return one.range?.start.offset === other.range?.start.offset && one.range?.end.offset === other.range?.end.offset;
}

/**
 * @param {number} number
 * @param {string} noun
 */
function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
