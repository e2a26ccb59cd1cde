/** React in jsdom: has to be imported before React is. */
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><main></main>", { pretendToBeVisual: true, url: "http://localhost/" });
/** @type {Record<string, unknown>} */
const wanted = { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true };
for (const name of ["Element", "Event", "FormData", "HTMLElement", "MutationObserver", "Node", "SubmitEvent"])
  wanted[name] = window[name];
for (const name of Object.getOwnPropertyNames(window).filter((name) => name.startsWith("HTML")))
  wanted[name] = window[name];
Object.assign(globalThis, wanted);
// Newer Nodes have one of their own, which cannot be assigned.
Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
/** React puts a setter of its own on each input, and would take the change for one of its own. */
const { set: setValue } = /** @type {PropertyDescriptor} */ (
  Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, "value")
);

// React's build for production, which a build of the page leaves asked for, has no `act`.
process.env.NODE_ENV = "test";
const { act, createElement } = await import("react");
const { createRoot } = await import("react-dom/client");

/**
 * @param {any} component of a form with a field for each member of what is filled in
 */
export async function open(component) {
  /** @type {unknown[]} */
  const submitted = [];
  const main = window.document.createElement("main");
  window.document.body.append(main);
  const root = createRoot(main);
  await act(async () =>
    root.render(createElement(component, { onSubmit: (/** @type {unknown} */ body) => submitted.push(body) })),
  );
  const form = /** @type {HTMLFormElement} */ (main.querySelector("form"));

  return {
    submitted,

    /** @param {Record<string, string>} body */
    async fillIn(body) {
      for (const [name, text] of Object.entries(body)) {
        const input = /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
        setValue?.call(input, text);
        await act(async () => input.dispatchEvent(new window.Event("input", { bubbles: true })));
      }
    },

    async submit() {
      await act(async () => /** @type {HTMLButtonElement} */ (form.querySelector("button")).click());
    },

    /** @returns {Record<string, string>} the text under each field that has one */
    messages() {
      const places = [...form.querySelectorAll("em")].filter(({ textContent }) => textContent !== "");
      return Object.fromEntries(places.map(({ id, textContent }) => [id, textContent]));
    },

    async close() {
      await act(async () => root.unmount());
      main.remove();
    },
  };
}
