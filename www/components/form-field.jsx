/** One field of the form: label, control, length, and its help or the issue of its value. */
import { Prose } from "./prose.jsx";

/**
 * @import { Issue } from "m3ter-export-destination"
 * @import { Field } from "../state/fields.js"
 */

/** The choice that leaves the member out. */
const ABSENT = "absent";

/** UTF-16 code units. A longer value is read-only in the form, and is edited in the JSON. */
const MAX_LENGTH = 10_000;

/**
 * @param {object} props
 * @param {Field} props.field
 * @param {string | undefined} props.source of the value, JSON text
 * @param {Issue[]} props.issues
 * @param {boolean} props.isBroken whether the JSON is invalid, so that no member can be changed
 * @param {string} [props.suggestion] a value to take with one click
 * @param {(source: string | undefined) => void} props.write
 */
export function FormField({ field, source, issues, isBroken, suggestion, write }) {
  const { name, title, help, required, maxLength, choices } = field;
  const id = `field-${name}`;
  // An empty field shows by itself that it is empty.
  const shownIssues = issues.filter(({ code }) => code !== "required");
  const issue = shownIssues.find(({ severity }) => severity === "error") ?? shownIssues[0];
  const shared = {
    id,
    required,
    disabled: isBroken,
    "aria-describedby": issue ? `${id}-message ${id}-help` : `${id}-help`,
    "aria-invalid": issue?.severity === "error" ? /** @type {const} */ ("true") : undefined,
  };
  const readOnly = choices === undefined && !fitsField(source);
  const used = source?.startsWith('"') ? JSON.parse(source).length : 0;
  return (
    <div class="field" data-field={name}>
      <div class="label-row">
        <label for={id}>{title}</label>
        {!required && <span class="optional">optional</span>}
        {maxLength !== undefined && (
          <span class="length" data-over={used > maxLength}>
            {used.toLocaleString("en")}/{maxLength}
          </span>
        )}
      </div>
      {choices ? (
        <Choice field={field} source={source} write={write} shared={shared} />
      ) : (
        <Input field={field} source={source} write={write} shared={{ ...shared, readOnly }} />
      )}
      <div class="under">
        <div>
          {issue && (
            <p class="message" id={`${id}-message`} data-severity={issue.severity}>
              <Prose text={issue.message} />
              {shownIssues.length > 1 && <span class="optional"> +{shownIssues.length - 1} more</span>}
            </p>
          )}
          {suggestion !== undefined && !isBroken && (
            <button
              type="button"
              class="suggestion"
              onClick={() => {
                // The button goes, and must not take the focus along.
                document.getElementById(id)?.focus();
                write(JSON.stringify(suggestion));
              }}
            >
              Use <code>{suggestion}</code>
            </button>
          )}
        </div>
        <p class="help" id={`${id}-help`} data-hidden={issue !== undefined || suggestion !== undefined}>
          <Prose text={readOnly ? "Change this value in the JSON." : help} />
        </p>
      </div>
    </div>
  );
}

/**
 * @typedef {object} ControlProps
 * @property {Field} field
 * @property {string | undefined} source
 * @property {(source: string | undefined) => void} write
 * @property {object & { readOnly?: boolean }} shared
 */

/** Whether a text field, of one line and no members, can show a value. @param {string | undefined} source */
function fitsField(source = "") {
  const text = shown(source);
  return !/[\n\r]/.test(text) && text.length <= MAX_LENGTH && !/^[[{]/.test(source);
}

/** @param {ControlProps} props */
function Choice({ field: { choices = [] }, source, write, shared }) {
  const sources = choices.map((choice) => JSON.stringify(choice));
  const isUnknown = source !== undefined && !sources.includes(source);
  return (
    <select
      {...shared}
      value={source ?? ABSENT}
      onChange={({ currentTarget: { value } }) => write(value === ABSENT ? undefined : value)}
    >
      <option value={ABSENT}>not given</option>
      {choices.map((choice) => (
        <option key={String(choice)} value={JSON.stringify(choice)}>
          {String(choice)}
        </option>
      ))}
      {isUnknown && <option value={source}>{shown(source).slice(0, 80)}</option>}
    </select>
  );
}

/** @param {ControlProps} props */
function Input({ field, source, write, shared }) {
  const isNull = source === "null";
  const text = source === undefined || isNull ? "" : shown(source);
  return (
    <input
      {...shared}
      type="text"
      value={text.slice(0, MAX_LENGTH)}
      placeholder={isNull ? source : field.example && `e.g. ${field.example}`}
      inputMode={field.isNumber ? "numeric" : "text"}
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      onInput={({ currentTarget: { value } }) => write(sourceFor(field, value))}
    />
  );
}

/** @param {string} source */
function shown(source) {
  return source.startsWith('"') ? String(JSON.parse(source)) : source;
}

/**
 * @param {Field} field
 * @param {string} input
 * @returns {string | undefined}
 */
function sourceFor({ required, isNumber }, input) {
  // Keeps all digits: a JavaScript number would round them.
  if (isNumber && /^-?(0|[1-9][0-9]*)$/.test(input.trim())) return input.trim();
  return input === "" && (!required || isNumber) ? undefined : JSON.stringify(input);
}
