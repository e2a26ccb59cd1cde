/** The body as a form: the fields of its destination type, as the schema describes them. It shows the text and edits it. */
import { CLOUDS, groupsOf, TYPE, VERSION } from "../state/fields.js";
import { act, actions } from "../state/load-actions.js";
import { destinationType, lastWhole, objectText, reading, settled } from "../state/reading.js";
import { operation } from "../state/state.js";
import { rootOf } from "../text/members.js";
import { FormField } from "./form-field.jsx";
import { inPane } from "./panes.jsx";
import { Prose } from "./prose.jsx";
import { Segments } from "./segments.jsx";

/** @import { Field } from "../state/fields.js" */

/** Returns the values by name, as JSON text. */
function sources() {
  const whole = lastWhole.value;
  /** @type {Map<string, string>} */
  const found = new Map();
  if (whole === undefined) return found;
  const text = objectText(whole.text);
  for (const { name, valueStart, end } of rootOf(text).members) found.set(name, text.slice(valueStart, end));
  return found;
}

/** Returns whether the body names a destination type that m3ter knows, as of now: with the issues of a frame ago, a choice would be undone for a frame. */
function namesType() {
  const whole = lastWhole.value;
  if (whole === undefined) return false;
  return !whole.report.issues.some(({ path, severity }) => path[0] === TYPE.name && severity === "error");
}

export function Form() {
  // A frame later than the verdict, which waits for none of it.
  const { report, body } = settled.value;
  const cloud = destinationType.value;
  const found = sources();
  const isBroken = body === undefined;
  /** @param {string} name */
  const issuesOf = (name) =>
    isBroken ? [] : report.issues.filter(({ path }) => path.length === 1 && path[0] === name);
  /** @param {Field} field */
  const show = (field) => (
    <FormField
      key={field.name}
      field={field}
      source={found.get(field.name)}
      issues={issuesOf(field.name)}
      isBroken={isBroken}
      suggestion={field.name === "code" ? actions.value?.suggestedCode(found) : undefined}
      write={(source) => act(({ setMember }) => setMember(field.name, source))}
    />
  );
  const [typeIssue] = issuesOf(TYPE.name);
  const version = operation.value === "update" ? [VERSION] : [];
  return (
    <div class="form">
      {groupsOf(cloud).map(({ title, fields }) => (
        <fieldset key={title} class="group">
          <legend>{title}</legend>
          {title === "Destination" && (
            <div class="field wide" data-field={TYPE.name}>
              <Segments
                name="cloud"
                label={TYPE.title}
                choices={CLOUDS}
                value={namesType() ? cloud : ""}
                choose={(cloud) => act(({ chooseCloud }) => chooseCloud(cloud))}
                disabled={isBroken}
                describedBy={typeIssue && "field-destinationType-message"}
                invalid={typeIssue?.severity === "error"}
              />
              {typeIssue && (
                <p class="message" id="field-destinationType-message" data-severity={typeIssue.severity}>
                  <Prose text={typeIssue.message} />
                </p>
              )}
            </div>
          )}
          {(title === "Destination" ? [...version, ...fields] : fields).map(show)}
        </fieldset>
      ))}
    </div>
  );
}

/** Says why the form is disabled. */
export function FormState() {
  return <p class="form-state">{reading.value.body === undefined ? "Waiting for a JSON object." : ""}</p>;
}

/**
 * @param {string} name
 * @returns {boolean} whether the form has the field, and it takes the focus
 */
export function focusField(name) {
  const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`);
  const control =
    field?.querySelector("input:checked, input:not([type=radio]), select") ?? field?.querySelector("input");
  if (!(control instanceof HTMLElement) || /** @type {HTMLInputElement} */ (control).disabled) return false;
  inPane("form", () => control.focus());
  return true;
}
