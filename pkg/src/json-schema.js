/** Converts `schema.json` to the dialects that Standard JSON Schema names. */
import schema from "../schema.json" with { type: "json" };

/** @import { Operation } from "../index.js" */

/** @typedef {Record<string, any>} Schema */

const POINTER = "#/$defs/";

/**
 * Returns a schema that the caller may change.
 * @param {Operation} operation
 * @param {string} [target]
 * @returns {Schema}
 */
export function jsonSchema(operation, target) {
  const { $schema, $defs, ...create } = JSON.parse(JSON.stringify(schema));
  const { Update, Response, ...requests } = $defs;
  const body = operation === "update" ? Update : create;
  switch (target) {
    case "draft-2020-12":
      return { $schema, ...body, $defs: requests };
    case "draft-07": {
      const oneOf = Object.keys(requests).map((name) => ({ $ref: `#/definitions/${name}` }));
      return { $schema: "http://json-schema.org/draft-07/schema#", ...body, oneOf, definitions: requests };
    }
    case "openapi-3.0":
      return toOpenApi(body, requests);
    default:
      throw new Error(`there is no JSON Schema of an export destination for the target ${JSON.stringify(target)}`);
  }
}

/**
 * OpenAPI 3.0 has no `const`, no `examples` and no list of types, and a reference would point into the caller's document.
 * @param {Schema} schema
 * @param {Schema} definitions
 * @returns {Schema}
 */
function toOpenApi(schema, definitions) {
  if (schema.$ref) return toOpenApi(definitions[schema.$ref.slice(POINTER.length)], definitions);
  /** @type {Schema} */
  const converted = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "const") Object.assign(converted, { type: typeof value, enum: [value] });
    else if (keyword === "examples") converted.example = value[0];
    else if (keyword === "type" && Array.isArray(value)) Object.assign(converted, { type: value[0], nullable: true });
    else if (keyword === "not") converted.not = toOpenApi(value, definitions);
    else if (/^(one|any|all)Of$/.test(keyword)) {
      converted[keyword] = value.map((/** @type {Schema} */ part) => toOpenApi(part, definitions));
    } else if (keyword === "properties") {
      converted.properties = {};
      for (const name of Object.keys(value)) converted.properties[name] = toOpenApi(value[name], definitions);
    } else converted[keyword] = value;
  }
  return converted;
}
