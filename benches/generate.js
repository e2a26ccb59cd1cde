/** Generates the code of ajv's standalone contestant. */
import { mkdirSync, writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { options, schema } from "./json-schema.js";

const FOLDER = new URL("built/", import.meta.url);

const ajv = new Ajv({ ...options, code: { source: true, esm: true } });
const code = standalone.default(ajv, ajv.compile(schema));
mkdirSync(FOLDER, { recursive: true });
writeFileSync(new URL("ajv-standalone-code.js", FOLDER), `// @ts-nocheck\n${code}`);
