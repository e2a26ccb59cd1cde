import type { ExportDestinationRequest } from "./contract.js";
import type { Issue, ValidateOptions } from "./validation.js";

/**
 * A [Standard Schema](https://standardschema.dev) of the body of a create. It is synchronous, has errors only, and returns the
 * value unchanged, so the value itself must be valid too: a `Date` as the name is an error. It can also be converted to JSON
 * Schema.
 *
 * @example
 * useForm({ resolver: standardSchemaResolver(exportDestinationSchema) });
 */
export declare const exportDestinationSchema: ExportDestinationSchema;

/**
 * Returns a [Standard Schema](https://standardschema.dev) of the body of an update or a create.
 *
 * @param options as for {@link validateExportDestination}
 * @throws TypeError if an option is wrong
 *
 * @example
 * const schema = exportDestinationSchemaFor({ operation: "update", currentVersion: 3 });
 */
export declare function exportDestinationSchemaFor(
  options?: Pick<ValidateOptions, "operation" | "currentVersion">,
): ExportDestinationSchema;

/** A `StandardSchemaV1` and `StandardJSONSchemaV1` of `@standard-schema/spec` 1.1. */
export interface ExportDestinationSchema {
  /** The members that the specification asks for. */
  readonly "~standard": ExportDestinationSchemaProps;
}

/** The members of {@link ExportDestinationSchema} that libraries read. */
export interface ExportDestinationSchemaProps {
  /** The version of the specification. */
  readonly version: 1;
  /** The name of this package. */
  readonly vendor: "m3ter-export-destination";
  /** For the compiler only; it does not exist at run time. */
  readonly types?: { readonly input: ExportDestinationRequest; readonly output: ExportDestinationRequest } | undefined;
  /** Validates a value. A string is not parsed as JSON text: it is a value that is not an object. */
  readonly validate: (
    value: unknown,
  ) =>
    | { readonly value: ExportDestinationRequest; readonly issues?: undefined }
    | { readonly issues: readonly Issue[] };
  /** Converts the schema to JSON Schema. The functions throw if the target is not supported. */
  readonly jsonSchema: {
    readonly input: (options: { readonly target: JsonSchemaTarget }) => Record<string, unknown>;
    readonly output: (options: { readonly target: JsonSchemaTarget }) => Record<string, unknown>;
  };
}

/** The supported dialects of JSON Schema. The type also allows other strings, for which the conversion throws. */
export type JsonSchemaTarget = "draft-2020-12" | "draft-07" | "openapi-3.0" | (string & {});
