/** The two functions that validate. */
import { validate, validate_response } from "../wasm/m3ter_export_destination.js";
import { toJsonText } from "./json-text.js";
import { readResponseOptions, readValidateOptions } from "./options.js";

/** @import { Run } from "./runner.js" */
/** @import * as Api from "../index.js" */

/** The module's numbers for operations; 0 is unknown. */
const OPERATIONS = { create: 1, update: 2 };

/**
 * @param {Run} run
 * @returns {typeof Api.validateExportDestination}
 */
export function bindValidate(run) {
  return (json, options) => {
    const { operation, currentVersion, advice } = readValidateOptions(options);
    const content = toJsonText(json);
    return run(content, content === json, (length, isText) =>
      validate(length, isText, operation === "update", currentVersion, advice),
    );
  };
}

/**
 * @param {Run} run
 * @returns {typeof Api.validateExportDestinationResponse}
 */
export function bindValidateResponse(run) {
  return (json, options) => {
    const { operation, sentVersion } = readResponseOptions(options);
    const content = toJsonText(json);
    return run(content, content === json, (length, isText) =>
      validate_response(length, isText, operation ? OPERATIONS[operation] : 0, sentVersion),
    );
  };
}
