/** The checks. */
import { OPERATIONS, VALIDATE_RESPONSE, WITH_ADVICE } from "./instance.js";
import { readAdvice, readOperation, readOptions, readVersion } from "./options.js";

/** @import { Host } from "./host.js" */
/** @import { Report, validateExportDestination, validateExportDestinationResponse } from "./index.js" */

/**
 * @param {Host} host
 * @returns {typeof validateExportDestination}
 */
export function bindValidate({ check }) {
  return (json, options) => {
    const given = readOptions(options);
    const operation = OPERATIONS[readOperation(given) ?? "create"];
    const version = readVersion(given, "currentVersion");
    const how = readAdvice(given) ? operation | WITH_ADVICE : operation;
    return check(json, { how, version }, alone);
  };
}

/**
 * @param {Host} host
 * @returns {typeof validateExportDestinationResponse}
 */
export function bindValidateResponse({ check }) {
  return (json, options) => {
    const given = readOptions(options);
    const operation = readOperation(given);
    const version = readVersion(given, "sentVersion");
    return check(json, { how: VALIDATE_RESPONSE | (operation ? OPERATIONS[operation] : 0), version }, alone);
  };
}

/** @param {Report} report */
const alone = (report) => report;
