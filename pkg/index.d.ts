import type { DestinationType, ExportDestinationRequest, IssueCode, IssueReason } from "./contract.js";

export type {
  DestinationType,
  ExportDestinationRequest,
  ExportDestinationResponse,
  GcsExportDestinationRequest,
  GcsExportDestinationResponse,
  IssueCode,
  IssueReason,
  S3ExportDestinationRequest,
  S3ExportDestinationResponse,
} from "./contract.js";

/**
 * Tells what m3ter will say to the body of a *Create ExportDestination* or *Update ExportDestination* request, why, and
 * how to mend it.
 *
 * It never throws because of `json`: text that is not JSON, a cycle, a `BigInt` or a getter that throws are issues like
 * any other.
 *
 * @param json JSON text (a string, or a `Uint8Array` of UTF-8), or any other value, checked as `JSON.stringify` would
 *   send it: members that are `undefined` are left out, `toJSON` is applied.
 * @throws {TypeError} when an option is wrong
 *
 * @example
 * const report = validateExportDestination('{"code": " a"}');
 * report.valid; // false
 * report.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
 */
export declare function validateExportDestination(json: unknown, options?: ValidateOptions): Report;

/**
 * The same for the body that m3ter answers a create or an update with.
 *
 * @param json as for {@link validateExportDestination}
 * @throws {TypeError} when an option is wrong
 */
export declare function validateExportDestinationResponse(json: unknown, options?: ValidateResponseOptions): Report;

/**
 * Applies a fix of a report. Of a text only the touched part changes: what else stands in it keeps its order, its
 * indentation and its spelling.
 *
 * @param json what was validated. It stays as it is.
 * @param fix one of its issues' fixes; any JSON Patch of the root's members does
 * @returns text for text, bytes for bytes; for another value a new one, as it would arrive after `JSON.stringify`
 * @throws {Error} when the fix does not apply: there is no such member, or `json` is no JSON object
 *
 * @example
 * const text = '{"code": "a "}';
 * const [{ fix }] = validateExportDestination(text).issues.filter(({ path }) => path[0] === "code");
 * if (fix) applyFix(text, fix); // '{"code": "a"}'
 */
export declare function applyFix(json: string, fix: Fix): string;
export declare function applyFix(json: Uint8Array, fix: Fix): Uint8Array;
export declare function applyFix(json: unknown, fix: Fix): unknown;

/**
 * Whether m3ter would accept the value, and it is itself what would be sent: no text, nothing that `toJSON` or a box such
 * as `new String` makes something else of.
 *
 * @param options `advice` makes no difference
 * @throws {TypeError} when an option is wrong
 *
 * @example
 * if (isExportDestination(value)) value.bucketName; // string
 */
export declare function isExportDestination(value: unknown, options?: ValidateOptions): value is ExportDestinationRequest;

/**
 * The body of a create as a [Standard Schema](https://standardschema.dev), for the libraries that take one: synchronous,
 * errors only, and the value comes out as it went in. It tells its JSON Schema too.
 *
 * @example
 * useForm({ resolver: standardSchemaResolver(exportDestinationSchema) });
 */
export declare const exportDestinationSchema: ExportDestinationSchema;

/**
 * The same for an update, or a create.
 *
 * @throws {TypeError} when an option is wrong
 *
 * @example
 * const schema = exportDestinationSchemaFor({ operation: "update", currentVersion: 3 });
 */
export declare function exportDestinationSchemaFor(
  options?: Pick<ValidateOptions, "operation" | "currentVersion">,
): ExportDestinationSchema;

/** A `StandardSchemaV1` and `StandardJSONSchemaV1` of `@standard-schema/spec` 1.1. */
export interface ExportDestinationSchema {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "m3ter-export-destination";
    /** For the compiler alone; it is not there at run time. */
    readonly types?: { readonly input: ExportDestinationRequest; readonly output: ExportDestinationRequest } | undefined;
    /** Text is a value like any other here, and no object: it is not read as JSON. */
    readonly validate: (
      value: unknown,
    ) => { readonly value: ExportDestinationRequest; readonly issues?: undefined } | { readonly issues: readonly Issue[] };
    /** Throws on a target that is not listed. */
    readonly jsonSchema: {
      readonly input: (options: { readonly target: JsonSchemaTarget }) => Record<string, unknown>;
      readonly output: (options: { readonly target: JsonSchemaTarget }) => Record<string, unknown>;
    };
  };
}

export type JsonSchemaTarget = "draft-2020-12" | "draft-07" | "openapi-3.0" | (string & {});

/** What a request does: `POST` creates, `PUT` updates. */
export type Operation = "create" | "update";

export interface ValidateOptions {
  /** @default "create" */
  operation?: Operation | undefined;
  /** For an update: the version that is stored now, when it is known. A whole number, at least 1. */
  currentVersion?: number | undefined;
  /**
   * Whether to warn about what m3ter accepts all the same. `false` gives errors only.
   * @default true
   */
  advice?: boolean | undefined;
}

export interface ValidateResponseOptions {
  /** What was asked for; without it `version` may be any. */
  operation?: Operation | undefined;
  /** For an update: the `version` that was sent. A whole number, at least 1. */
  sentVersion?: number | undefined;
}

/** The verdict. Plain data, which survives `structuredClone` and `JSON.stringify`. */
export interface Report {
  /** Whether no issue is an error. Warnings do not count. */
  valid: boolean;
  /** As declared, or inferred from the other members; `null` when there is no object to ask. */
  destinationType: DestinationType | null;
  /** In the order of the API's fields, then members that the API does not know. One field may have several. */
  issues: Issue[];
}

export interface Issue {
  /** `"error"`: m3ter refuses the body. `"warning"`: it takes it, and the export fails later or goes astray. */
  severity: "error" | "warning";
  /** What is wrong; stable, for programs. */
  code: IssueCode;
  /** The detail within the code; stable likewise. */
  reason?: IssueReason;
  /** Where: member names and array indices from the root. `[]` is the whole document. */
  path: (string | number)[];
  /** What is wrong in English, made from `code`, `reason` and `params`; it reads after the field's name. */
  message: string;
  /** What a translator needs to say it otherwise: `min`, `max`, `actual`, `allowed`, ... */
  params: Record<string, Json>;
  /** Where in the text; only when the input was text. */
  range?: { start: Position; end: Position };
  /** A change that makes this issue go away, when there is one that is plain. */
  fix?: Fix;
}

export interface Position {
  /** In UTF-16 code units, as in `text.slice(start.offset, end.offset)`; from 0. */
  offset: number;
  /** From 1. */
  line: number;
  /** In UTF-16 code units, from 1. */
  column: number;
}

export interface Fix {
  /** What the change does, in English. */
  title: string;
  /** The change, as a JSON Patch (RFC 6902). */
  patch: JsonPatchOperation[];
}

export type JsonPatchOperation =
  | { op: "add" | "replace"; path: string; value: Json }
  | { op: "move"; from: string; path: string }
  | { op: "remove"; path: string };

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
