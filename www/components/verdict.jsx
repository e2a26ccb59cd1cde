/** The verdict card: the largest thing on the page, with the next step. */
import { useSignalEffect } from "@preact/signals";
import { Fragment } from "preact";
import { announceAtRest } from "../state/announce.js";
import { reading } from "../state/reading.js";
import { toSet } from "../state/settings.js";
import { operation } from "../state/state.js";
import { verdictOn } from "../state/verdict.js";
import { VerdictIcon } from "./icons.jsx";
import { NextStep } from "./next-step.jsx";

export function VerdictCard() {
  const verdict = () => verdictOn(reading.value, operation.value, toSet.value?.title);
  const { outcome, title, detail, unchecked } = verdict();
  useSignalEffect(() => {
    const { title, detail } = verdict();
    announceAtRest(`${title}. ${detail}`);
  });
  return (
    <section class="verdict" aria-label="Verdict" data-outcome={outcome}>
      <VerdictIcon outcome={outcome} />
      <div class="verdict-words">
        <p class="verdict-title">{title}</p>
        <p class="verdict-detail">
          {/* A line breaks between two parts, not in one. */}
          {detail.split(" · ").map((part, index) => (
            <Fragment key={index}>
              {index > 0 && " · "}
              <span>{part}</span>
            </Fragment>
          ))}
        </p>
        {unchecked && <p class="unchecked">{unchecked}</p>}
      </div>
      <NextStep />
    </section>
  );
}
