/** The contract's schema in the dialects that Standard JSON Schema names. */
import text from "./wasm/schema.js";

/** @import { Operation } from "./index.js" */

/** @typedef {Record<string, any>} Schema */

const POINTER = "#/$defs/";

/**
 * @param {Operation} operation
 * @param {string} target
 * @returns {Schema} of its own, for the caller to change
 */
export function jsonSchema(operation, target) {
  const { $schema, $defs, ...create } = JSON.parse(text);
  const { Update, ...kinds } = $defs;
  const body = operation === "update" ? Update : create;
  switch (target) {
    case "draft-2020-12":
      return { $schema, ...body, $defs: kinds };
    case "draft-07": {
      const oneOf = Object.keys(kinds).map((kind) => ({ $ref: `#/definitions/${kind}` }));
      return { $schema: "http://json-schema.org/draft-07/schema#", ...body, oneOf, definitions: kinds };
    }
    case "openapi-3.0":
      return openApi(body, kinds);
    default:
      throw new Error(`there is no JSON Schema of an export destination for the target ${JSON.stringify(target)}`);
  }
}

/**
 * OpenAPI 3.0's dialect has neither `const` nor `examples` nor a list of types, and a reference would point into the
 * caller's document.
 * @param {Schema} schema
 * @param {Schema} definitions
 * @returns {Schema}
 */
function openApi(schema, definitions) {
  if (schema.$ref) return openApi(definitions[schema.$ref.slice(POINTER.length)], definitions);
  /** @type {Schema} */
  const converted = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "const") Object.assign(converted, { type: typeof value, enum: [value] });
    else if (keyword === "examples") converted.example = value[0];
    else if (keyword === "type" && Array.isArray(value)) Object.assign(converted, { type: value[0], nullable: true });
    else if (keyword === "not") converted.not = openApi(value, definitions);
    else if (/^(one|any|all)Of$/.test(keyword)) {
      converted[keyword] = value.map((/** @type {Schema} */ part) => openApi(part, definitions));
    } else if (keyword === "properties") {
      converted.properties = {};
      for (const name of Object.keys(value)) converted.properties[name] = openApi(value[name], definitions);
    } else converted[keyword] = value;
  }
  return converted;
}
