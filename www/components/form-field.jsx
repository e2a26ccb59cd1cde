/** One field of the form: label, control, length, and either its help or what is wrong with its value. */
import { Prose } from "./prose.jsx";

/**
 * @import { Issue } from "m3ter-export-destination"
 * @import { Field } from "../state/fields.js"
 */

/** The choice that leaves the member out. */
const ABSENT = "absent";

/** A text field shows no more than this; the rest is changed in the JSON. */
const MOST = 10_000;

/**
 * @param {object} props
 * @param {Field} props.field
 * @param {string | undefined} props.source of the value, JSON text
 * @param {Issue[]} props.issues
 * @param {boolean} props.isBroken whether the JSON is incomplete, so that nothing can be written into it
 * @param {string} [props.suggestion] a value to take with one click
 * @param {(source: string | undefined) => void} props.write
 */
export function FormField({ field, source, issues, isBroken, suggestion, write }) {
  const { name, title, help, required, most, choices } = field;
  const id = `field-${name}`;
  // An empty field shows by itself that it is empty.
  const told = issues.filter(({ code }) => code !== "required");
  const worst = told.find(({ severity }) => severity === "error") ?? told[0];
  const shared = {
    id,
    required,
    disabled: isBroken,
    "aria-describedby": worst ? `${id}-message ${id}-help` : `${id}-help`,
    "aria-invalid": worst?.severity === "error" ? /** @type {const} */ ("true") : undefined,
  };
  const used = source?.startsWith('"') ? JSON.parse(source).length : 0;
  return (
    <div class="field" data-field={name}>
      <div class="label-row">
        <label for={id}>{title}</label>
        {!required && <span class="optional">optional</span>}
        {most !== undefined && (
          <span class="length" data-over={used > most}>
            {used.toLocaleString("en")}/{most}
          </span>
        )}
      </div>
      {choices ? (
        <Choice field={field} source={source} write={write} shared={shared} />
      ) : (
        <Input field={field} source={source} write={write} shared={shared} />
      )}
      <div class="under">
        {worst && (
          <p class="message" id={`${id}-message`} data-severity={worst.severity}>
            <Prose text={worst.message} />
          </p>
        )}
        {suggestion !== undefined && !isBroken && (
          <button type="button" class="suggestion" onClick={() => write(JSON.stringify(suggestion))}>
            Use <code>{suggestion}</code>
          </button>
        )}
        <p class={worst || suggestion !== undefined ? "visually-hidden" : "help"} id={`${id}-help`}>
          <Prose text={help} />
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
 * @property {object} shared
 */

/** @param {ControlProps} props */
function Choice({ field: { choices = [] }, source, write, shared }) {
  const sources = choices.map((choice) => JSON.stringify(choice));
  const isStray = source !== undefined && !sources.includes(source);
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
      {isStray && <option value={source}>{shown(source).slice(0, 80)}</option>}
    </select>
  );
}

/** @param {ControlProps} props */
function Input({ field, source, write, shared }) {
  const text = source === undefined ? "" : shown(source);
  // A text field has one line. More is changed where all of it can be seen.
  const readOnly = /[\n\r]/.test(text) || text.length > MOST;
  return (
    <input
      {...shared}
      type="text"
      value={readOnly ? text.slice(0, MOST) : text}
      readOnly={readOnly}
      placeholder={field.example && `e.g. ${field.example}`}
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
 * @param {string} typed
 * @returns {string | undefined}
 */
function sourceFor({ required, isNumber }, typed) {
  // Digits stay digits, however many: a JavaScript number would round them.
  if (isNumber && /^-?(0|[1-9][0-9]*)$/.test(typed.trim())) return typed.trim();
  return typed === "" && (!required || isNumber) ? undefined : JSON.stringify(typed);
}
