/** One field of the form: label, control, length, help, and what is wrong with its value. */
import { element } from "./element.js";
import { prose } from "./prose.js";

/**
 * @import { Issue, Json } from "m3ter-export-destination"
 * @import { Field } from "./fields.js"
 *
 * @typedef {object} FormField
 * @property {HTMLElement} root
 * @property {(value: unknown) => void} show
 * @property {(issues: Issue[]) => void} tell
 * @property {() => void} focus
 *
 * @typedef {HTMLInputElement | HTMLSelectElement} Control
 */

/** What a field without a value shows among its choices. */
const ABSENT = "absent";

/**
 * @param {Field} field
 * @param {{ write?: (value: Json | undefined) => void, root?: HTMLElement, inputs?: HTMLInputElement[] }} parts what
 *   writes its value; or a control that is there already, a group of radio buttons
 * @returns {FormField}
 */
export function formField(field, { write = () => {}, root: group, inputs = [] }) {
  const id = `field-${field.name}`;
  const control = group ? undefined : controlFor(field);
  if (control) Object.assign(control, { id, required: field.required });
  const controls = control ? [control] : inputs;
  const help = element("p", { id: `${id}-help`, className: "help" }, ...prose(field.help));
  const message = element("p", { id: `${id}-message`, className: "message", hidden: true });
  const length = element("span", { className: "length" });
  const caption = control
    ? element("label", { htmlFor: id }, field.title)
    : element("span", { id: `${id}-label`, className: "label" }, field.title);
  const heading = element("div", { className: "heading" }, caption, length);
  const root = element("div", { className: "field", "data-field": field.name }, heading, control ?? group ?? "", message, help);
  if (group) {
    root.setAttribute("role", "radiogroup");
    root.setAttribute("aria-labelledby", `${id}-label`);
  } else if (!field.required) {
    length.textContent = "optional";
  }

  control?.addEventListener("input", () => write(valueOf(field, control)));

  return {
    root,
    show(value) {
      if (!control) return;
      showValue(field, control, value);
      if (field.most !== undefined) {
        const used = typeof value === "string" ? value.length : 0;
        length.textContent = `${used.toLocaleString("en")}/${field.most}`;
        length.dataset.over = String(used > field.most);
      }
    },
    tell(issues) {
      // An empty field says by itself that it is empty.
      const worst = ["error", "warning"].flatMap((severity) =>
        issues.filter((issue) => issue.severity === severity && issue.code !== "required"),
      )[0];
      message.hidden = worst === undefined;
      message.dataset.severity = worst?.severity ?? "";
      message.replaceChildren(...(worst ? prose(worst.message) : []));
      for (const each of group ? [root] : controls) {
        each.setAttribute("aria-describedby", worst ? `${message.id} ${help.id}` : help.id);
        if (worst?.severity === "error") each.setAttribute("aria-invalid", "true");
        else each.removeAttribute("aria-invalid");
      }
    },
    focus() {
      (controls.find((each) => each instanceof HTMLInputElement && each.checked) ?? controls[0]).focus();
    },
  };
}

/**
 * @param {Field} field
 * @returns {Control}
 */
function controlFor({ choices, example, number }) {
  if (choices !== undefined) {
    const options = choices.map((choice) => new Option(String(choice), String(choice)));
    return element("select", {}, new Option("not given", ABSENT), ...options);
  }
  return element("input", {
    type: "text",
    placeholder: example,
    inputMode: number ? "numeric" : "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: false,
  });
}

/**
 * @param {Field} field
 * @param {Control} control
 * @returns {Json | undefined}
 */
function valueOf({ choices, required, number }, { value }) {
  if (choices !== undefined) return value === ABSENT ? undefined : (choices.find((choice) => String(choice) === value) ?? value);
  if (number && /^-?(0|[1-9][0-9]{0,14})$/.test(value)) return Number(value);
  return value === "" && (!required || number) ? undefined : value;
}

/**
 * @param {Field} field
 * @param {Control} control
 * @param {unknown} value
 */
function showValue({ choices }, control, value) {
  const text = typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
  if (control instanceof HTMLSelectElement) {
    const shown = value === undefined ? ABSENT : text;
    control.querySelector("[data-stray]")?.remove();
    if (value !== undefined && !choices?.some((choice) => String(choice) === shown)) {
      const stray = new Option(shown.slice(0, 80), shown);
      stray.dataset.stray = "";
      control.append(stray);
    }
    control.value = shown;
    return;
  }
  // A text field has one line: what has more is changed where all of it can be seen.
  const readOnly = /[\n\r]/.test(text) || text.length > 10_000;
  if (control.readOnly !== readOnly) control.readOnly = readOnly;
  const shown = readOnly ? text.slice(0, 10_000) : text;
  if (control.value !== shown) control.value = shown;
}
