/** What `schema.json` says of each field, in the words that a form and a completion need. */
import schema from "m3ter-export-destination/schema.json" with { type: "json" };

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} title
 * @property {string} help with code in back-ticks
 * @property {boolean} required
 * @property {number | undefined} most of UTF-16 units
 * @property {string} example
 * @property {(string | null)[] | undefined} choices
 * @property {boolean} number whether the value is a whole number, not a text
 *
 * @typedef {{ value: string, label: string, fields: Field[] }} Kind
 */

const { S3, GCS, Update } = schema.$defs;

/** @type {Kind[]} */
export const KINDS = [S3, GCS].map(({ title, properties, required }) => ({
  value: properties.destinationType.const,
  label: title,
  fields: Object.entries(properties)
    .filter(([name]) => name !== "destinationType")
    .map(([name, rule]) => field(name, rule, required)),
}));

/** The field that tells the kinds apart. */
export const KIND = {
  ...field("destinationType", S3.properties.destinationType, []),
  choices: KINDS.map(({ value }) => value),
};

/** Of an update only. */
export const VERSION = field("version", Update.properties.version, Update.required);

/** @param {string | null} destinationType */
export function kindOf(destinationType) {
  return KINDS.find(({ value }) => value === destinationType) ?? KINDS[0];
}

/**
 * @param {string} name
 * @param {any} rule of JSON Schema
 * @param {string[]} required
 * @returns {Field}
 */
function field(name, { title, description, maxLength, examples = [], enum: choices, type }, required) {
  return {
    name,
    title,
    help: description,
    required: required.includes(name),
    most: maxLength,
    example: String(examples[0] ?? ""),
    choices,
    number: type === "integer",
  };
}
