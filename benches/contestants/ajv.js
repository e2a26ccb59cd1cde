/** ajv, which compiles its schema at run time. */
import { Ajv } from "ajv";
import { options, schema } from "../json-schema.js";
import { messagesOf } from "./ajv-messages.js";

export const check = messagesOf(new Ajv(options).compile(schema));
