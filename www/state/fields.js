/** The fields of both clouds, as `schema.json` describes them, in the words that the form and the completion need. */
import schema from "m3ter-export-destination/schema.json" with { type: "json" };

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} title
 * @property {string} help with code in back-ticks
 * @property {boolean} required
 * @property {number | undefined} maxLength in UTF-16 code units
 * @property {string} example
 * @property {(string | null)[] | undefined} choices
 * @property {boolean} isNumber whether the value is an integer, not a string
 *
 * @typedef {{ value: string, label: string, fields: Field[] }} Cloud
 */

const { S3, GCS, Update } = schema.$defs;

/** @type {Cloud[]} */
export const CLOUDS = [S3, GCS].map(({ title, properties, required }) => ({
  value: properties.destinationType.const,
  label: title,
  fields: Object.entries(properties)
    .filter(([name]) => name !== "destinationType")
    .map(([name, rule]) => field(name, rule, required)),
}));

/** The field that names the cloud. */
export const TYPE = {
  ...field("destinationType", S3.properties.destinationType, []),
  choices: CLOUDS.map(({ value }) => value),
};

/** Part of an update only. */
export const VERSION = field("version", Update.properties.version, Update.required);

/** Returns whether a request can have the field. @param {string | number} name */
export function isField(name) {
  return [S3, GCS, Update].some(({ properties }) => Object.hasOwn(properties, name));
}

/** @param {string | null} cloud */
export function fieldsOf(cloud) {
  return (CLOUDS.find(({ value }) => value === cloud) ?? CLOUDS[0]).fields;
}

/** The fields that only the other cloud has. @param {string} cloud */
export function otherFieldsOf(cloud) {
  const own = new Set(fieldsOf(cloud).map(({ name }) => name));
  return CLOUDS.flatMap(({ fields }) => fields).filter(({ name }) => !own.has(name));
}

const LAYOUT = ["prefix", "partitionOrder"];

/** Returns the title of the form's group of a field. One that a cloud has alone is about access to it. @param {Field} field */
function groupOf({ name }) {
  if (LAYOUT.includes(name)) return "Layout";
  return CLOUDS.every(({ fields }) => fields.some((each) => each.name === name)) ? "Destination" : "Access";
}

/**
 * @param {string} cloud
 * @returns {{ title: string, fields: Field[] }[]}
 */
export function groupsOf(cloud) {
  return ["Destination", "Access", "Layout"].map((title) => ({
    title,
    fields: fieldsOf(cloud).filter((field) => groupOf(field) === title),
  }));
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
    maxLength,
    example: String(examples[0] ?? ""),
    choices,
    isNumber: type === "integer",
  };
}
