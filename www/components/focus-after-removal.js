/** Keeps the focus in a list when a button removes its own item, as a fix does. */
import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Moves the focus from a removed item to the one in its place, or to the heading if none is left.
 * @param {{ current: HTMLElement | null }} section with the heading and the items
 * @returns {(event: FocusEvent) => void} the section's `onFocusOut`
 */
export function useFocusAfterRemoval(section) {
  /** The index of the item with the focus, -1 for an element outside of the items. */
  const focused = useRef(/** @type {number | undefined} */ (undefined));
  const items = () => [...(section.current?.querySelectorAll("li") ?? [])];

  // During rendering the document still has the items of before.
  if (section.current?.contains(document.activeElement)) {
    focused.current = items().findIndex((item) => item.contains(document.activeElement));
  }
  useLayoutEffect(() => {
    if (focused.current === undefined || document.activeElement !== document.body) return;
    const left = items();
    const next = left[Math.min(focused.current, left.length - 1)]?.querySelector("button");
    (next ?? section.current?.querySelector("h2"))?.focus();
    focused.current = undefined;
  });

  return ({ target }) =>
    queueMicrotask(() => {
      // Browsers also send the event for an element that is removed. Otherwise the focus was moved on purpose.
      if (/** @type {Element} */ (target).isConnected) focused.current = undefined;
    });
}
