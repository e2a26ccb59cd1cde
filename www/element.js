/** Makes elements. Text goes in as text only, so no payload becomes markup. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [given] properties of the element; names with a hyphen, and `role`, are attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.includes("-") || name === "role") made.setAttribute(name, String(value));
    else Object.assign(made, { [name]: value });
  }
  made.append(...children);
  return made;
}

/**
 * @template {HTMLElement} E
 * @param {string} id
 * @param {new () => E} type
 */
export function byId(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new TypeError(`#${id} is not a ${type.name}`);
  return found;
}

/**
 * Radio buttons that look like one control with several positions.
 * @param {string} name
 * @param {{ value: string, label: string }[]} choices
 * @param {(value: string) => void} choose
 */
export function segments(name, choices, choose) {
  const inputs = choices.map(({ value }) => element("input", { type: "radio", name, value }));
  const labels = choices.map(({ label }, index) => element("label", {}, inputs[index], element("span", {}, label)));
  const root = element("div", { className: "segments" }, ...labels);
  root.addEventListener("change", ({ target }) => choose(/** @type {HTMLInputElement} */ (target).value));
  return {
    root,
    inputs,
    /** @param {string | undefined} value */
    show(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}
