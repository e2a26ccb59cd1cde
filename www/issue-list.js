/** Lists issues, errors before warnings; a click on one asks for its range. */

/** @import { Issue } from "m3ter-export-destination" */

/** A text can have more issues than a browser lays out while one types. */
const MOST = 100;

/**
 * @param {Issue[]} issues
 * @param {(range: NonNullable<Issue["range"]>) => void} select
 * @returns {{ items: HTMLLIElement[], left: number }} with how many issues got no item
 */
export function issueItems(issues, select) {
  const ordered = ["error", "warning"].flatMap((severity) => issues.filter((issue) => issue.severity === severity));
  const items = ordered.slice(0, MOST).map((issue) => item(issue, select));
  return { items, left: ordered.length - items.length };
}

/**
 * @param {Issue} issue
 * @param {(range: NonNullable<Issue["range"]>) => void} select
 */
function item({ severity, path, message, range, fix }, select) {
  const button = element("button", "issue");
  button.type = "button";
  const text = element("span", "message");
  if (path.length > 0) text.append(element("code", "name", path.join(".") || '""'), " ");
  text.append(...prose(message));
  button.append(element("span", "severity", severity), " ", text);
  if (range !== undefined) {
    const { line, column } = range.start;
    const place = element("span", "place", `${line}:${column}`);
    place.title = `line ${line}, column ${column}`;
    button.append(" ", place);
    button.addEventListener("click", () => select(range));
  }
  const li = element("li", severity);
  li.append(button);
  if (fix !== undefined) {
    const line = element("p", "fix", "fix: ");
    line.append(...prose(fix.title));
    li.append(line);
  }
  return li;
}

/**
 * @param {string} text with code in back-ticks
 * @returns {(string | HTMLElement)[]}
 */
function prose(text) {
  const parts = text.split("`");
  // Somebody typed a back-tick: there is no telling which belong together.
  if (parts.length % 2 === 0) return [text];
  return parts.map((part, index) => (index % 2 === 0 ? part : element("code", "", part)));
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {string} [text]
 */
function element(tag, className, text = "") {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  made.textContent = text;
  return made;
}
