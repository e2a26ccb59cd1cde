/** The body as a form: the fields of its kind, as the schema has them. It follows the text, and patches it. */
import { byId, element, segments } from "./element.js";
import { formField } from "./form-field.js";
import { KIND, KINDS, VERSION, kindOf } from "./fields.js";
import { withMember } from "./member.js";
import { prose } from "./prose.js";

/**
 * @import { Json } from "m3ter-export-destination"
 * @import { Field } from "./fields.js"
 * @import { FormField } from "./form-field.js"
 * @import { Reading } from "./reading.js"
 * @import { Store } from "./state.js"
 */

const IDLE = "Form and JSON follow each other: change either.";

/** @param {Store} store */
export function createForm(store) {
  const fieldset = byId("form", HTMLFieldSetElement);
  const hint = byId("form-hint", HTMLElement);

  /**
   * @param {string} name
   * @param {Json | undefined} value
   */
  const write = (name, value) => store.change({ text: withMember(store.state.text, name, value) }, "form");

  const kinds = segments("kind", KINDS, (value) => write(KIND.name, value));
  const kindField = formField(KIND, { root: kinds.root, inputs: kinds.inputs });
  /** @type {Map<string, FormField>} the fields that were shown so far; a hidden one keeps its elements */
  const made = new Map();
  /** @type {Field[]} */
  let shown = [];

  /** @param {Field} field */
  function fieldFor(field) {
    const known = made.get(field.name);
    if (known !== undefined) return known;
    const fresh = formField(field, { write: (value) => write(field.name, value) });
    made.set(field.name, fresh);
    return fresh;
  }

  /** @param {Field[]} fields */
  function lay(fields) {
    if (fields.length === shown.length && fields.every((field, index) => field.name === shown[index].name)) return;
    shown = fields;
    byId("fields", HTMLElement).replaceChildren(kindField.root, ...fields.map((field) => fieldFor(field).root));
  }

  /** @param {string | undefined} name of the field that has the focus */
  function explain(name) {
    const field = name === KIND.name ? KIND : shown.find((field) => field.name === name);
    hint.replaceChildren(...(field ? [element("b", {}, field.title), " ", ...prose(field.help)] : [IDLE]));
  }

  fieldset.addEventListener("focusin", ({ target }) => {
    explain(/** @type {HTMLElement} */ (target).closest("[data-field]")?.getAttribute("data-field") ?? undefined);
  });
  fieldset.addEventListener("focusout", () => explain(undefined));
  explain(undefined);

  return {
    /** @param {Reading} reading */
    show({ state, report, body }) {
      byId("form-waits", HTMLElement).hidden = body !== undefined;
      hint.hidden = body === undefined;
      fieldset.disabled = body === undefined;
      // The text is broken: the form keeps what it shows until it is whole again.
      if (body === undefined) return;
      const { fields } = kindOf(report.destinationType);
      lay(state.operation === "update" ? [VERSION, ...fields] : fields);
      /** @param {string} name */
      const issuesOf = (name) => report.issues.filter(({ path }) => path.length === 1 && path[0] === name);
      kinds.show(report.destinationType ?? undefined);
      kindField.tell(issuesOf(KIND.name));
      for (const field of shown) {
        const { show, tell } = fieldFor(field);
        show(Object.hasOwn(body, field.name) ? body[field.name] : undefined);
        tell(issuesOf(field.name));
      }
    },

    /**
     * @param {string} name
     * @returns {boolean} whether there is such a field to give the focus to
     */
    focus(name) {
      if (fieldset.disabled) return false;
      const root = name === KIND.name ? kindField : shown.some((field) => field.name === name) && made.get(name);
      if (!root) return false;
      root.focus();
      return true;
    },
  };
}
