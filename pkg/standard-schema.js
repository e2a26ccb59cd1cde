/** The rules as other libraries take them: a Standard Schema (https://standardschema.dev), and a type guard. */
import { jsonSchema } from "./json-schema.js";
import { readOperation, readOptions, readVersion } from "./options.js";

/** @import * as Entry from "./index.js" */

/**
 * @param {typeof Entry.validateExportDestination} validate
 * @returns {typeof Entry.exportDestinationSchemaFor}
 */
export function bindSchema(validate) {
  return (options) => {
    const given = readOptions(options);
    const operation = readOperation(given) ?? "create";
    const currentVersion = readVersion(given, "currentVersion") || undefined;
    /** @param {{ target: string }} options */
    const convert = ({ target }) => jsonSchema(operation, target);
    return {
      "~standard": {
        version: 1,
        vendor: "m3ter-export-destination",
        validate(value) {
          const { valid, issues } = validate(asValue(value), { operation, currentVersion, advice: false });
          return valid ? { value: /** @type {Entry.ExportDestinationRequest} */ (value) } : { issues };
        },
        jsonSchema: { input: convert, output: convert },
      },
    };
  };
}

/**
 * @param {typeof Entry.validateExportDestination} validate
 * @returns {typeof Entry.isExportDestination}
 */
export function bindGuard(validate) {
  return /** @type {typeof Entry.isExportDestination} */ (
    (value, options) => {
      const all = { ...readOptions(options), advice: false };
      // First as it would be sent, then as it is: `toJSON` and boxes such as `new String` tell of another value.
      return validate(asValue(value), all).valid && validate(ownMembers(value), all).valid;
    }
  );
}

/**
 * Text and bytes are values here, and not documents to read.
 * @param {unknown} value
 */
function asValue(value) {
  if (typeof value === "string") return Object(value);
  return ArrayBuffer.isView(value) ? [] : value;
}

/**
 * @param {unknown} value
 * @returns {unknown} with `{}`, which no field takes, for whatever is not plain
 */
function ownMembers(value) {
  try {
    const members = Object.entries(/** @type {object} */ (value));
    return Object.fromEntries(members.map(([name, member]) => [name, isPlain(member) ? member : {}]));
  } catch {
    return undefined;
  }
}

/** @param {unknown} member */
function isPlain(member) {
  return member === null || !["object", "function", "symbol"].includes(typeof member);
}
