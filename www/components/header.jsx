/** The wordmark, and the controls of the page as a whole: examples, link, reset, colors. */

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { earlier } from "../state/drafts.js";
import { act, actions } from "../state/load-actions.js";
import { THEMES, theme } from "../state/theme.js";
import { Chevron, Mark, ThemeIcon } from "./icons.jsx";
import { Segments } from "./segments.jsx";
import { ShareButton } from "./share-button.jsx";

const COLORS = THEMES.map((choice) => ({ ...choice, icon: <ThemeIcon theme={choice.value} /> }));

function ExampleMenu() {
  const isOpen = useSignal(false);
  const menu = useRef(/** @type {HTMLDivElement | null} */ (null));
  /** @param {() => void} [run] */
  const close = (run) => {
    menu.current?.querySelector("button")?.focus();
    isOpen.value = false;
    run?.();
  };
  // Listens before the list is painted.
  useLayoutEffect(() => {
    if (!isOpen.value) return;
    const listening = new AbortController();
    /** @param {Event} event */
    const closeOutside = ({ target }) => {
      if (!menu.current?.contains(/** @type {Node} */ (target))) isOpen.value = false;
    };
    addEventListener("pointerdown", closeOutside, listening);
    addEventListener("focusin", closeOutside, listening);
    addEventListener("keydown", ({ key }) => key === "Escape" && close(), listening);
    return () => listening.abort();
  }, [isOpen.value]);
  return (
    <div class="examples" ref={menu}>
      <button
        type="button"
        class="quiet"
        aria-expanded={isOpen.value}
        aria-controls="examples"
        onClick={() => act(() => (isOpen.value = !isOpen.value))}
      >
        Examples <Chevron open />
      </button>
      <div class="examples-list" id="examples" hidden={!isOpen.value}>
        {isOpen.value &&
          actions.value?.exampleMenu(earlier.value).map(({ label, choices }) => (
            <div key={label} role="group" aria-label={label}>
              <p>{label}</p>
              {choices.map(({ title, open }, index) => (
                <button key={index} type="button" onClick={() => close(open)}>
                  {title}
                </button>
              ))}
            </div>
          ))}
      </div>
    </div>
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
