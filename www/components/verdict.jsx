/** The verdict card: the largest thing on the page, with the next step. */
import { useSignalEffect } from "@preact/signals";
import { announceAtRest } from "../state/announce.js";
import { reading } from "../state/reading.js";
import { toSet } from "../state/settings.js";
import { operation } from "../state/state.js";
import { verdictOn } from "../state/verdict.js";
import { VerdictIcon } from "./icons.jsx";
import { NextStep } from "./next-step.jsx";

function goToHeading() {
  const heading = document.getElementById("issues-heading");
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView();
}

export function VerdictCard() {
  const { report } = reading.value;
  const verdict = () => verdictOn(reading.value, operation.value, toSet.value?.title);
  const { outcome, title, detail, unchecked } = verdict();
  useSignalEffect(() => {
    const { title, detail } = verdict();
    announceAtRest(`${title}. ${detail}`);
  });
  return (
    <section class="verdict" tabIndex={-1} aria-label="Verdict" data-outcome={outcome}>
      <VerdictIcon outcome={outcome} />
      <div class="verdict-words">
        <p class="verdict-title">{title}</p>
        <p class="verdict-detail">
          {/* A line breaks between two parts, not in one. */}
          {detail.split(" · ").map((part, index) => (
            <span key={index}>
              <i>{index > 0 && " · "}</i>
              {part}
            </span>
          ))}
        </p>
        {unchecked && <p class="unchecked">{unchecked}</p>}
        {report.issues.length > 0 && (
          <button type="button" class="to-issues" onClick={goToHeading}>
            <span class="visually-hidden">Go to the issues</span>
          </button>
        )}
      </div>
      <NextStep />
    </section>
  );
}
