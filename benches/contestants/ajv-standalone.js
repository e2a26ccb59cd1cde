/** ajv, its schema compiled to code by the bench beforehand. */
import check from "../built/ajv-standalone-code.js";
import { collect } from "../ajv-errors.js";

export { isValid, messages } from "../ajv-errors.js";

export const validate = collect(/** @type {any} */ (check));
