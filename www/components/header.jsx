/** The wordmark, the examples, and what concerns the page as a whole. */

import { replaceBody, reset } from "../state/changes.js";
import { earlier, startAnotherDraft } from "../state/drafts.js";
import { GROUPS } from "../state/examples.js";
import { THEMES, theme } from "../state/theme.js";
import { Mark, ThemeIcon } from "./icons.jsx";
import { Segments } from "./segments.jsx";
import { ShareButton } from "./share-button.jsx";

const COLORS = THEMES.map((choice) => ({ ...choice, icon: <ThemeIcon theme={choice.value} /> }));

const EXAMPLES = GROUPS.flatMap(({ examples }) => examples);

/** @param {{ value: string }} select */
function open({ value }) {
  const [kind, index] = value.split("-");
  if (kind === "example") {
    const { title, draft } = EXAMPLES[Number(index)];
    replaceBody(draft, `Example: ${title}.`);
  } else {
    const kept = earlier.value[Number(index)];
    startAnotherDraft();
    replaceBody(kept.draft, "Earlier draft restored.");
  }
}

/** @param {import("../state/drafts.js").Kept} kept */
function titleOf({ saved, draft }) {
  const name = /"(?:code|name)"\s*:\s*"([^"]{1,40})/.exec(draft.text)?.[1] ?? "without a name";
  return `${name}, ${new Date(saved).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}`;
}

function ExampleMenu() {
  return (
    <select
      class="examples"
      aria-label="Example"
      value=""
      onChange={({ currentTarget }) => {
        open(currentTarget);
        currentTarget.value = "";
      }}
    >
      <option value="">Examples</option>
      {earlier.value.length > 0 && (
        <optgroup label="Earlier drafts on this device">
          {earlier.value.map((kept, index) => (
            <option key={kept.id} value={`draft-${index}`}>
              {titleOf(kept)}
            </option>
          ))}
        </optgroup>
      )}
      {GROUPS.map(({ label, examples }) => (
        <optgroup key={label} label={label}>
          {examples.map((example) => (
            <option key={example.title} value={`example-${EXAMPLES.indexOf(example)}`}>
              {example.title}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

export function Header() {
  return (
    <header>
      <h1>
        <Mark />
        <span>
          m3ter <b>export destination</b>
        </span>
      </h1>
      <p class="tagline">Check an export destination before you create it. Everything stays in your browser.</p>
      <div class="actions">
        <ExampleMenu />
        <ShareButton />
        <button type="button" class="quiet" onClick={reset}>
          Reset
        </button>
        <Segments
          name="theme"
          label="Colors"
          choices={COLORS}
          value={theme.value}
          choose={(value) => (theme.value = value)}
        />
      </div>
    </header>
  );
}
