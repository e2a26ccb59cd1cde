/** Tabs as the ARIA Authoring Practices describe them: one tab stop, arrow keys move, and the focused tab is shown. */
import { useRef } from "preact/hooks";

/** @import { ComponentChildren } from "preact" */

/**
 * @template {string} Name
 * @param {object} props
 * @param {string} props.label
 * @param {{ name: Name, title: string }[]} props.tabs
 * @param {Name} props.chosen
 * @param {(name: Name) => void} props.choose
 * @param {ComponentChildren} props.children the panel
 */
export function Tabs({ label, tabs, chosen, choose, children }) {
  const list = useRef(/** @type {HTMLDivElement | null} */ (null));
  const at = tabs.findIndex(({ name }) => name === chosen);

  /** @param {KeyboardEvent} event */
  const move = (event) => {
    const last = tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    choose(tabs[to].name);
    list.current?.querySelectorAll("button")[to]?.focus();
  };

  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-controls="preview-panel"
            aria-selected={name === chosen}
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => choose(name)}
          >
            {title}
          </button>
        ))}
      </div>
      <div class="panel" role="tabpanel" id="preview-panel" aria-labelledby={`tab-${chosen}`} tabIndex={0}>
        {children}
      </div>
    </>
  );
}
