/** The checks in the forms that other libraries take: a Standard Schema (https://standardschema.dev) and a type guard. */
import { jsonSchema } from "./json-schema.js";
import { readOperation, readOptions, readVersion } from "./options.js";

/** @import * as Api from "../index.js" */

/**
 * @param {typeof Api.validateExportDestination} validate
 * @returns {typeof Api.exportDestinationSchemaFor}
 */
export function bindSchema(validate) {
  return (options) => {
    const given = readOptions(options);
    const operation = readOperation(given) ?? "create";
    const currentVersion = readVersion(given, "currentVersion") || undefined;
    /** @param {{ target: string }} [options] */
    const convert = (options) => jsonSchema(operation, options?.target);
    return {
      "~standard": {
        version: 1,
        vendor: "m3ter-export-destination",
        validate(value) {
          const { valid, issues } = validate(asValue(value), { operation, currentVersion, advice: false });
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
      const errorsOnly = { ...readOptions(options), advice: false };
      // First what would be sent, then the value itself: `toJSON` and boxes such as `new String` make them differ.
      return validate(asValue(value), errorsOnly).valid && validate(ownMembers(value), errorsOnly).valid;
    }
  );
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
 * Returns a copy with `{}`, which no field accepts, for each member that is not a primitive value.
 * @param {unknown} value
 * @returns {unknown}
 */
function ownMembers(value) {
  try {
    const members = Object.entries(/** @type {object} */ (value));
    return Object.fromEntries(members.map(([name, member]) => [name, isPrimitive(member) ? member : {}]));
  } catch {
    return undefined;
  }
}

/** @param {unknown} member */
function isPrimitive(member) {
  return member === null || !["object", "function", "symbol"].includes(typeof member);
}
