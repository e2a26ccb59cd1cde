/** The issues: errors first, then warnings by impact. A click on one selects its range; its fix is below. */
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { isSafe } from "../state/changes.js";
import { act, loadActions } from "../state/load-actions.js";
import { byImpact, MAX_WARNINGS, nameOf, rested, settled } from "../state/reading.js";
import { bodyNumber } from "../state/state.js";
import { isCapped, UNCHECKED } from "../state/verdict.js";
import { capitalized, shortened } from "../text/words.js";
import { CopyButton } from "./copy-button.jsx";
import { useFocusAfterRemoval } from "./focus-after-removal.js";
import { goTo } from "./go-to.js";
import { Prose } from "./prose.jsx";
import { Why } from "./why.jsx";

/**
 * @import { Issue } from "m3ter-export-destination"
 * @import { Reading } from "../state/reading.js"
 */

/** More issues take a browser too long to lay out between two keys. */
const MAX_SHOWN = 100;

/** Those that are shown at once; the others follow a frame later. */
const SHOWN_AT_ONCE = 20;

/** Returns the issues in the order of the list; errors have no title. @param {Reading} reading */
function groupsOf({ wrong, missing, warnings }) {
  const { export_fails, wrong_place, advice } = byImpact(warnings);
  return [
    { title: undefined, issues: [...wrong, ...missing] },
    { title: "The export will probably fail", issues: export_fails },
    { title: "Files will land in an unexpected place", issues: wrong_place },
    { title: "Advice", issues: advice },
  ];
}

/** @param {{ issue: Issue }} props */
function Item({ issue }) {
  const { code, reason = "", severity, path, message, range, fix } = issue;
  const isMissing = code === "required";
  return (
    <li class={isMissing ? "missing" : severity}>
      <button type="button" class="issue" onClick={() => goTo(issue)}>
        <span class="severity">
          <span class="visually-hidden">{isMissing ? "to fill in" : severity}</span>
        </span>{" "}
        <span class="text">
          {path.length > 0 && (
            <>
              <code class="name">{shortened(path.join(".") || '""')}</code>{" "}
            </>
          )}
          <Prose text={message} />
        </span>
        {range !== undefined && !isMissing && (
          <>
            {" "}
            <span class="place" title={`line ${range.start.line}, column ${range.start.column}`}>
              {range.start.line}:{range.start.column}
            </span>
          </>
        )}
      </button>
      <div class="issue-foot">
        {fix && (
          <button
            type="button"
            class="fix"
            data-suggestion={!isSafe(fix)}
            onClick={() => act(({ applyIssueFix }) => applyIssueFix(issue))}
          >
            <Prose text={capitalized(fix.title)} />
          </button>
        )}
        {!isMissing && <Why code={code} reason={reason} />}
      </div>
    </li>
  );
}

/** @param {{ title: string | undefined, issues: Issue[] }} props */
function IssueGroup({ title, issues }) {
  if (issues.length === 0) return null;
  /** @type {Record<string, number>} */
  const counts = {};
  const list = (
    <ol>
      {issues.map((issue) => {
        // An open explanation stays at its issue when another one goes.
        const name = nameOf(issue);
        counts[name] = (counts[name] ?? 0) + 1;
        return <Item key={`${name} ${counts[name]}`} issue={issue} />;
      })}
    </ol>
  );
  if (title === undefined) return list;
  return (
    <div role="group" aria-label={title}>
      <h3>{title}</h3>
      {list}
    </div>
  );
}

/** @param {{ label: string, name: "START_S3" | "START_GCS" | "START_MISTAKES" }} props */
function Start({ label, name }) {
  return (
    <button type="button" class="link" onClick={() => act((actions) => actions.openExample(actions[name]))}>
      {label}
    </button>
  );
}

export function IssueList() {
  const section = useRef(/** @type {HTMLElement | null} */ (null));
  const onFocusOut = useFocusAfterRemoval(section);
  const shownBefore = useRef(0);
  useSignalEffect(() => {
    // Another body: the first issue has to be in sight.
    bodyNumber.value;
    section.current?.parentElement?.scrollTo(0, 0);
  });
  const reading = settled.value;
  const { wrong, warnings, report, body = {} } = reading;
  const groups = groupsOf(reading);
  const all = groups.flatMap(({ issues }) => issues);
  // Those that were shown stay, so that nothing scrolls away.
  const atOnce = Math.max(SHOWN_AT_ONCE, shownBefore.current);
  const shown = new Set(all.slice(0, rested.value === reading ? MAX_SHOWN : Math.min(atOnce, MAX_SHOWN)));
  shownBefore.current = shown.size;
  const rest = Math.max(all.length - MAX_SHOWN, 0);
  const mayLackWarnings = isCapped(warnings);
  const max = MAX_WARNINGS.toLocaleString("en");

  return (
    <section
      class="issues"
      aria-labelledby="issues-heading"
      ref={section}
      data-empty={all.length === 0}
      onFocusOut={onFocusOut}
    >
      <div class="caption">
        <h2 id="issues-heading" tabIndex={-1}>
          {all.length === 0 ? "No issues" : "Issues"}
        </h2>
        <div class="actions">
          {all.length > 0 && (
            <CopyButton
              what="issues as Markdown"
              shown="issues"
              text={async () => (await loadActions()).issuesAsMarkdown(report)}
            />
          )}
        </div>
      </div>
      {/* For a narrow screen, where the verdict has no room for it. */}
      {report.valid && <p class="unchecked">{UNCHECKED[report.destinationType ?? "S3"]}</p>}
      {groups.map(({ title, issues }) => (
        <IssueGroup key={title} title={title} issues={issues.filter((issue) => shown.has(issue))} />
      ))}
      {(rest > 0 || mayLackWarnings) && (
        <p class="more">
          {rest > 0 && `and ${rest.toLocaleString("en")} more. `}
          {mayLackWarnings &&
            `A report has at most ${max} warnings of unknown members, and ${max} of duplicates of one field.`}
        </p>
      )}
      {wrong.length === 0 && Object.keys(body).every((name) => name === "destinationType") && (
        <p class="starts">
          Fill in the form, write or paste JSON, drop a file, or start from{" "}
          <Start label="an S3 bucket" name="START_S3" />,{" "}
          <Start label="a Google Cloud Storage bucket" name="START_GCS" /> or{" "}
          <Start label="a body with mistakes" name="START_MISTAKES" />.
        </p>
      )}
    </section>
  );
}
