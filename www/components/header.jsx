/** The wordmark, and the controls of the page as a whole: examples, link, reset, colors. */

import { act, actions } from "../state/actions.js";
import { earlier } from "../state/drafts.js";
import { THEMES, theme } from "../state/theme.js";
import { Mark, ThemeIcon } from "./icons.jsx";
import { Segments } from "./segments.jsx";
import { ShareButton } from "./share-button.jsx";

const COLORS = THEMES.map((choice) => ({ ...choice, icon: <ThemeIcon theme={choice.value} /> }));

function ExampleMenu() {
  const groups = actions.value?.exampleMenu(earlier.value) ?? [];
  /** @param {string} value */
  const open = (value) => {
    const [group, choice] = value.split("-").map(Number);
    groups[group].choices[choice].open();
  };
  return (
    <select
      class="examples"
      aria-label="Example"
      value=""
      onChange={({ currentTarget }) => {
        open(currentTarget.value);
        currentTarget.value = "";
      }}
    >
      <option value="">Examples</option>
      {groups.map(({ label, choices }, group) => (
        <optgroup key={label} label={label}>
          {choices.map(({ title }, choice) => (
            <option key={choice} value={`${group}-${choice}`}>
              {title}
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
      <button
        type="button"
        class="quiet skip"
        onClick={() => /** @type {HTMLElement | null} */ (document.querySelector(".verdict"))?.focus()}
      >
        Skip to the verdict
      </button>
      <h1>
        <Mark />
        <span>
          <span class="brand">m3ter </span>
          <b>export destination</b>
        </span>
      </h1>
      <p class="tagline">Check an export destination before you create it. Everything stays in your browser.</p>
      <div class="actions">
        <ExampleMenu />
        <ShareButton />
        <button type="button" class="quiet" onClick={() => act(({ reset }) => reset())}>
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
