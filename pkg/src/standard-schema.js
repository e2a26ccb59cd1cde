/** The checks in the forms that other libraries take: a Standard Schema (https://standardschema.dev) and a type guard. */
import { jsonSchema } from "./json-schema.js";
import { readValidateOptions } from "./options.js";

/** @import * as Api from "../index.js" */

/**
 * @param {typeof Api.validateExportDestination} validate
 * @returns {typeof Api.exportDestinationSchemaFor}
 */
export function bindSchema(validate) {
  return (options) => {
    const { operation = "create", currentVersion } = readValidateOptions(options);
    /** @param {{ target: string }} [options] */
    const convert = (options) => jsonSchema(operation, options?.target);
    return {
      "~standard": {
        version: 1,
        vendor: "m3ter-export-destination",
        validate(value) {
          const { valid, issues } = validateAsIs(validate, value, { operation, currentVersion });
          return valid ? { value: /** @type {Api.ExportDestinationRequest} */ (value) } : { issues };
        },
        jsonSchema: { input: convert, output: convert },
      },
    };
  };
}

/**
 * @param {typeof Api.validateExportDestination} validate
 * @returns {typeof Api.isExportDestination}
 */
export function bindGuard(validate) {
  return /** @type {typeof Api.isExportDestination} */ (
    (value, options) => {
      const { operation, currentVersion } = readValidateOptions(options);
      return validateAsIs(validate, value, { operation, currentVersion }).valid;
    }
  );
}

/**
 * Validates what would be sent, and then the value itself: a `Date`, `NaN` or a `toJSON` method makes them differ, and a caller
 * uses the value.
 * @param {typeof Api.validateExportDestination} validate
 * @param {unknown} value
 * @param {Pick<Api.ValidateOptions, "operation" | "currentVersion">} options
 */
function validateAsIs(validate, value, options) {
  const errorsOnly = { ...options, advice: false };
  const sent = validate(asValue(value), errorsOnly);
  return sent.valid ? validate(ownMembers(value), errorsOnly) : sent;
}

/**
 * Text and bytes are values here, not documents to parse.
 * @param {unknown} value
 */
function asValue(value) {
  if (typeof value === "string") return Object(value);
  return ArrayBuffer.isView(value) ? [] : value;
}

/**
 * Returns a copy with `{}`, which no field accepts, for each member that is not a string, a boolean, a finite number or `null`.
 * @param {unknown} value
 * @returns {unknown}
 */
function ownMembers(value) {
  try {
    const members = Object.entries(/** @type {object} */ (value));
    return Object.fromEntries(members.map(([name, member]) => [name, isSimple(member) ? member : {}]));
  } catch {
    return undefined;
  }
}

/** @param {unknown} member */
function isSimple(member) {
  if (typeof member === "number") return Number.isFinite(member);
  return member === null || ["string", "boolean", "undefined"].includes(typeof member);
}
