/** Runs in every engine, and in Node: what the package answers. */

/** @import * as Package from "m3ter-export-destination" */
/** @import { Input } from "./inputs.js" */

/**
 * @param {Input[]} inputs
 * @param {Pick<typeof Package, "validateExportDestination" | "validateExportDestinationResponse">} functions of the package
 * @returns {string[]} the reports
 */
export function answers(inputs, { validateExportDestination, validateExportDestinationResponse }) {
  return inputs.map(({ text, base64, value, isResponse, options }) => {
    const bytes = base64 === undefined ? undefined : Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
    const validate = isResponse ? validateExportDestinationResponse : validateExportDestination;
    return JSON.stringify(validate(text ?? bytes ?? value, options));
  });
}
