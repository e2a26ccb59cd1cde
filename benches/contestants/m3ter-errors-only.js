/** This package without its warnings: what the others do. */
import { validateExportDestination } from "m3ter-export-destination";

export { isValid, messages } from "./m3ter.js";

const OPTIONS = { advice: false };

/** @param {unknown} value */
export const validate = (value) => validateExportDestination(value, OPTIONS);
export const validateText = validate;
