import type {
  DestinationType,
  ExportDestinationRequest,
  ExportDestinationResponse,
  IssueCode,
  IssueReason,
} from "./contract.js";

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
 * Validates the body of a *Create ExportDestination* or *Update ExportDestination* request. The report has what m3ter rejects
 * as errors and what will fail or surprise later as warnings, each explained and, if possible, with a fix.
 *
 * `json` never makes it throw: text that is not JSON, a circular reference, a `BigInt` or a getter that throws are issues like
 * any other.
 *
 * @param json JSON text (a string, or a `Uint8Array` of UTF-8) or any other value, which is checked as `JSON.stringify`
 *   would send it: without members that are `undefined`, with `toJSON` applied. A getter may be called more than once.
 * @throws {TypeError} if an option is wrong
 *
 * @example
 * const report = validateExportDestination('{"code": " a"}');
 * report.valid; // false
 * report.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
 */
export declare function validateExportDestination(json: unknown, options?: ValidateOptions): Report;

/**
 * Validates the body of m3ter's response to a create or an update. It has errors only.
 *
 * @param json as for {@link validateExportDestination}
 * @throws {TypeError} if an option is wrong
 */
export declare function validateExportDestinationResponse(json: unknown, options?: ValidateResponseOptions): Report;

/**
 * Previews what sending a body would do: the request, an example of the response, where the exported files then land, and what
 * the cloud has to allow. Nothing is sent.
 *
 * `json` never makes it throw. While there is an error, in the body or in the IDs, there are only the issues.
 *
 * @param json as for {@link validateExportDestination}
 * @throws {TypeError} if an option is wrong, except for IDs that are not UUIDs, which are `optionIssues`
 *
 * @example
 * const { request, objectKeys } = previewExportDestination(body, { orgId: "5c4f6ae8-7c6e-4a53-9d0c-f5d3a4e2b101" });
 * request?.curl; // curl --fail-with-body --request POST 'https://api.m3ter.com/organizations/5c4f6ae8-...
 * objectKeys?.files[0].uri; // s3://acme-exports/orgId=5c4f6ae8-...
 */
export declare function previewExportDestination(json: unknown, options?: PreviewOptions): Preview;

/**
 * Tells what the bucket's cloud has to allow before m3ter can write to the bucket: policies, commands and Terraform. A bucket
 * and its prefix are enough, so the role can be created before its ARN goes into the body.
 *
 * @param fields of a request's body; they are not validated
 * @throws {TypeError} if a field has the wrong type, or there is no `bucketName`
 *
 * @example
 * const access = exportDestinationAccess({ destinationType: "S3", bucketName: "acme-exports", prefix: "m3ter" });
 * access.commands; // aws iam create-role ...
 */
export declare function exportDestinationAccess(fields: AccessFields, options?: AccessOptions): Access;

/**
 * Applies a fix of a report to the input that was validated.
 *
 * Text and bytes are changed only where the fix has {@link Fix.edits}, so the order, the indentation and the spelling of
 * everything else are kept. A fix without edits, from a report on a value, can be applied to text as well, which is then
 * formatted anew.
 *
 * @param json the input that was validated; it is not changed
 * @param fix the fix of one of its issues. After one is applied, validate again: the other fixes fit the text as it was
 * @returns text for text, bytes for bytes, and for any other value a copy of what `JSON.stringify` would send
 * @throws {Error} if the fix does not apply to `json`
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
 * Returns whether m3ter would accept the value and the value is what would be sent: not JSON text, and without `toJSON` and
 * boxes such as `new String`, which `JSON.stringify` turns into something else.
 *
 * @param options `advice` makes no difference
 * @throws {TypeError} if an option is wrong
 *
 * @example
 * if (isExportDestination(value)) value.bucketName; // string
 */
export declare function isExportDestination(
  value: unknown,
  options?: ValidateOptions,
): value is ExportDestinationRequest;

/**
 * A [Standard Schema](https://standardschema.dev) of the body of a create. It is synchronous, has errors only, and returns the
 * value unchanged. It can also be converted to JSON Schema.
 *
 * @example
 * useForm({ resolver: standardSchemaResolver(exportDestinationSchema) });
 */
export declare const exportDestinationSchema: ExportDestinationSchema;

/**
 * Makes a Standard Schema of the body of an update or a create.
 *
 * @throws {TypeError} if an option is wrong
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
    /** For the compiler only; it does not exist at run time. */
    readonly types?:
      | { readonly input: ExportDestinationRequest; readonly output: ExportDestinationRequest }
      | undefined;
    /** JSON text is not parsed here: a string is a value that is not an object. */
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: ExportDestinationRequest; readonly issues?: undefined }
      | { readonly issues: readonly Issue[] };
    /** Throws if the target is not one of the listed ones. */
    readonly jsonSchema: {
      readonly input: (options: { readonly target: JsonSchemaTarget }) => Record<string, unknown>;
      readonly output: (options: { readonly target: JsonSchemaTarget }) => Record<string, unknown>;
    };
  };
}

/** The supported dialects. Others compile, and throw. */
export type JsonSchemaTarget = "draft-2020-12" | "draft-07" | "openapi-3.0" | (string & {});

/** The operation of a request: a create is a `POST`, an update a `PUT`. */
export type Operation = "create" | "update";

/** Options of {@link validateExportDestination}. All are optional. */
export interface ValidateOptions {
  /**
   * The operation that the body is for: an update has a `version`, a create must not have one.
   * @default "create"
   */
  operation?: Operation | undefined;
  /** For an update: the version that is stored now, if it is known. A whole number, at least 1. */
  currentVersion?: number | undefined;
  /**
   * Whether to warn about what m3ter accepts but what will fail or surprise later. `false` gives errors only.
   * @default true
   */
  advice?: boolean | undefined;
}

/** Options of {@link validateExportDestinationResponse}. All are optional. */
export interface ValidateResponseOptions {
  /** The operation of the request. Without it, any `version` is accepted. */
  operation?: Operation | undefined;
  /** For an update: the `version` that was sent. A whole number, at least 1. */
  sentVersion?: number | undefined;
}

/** Options of {@link previewExportDestination}. All are optional. */
export interface PreviewOptions {
  /** The organization's ID, a UUID. Without it the request reads `M3TER_ORG_ID`, and the object keys have zeros. */
  orgId?: string | undefined;
  /**
   * The operation. An update needs `id`.
   * @default "create"
   */
  operation?: Operation | undefined;
  /** In an update: the ID of the stored destination, a UUID. */
  id?: string | undefined;
  /** In an update: the version that is stored now, if it is known. An integer, at least 1. */
  currentVersion?: number | undefined;
  /**
   * The API's address: an `http` or `https` URL.
   * @default "https://api.m3ter.com"
   */
  baseUrl?: string | undefined;
  /**
   * The time of the request: a `Date`, milliseconds since 1970, or ISO 8601 in UTC or with an offset; in the years 0 to 9999.
   * @default now
   */
  now?: Date | number | string | undefined;
}

/** What sending a body would do. It is plain data. */
export interface Preview {
  /** The report on the body, as `validateExportDestination` returns it. */
  report: Report;
  /** Errors in the IDs, with the paths `["orgId"]` and `["id"]`. */
  optionIssues: Issue[];
  /** The request. Like the members below it is `null` while there is an error. */
  request: PreviewedRequest | null;
  /** An example of the response. */
  response: PreviewedResponse | null;
  /** Where files land. */
  objectKeys: ObjectKeys | null;
  /** What the cloud has to allow. */
  access: Access | null;
}

/**
 * The request. The commands are for a POSIX shell and curl 7.76 or later, and safe to paste whatever the body contains. They
 * contain no secrets: they read the environment variables of m3ter's SDKs.
 */
export interface PreviewedRequest {
  /** `POST` creates, `PUT` updates. */
  method: "POST" | "PUT";
  /** The URL with the IDs. Without an `orgId` it contains `$M3TER_ORG_ID`. */
  url: string;
  /** The headers by name. `$M3TER_API_TOKEN` stands for the access token. */
  headers: Record<string, string>;
  /**
   * Text and bytes as they were passed; of any other value, what `JSON.stringify` makes of it. Lone surrogates, which UTF-8
   * cannot encode, are written as escapes, which mean the same.
   */
  body: string;
  /** A command that sends the body. It reads the access token from `M3TER_API_TOKEN`. */
  curl: string;
  /** A command that gets an access token into `M3TER_API_TOKEN`. It reads `M3TER_API_KEY` and `M3TER_API_SECRET`. */
  tokenCurl: string;
}

/** An example of m3ter's response. */
export interface PreviewedResponse {
  /** 200, also for a create. */
  status: 200;
  /**
   * What was sent, with what m3ter adds: the IDs and users are examples. It has no empty members, and no `version` if that
   * would exceed `Number.MAX_SAFE_INTEGER`.
   */
  body: ExportDestinationResponse;
}

/** Where exports of this hour land. */
export interface ObjectKeys {
  /** As sent, or the default. */
  partitionOrder: "TIME_FIRST" | "TYPE_FIRST";
  /** The maximum length of a key in bytes of UTF-8, in both clouds. */
  maxBytes: 1024;
  /** A file of usage data, and one of operational data. */
  files: ObjectKey[];
}

/** Where one file lands. */
export interface ObjectKey {
  /** Usage data has the type `measurements`; operational data has its entity as type. */
  kind: "usage" | "operational";
  /** The object's key. The UUID in the file's name is an example. */
  key: string;
  /** `s3://bucket/key` or `gs://bucket/key`, not percent-encoded, as the clouds' command lines read it. */
  uri: string;
  /** The length of the key in bytes of UTF-8. */
  bytes: number;
}

/** The fields that access depends on. */
export interface AccessFields {
  /** The cloud. */
  destinationType: DestinationType;
  /** The bucket. */
  bucketName: string;
  /** S3: the role may write only under this prefix. */
  prefix?: string | undefined;
  /** S3: gives the role's path and name, as soon as they are known. */
  iamRoleArn?: string | undefined;
  /** GCS: part of the audience. */
  projectNumber?: string | undefined;
  /** GCS: part of the audience. */
  poolId?: string | undefined;
  /** GCS: part of the audience. */
  providerId?: string | undefined;
  /** GCS: the service account that writes, if the principal does not write directly. */
  serviceAccountEmail?: string | undefined;
}

/** Options of {@link exportDestinationAccess}. All are optional. */
export interface AccessOptions {
  /**
   * The principal that m3ter's guide names, in place of the placeholder. S3: the ARN. GCS: the whole IAM member, such as
   * `principal://...` or `principalSet://...`.
   */
  principal?: string | undefined;
}

/** What the bucket's cloud has to allow before m3ter can write to the bucket. */
export type Access = S3Access | GcsAccess;

/**
 * The policies of the IAM role. What only m3ter's guide names is a placeholder. AWS refuses the policies while it is there, so
 * that no role can be assumed without the condition.
 */
export interface S3Access {
  /** The cloud. */
  destinationType: "S3";
  /** Allows the role to write under the prefix, and nowhere else. */
  permissionPolicy: IamPolicy;
  /** Allows m3ter to assume the role. */
  trustPolicy: IamPolicy;
  /** Commands for a POSIX shell: `aws` creates the role with both policies. */
  commands: string;
  /** The same in Terraform, which asks for what is not known. */
  terraform: string;
  /** The placeholder of m3ter's principal in `trustPolicy`. */
  principalPlaceholder: string;
  /** The placeholders of the condition in `trustPolicy`: its operator, key and value. */
  conditionPlaceholders: string[];
  /**
   * The placeholder of an ARN in `permissionPolicy`, if the bucket's name is the alias of an access point: the policy has to
   * name the access point, and the alias does not contain its ARN.
   */
  accessPointPlaceholder: string | null;
  /** The URL of m3ter's guide. */
  guide: string;
}

/** The grants to m3ter's principal in the workload identity pool. */
export interface GcsAccess {
  /** The cloud. */
  destinationType: "GCS";
  /** The audience of m3ter's tokens: the full name of the workload identity provider. Unknown parts are placeholders. */
  audience: string;
  /** Commands for a POSIX shell: `gcloud` allows m3ter to write to the bucket, directly or through the service account. */
  commands: string;
  /** The same in Terraform, which asks for what is not known. */
  terraform: string;
  /**
   * The placeholder of m3ter's principal in `commands`, a whole IAM member. While it is there, the shell reads the environment
   * variable `M3TER_MEMBER`, and without that it runs no command that needs it.
   */
  principalPlaceholder: string;
  /** The URL of m3ter's guide. */
  guide: string;
}

/** A policy document of AWS. */
export interface IamPolicy {
  /** The version of the policy language. */
  Version: string;
  /** What is allowed. */
  Statement: {
    Effect: "Allow";
    Principal?: { AWS: string };
    Action: string;
    Resource?: string;
    Condition?: Record<string, Record<string, string>>;
  }[];
}

/** The result of a validation. It is plain data, so it survives `structuredClone` and `JSON.stringify`. */
export interface Report {
  /** Whether there are no errors. Warnings do not count. */
  valid: boolean;
  /** As declared, or inferred from the other members; `null` if the body is not an object. */
  destinationType: DestinationType | null;
  /** In the order of the API's fields, then unknown members. One field can have several issues. */
  issues: Issue[];
}

/** One problem at one place. */
export interface Issue {
  /** `"error"`: m3ter rejects the body. `"warning"`: m3ter accepts it; `impact` says what happens then. */
  severity: "error" | "warning";
  /** What is wrong. Stable, for programs. */
  code: IssueCode;
  /** The detail within the code. Stable as well. */
  reason?: IssueReason;
  /** The consequence of a warning; an error has none. */
  impact?: Impact;
  /** Member names and array indices from the root. `[]` is the whole document. */
  path: (string | number)[];
  /** What is wrong, in English, made from `code`, `reason` and `params`. It reads after the field's name. */
  message: string;
  /** The values in the message, for translations: `min`, `max`, `actual`, `allowed`, ... */
  params: Record<string, Json>;
  /** The place in the text; only if the input was text. */
  range?: { start: Position; end: Position };
  /** A change that resolves this issue, if there is a plain one. */
  fix?: Fix;
}

/**
 * The consequence of a warning: the export will probably fail, files will land in an unexpected place, or neither, and it is
 * only advice.
 */
export type Impact = "export_fails" | "wrong_place" | "advice";

/** A position in the text that was validated. */
export interface Position {
  /** In UTF-16 code units, as in `text.slice(start.offset, end.offset)`; from 0. */
  offset: number;
  /** From 1. */
  line: number;
  /** In UTF-16 code units, from 1. */
  column: number;
}

/** A change that resolves an issue. {@link applyFix} applies it. */
export interface Fix {
  /** What the change does, in English. */
  title: string;
  /** `"safe"`: it can be applied without asking. `"suggestion"`: it is probably what was meant, and a person should decide. */
  applicability: "safe" | "suggestion";
  /**
   * The change as a JSON Patch (RFC 6902) of members of the root or of the whole document. It is empty if the text is not JSON
   * yet: then there are only `edits`.
   */
  patch: JsonPatchOperation[];
  /** The same change of the text, in order and not overlapping; only if the input was text. */
  edits?: TextEdit[];
}

/** The replacement of a part of the text that was validated. The part can be empty, and so can the new text. */
export interface TextEdit {
  /** Where the replaced part starts, in UTF-16 code units from 0. */
  start: number;
  /** Where it ends. */
  end: number;
  /** The new text. */
  text: string;
}

/** One operation of a JSON Patch (RFC 6902); its paths are JSON Pointers (RFC 6901). */
export type JsonPatchOperation =
  | { op: "add" | "replace"; path: string; value: Json }
  | { op: "move"; from: string; path: string }
  | { op: "remove"; path: string };

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
