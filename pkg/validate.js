/** The checks. */
import { IS_CREATE, IS_UPDATE, OPERATIONS, VALIDATE_RESPONSE, WITH_ADVICE } from "./instance.js";
import { readAdvice, readOperation, readOptions, readVersion } from "./options.js";

/** @import { Host } from "./host.js" */
/** @import { Report, validateExportDestination, validateExportDestinationResponse } from "./index.js" */

/**
 * @param {Host} host
 * @returns {typeof validateExportDestination}
 */
export function bindValidate({ check }) {
  return (json, options) => {
    if (options === undefined) return check(json, CREATE, alone);
    const given = readOptions(options);
    const isQuick = readOperation(given) !== "update";
    const version = readVersion(given, "currentVersion");
    const how = (readAdvice(given) ? WITH_ADVICE : 0) | (isQuick ? IS_CREATE : IS_UPDATE);
    return check(json, { how, version, isQuick }, alone);
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
    return check(json, { how: VALIDATE_RESPONSE | (operation ? OPERATIONS[operation] : 0), version, isQuick: false }, alone);
  };
}

/** Without options. */
const CREATE = { how: IS_CREATE | WITH_ADVICE, version: 0, isQuick: true };

/** @param {Report} report */
const alone = (report) => report;
