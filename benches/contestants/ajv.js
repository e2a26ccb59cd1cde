/** ajv, compiling its schema at run time. */
import { Ajv } from "ajv";
import { options, schema } from "../json-schema.js";
import { collect } from "../ajv-errors.js";

export { isValid, messages } from "../ajv-errors.js";

export const validate = collect(new Ajv(options).compile(schema));
