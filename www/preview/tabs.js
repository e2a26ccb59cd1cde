/** Tabs by the ARIA pattern: one tab stop, arrows move, what has the focus is shown. */
import { element } from "../element.js";

/**
 * @param {string} label
 * @param {{ name: string, title: string }[]} tabs
 * @param {(name: string) => void} show
 */
export function createTabs(label, tabs, show) {
  const panel = element("div", { id: "preview-panel", role: "tabpanel", tabIndex: 0 });
  const buttons = tabs.map(({ name, title }) =>
    element("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": panel.id, "data-name": name }, title),
  );
  const list = element("div", { role: "tablist", className: "tabs", "aria-label": label }, ...buttons);

  /** @param {HTMLButtonElement} chosen */
  function choose(chosen) {
    for (const button of buttons) {
      button.setAttribute("aria-selected", String(button === chosen));
      button.tabIndex = button === chosen ? 0 : -1;
    }
    panel.setAttribute("aria-labelledby", chosen.id);
    show(chosen.dataset.name ?? "");
  }

  for (const button of buttons) button.addEventListener("click", () => choose(button));
  list.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const last = buttons.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (to === undefined || at === -1) return;
    event.preventDefault();
    buttons[to].focus();
    choose(buttons[to]);
  });
  return { list, panel, start: () => choose(buttons[0]) };
}
