/** The two functions that validate. */
import { validate, validate_response } from "../wasm/m3ter_export_destination.js";
import { toJsonText } from "./json-text.js";
import { readResponseOptions, readValidateOptions } from "./options.js";

/** @import { Run } from "./runner.js" */
/** @import * as Api from "../index.js" */

/** The module's numbers for operations. */
const OPERATIONS = { create: 1, update: 2 };

/** The module's number for an operation or a version that is not known. */
const UNKNOWN = 0;

/**
 * @param {Run} run
 * @returns {typeof Api.validateExportDestination}
 */
export function bindValidate(run) {
  return (json, options) => {
    const read = readValidateOptions(options);
    const content = toJsonText(json);
    return validateContent(run, content, content === json, read);
  };
}

/**
 * @param {Run} run
 * @param {ReturnType<typeof toJsonText>} content
 * @param {boolean} isText whether the input was this text or these bytes
 * @param {ReturnType<typeof readValidateOptions>} options
 */
export function validateContent(run, content, isText, { operation, currentVersion, advice }) {
  return run(content, isText, (length, isText) =>
    validate(length, isText, operation === "update", currentVersion ?? UNKNOWN, advice),
  );
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
      validate_response(length, isText, operation ? OPERATIONS[operation] : UNKNOWN, sentVersion ?? UNKNOWN),
    );
  };
}
