/** ajv with the code that benches/generate.js made of its schema. */
import validate from "../built/ajv-standalone-code.js";
import { messagesOf } from "./ajv-messages.js";

export const check = messagesOf(/** @type {any} */ (validate));
