/** Lists issues, errors before warnings: each is a button that goes to its place, beside a button that mends it. */
import { byId, element } from "./element.js";
import { capitalized, count, prose, shortened } from "./prose.js";

/**
 * @import { Issue } from "m3ter-export-destination"
 * @import { Reading } from "./reading.js"
 */

/** A text can have more issues than a browser lays out while one types. */
const MOST = 100;

/** @param {{ goTo: (issue: Issue) => void, mend: (issue: Issue) => void, mendAll: () => void }} actions */
export function createIssueList({ goTo, mend, mendAll }) {
  const section = byId("issues-section", HTMLElement);
  const heading = byId("issues-heading", HTMLElement);
  const list = byId("issues", HTMLElement);
  const more = byId("issues-more", HTMLElement);
  const all = byId("fix-all", HTMLButtonElement);
  all.addEventListener("click", mendAll);

  /** @param {Issue} issue */
  function item(issue) {
    const { code, severity, path, message, range, fix } = issue;
    const missing = code === "required";
    const kind = missing ? "missing" : severity;
    const button = element("button", { type: "button", className: "issue" });
    button.append(element("span", { className: "severity" }, missing ? "to fill in" : severity), " ");
    const text = element("span", { className: "text" });
    if (path.length > 0) text.append(element("code", { className: "name" }, shortened(path.join(".") || '""')), " ");
    text.append(...prose(message));
    button.append(text);
    if (range !== undefined && !missing) {
      const { line, column } = range.start;
      const place = element("span", { className: "place", title: `line ${line}, column ${column}` }, `${line}:${column}`);
      button.append(" ", place);
    }
    button.addEventListener("click", () => goTo(issue));
    const li = element("li", { className: kind }, button);
    if (fix !== undefined) {
      const repair = element("button", { type: "button", className: "fix" }, ...prose(capitalized(fix.title)));
      repair.addEventListener("click", () => mend(issue));
      li.append(repair);
    }
    return li;
  }

  return {
    /** @returns {boolean} whether there is one to give the focus to */
    focus() {
      const [first] = list.querySelectorAll("button");
      first?.focus();
      return first !== undefined;
    },

    /** @param {Reading} reading */
    show({ missing, wrong, warnings }) {
      // What the hands are on vanishes with the list: the focus goes to what takes its place.
      const focused = section.contains(document.activeElement)
        ? [...list.children].findIndex((each) => each.contains(document.activeElement))
        : undefined;
      const ordered = [...wrong, ...missing, ...warnings];
      const shown = ordered.slice(0, MOST);
      list.replaceChildren(...shown.map(item));
      const left = ordered.length - shown.length;
      more.hidden = left === 0;
      more.textContent = `and ${left.toLocaleString("en")} more`;
      const fixes = ordered.filter(({ fix }) => fix !== undefined).length;
      all.hidden = fixes < 2;
      all.textContent = `Fix all ${fixes.toLocaleString("en")}`;
      section.dataset.empty = String(ordered.length === 0);
      heading.textContent = ordered.length === 0 ? "No issues" : "Issues";
      byId("starts", HTMLElement).hidden = wrong.length > 0 || missing.length === 0;
      if (focused !== undefined && !section.contains(document.activeElement)) {
        const next = list.children[Math.min(Math.max(focused, 0), list.children.length - 1)]?.querySelector("button");
        (next ?? heading).focus();
      }
    },
  };
}

/** @param {number} number */
export function fixed(number) {
  return `Fixed ${count(number, "issue")}`;
}
