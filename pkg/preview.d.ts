import type { Access } from "./access.js";
import type { ExportDestinationResponse } from "./contract.js";
import type { Issue, Operation, Report } from "./validation.js";

/**
 * Previews what sending a body would do: the request, an example of the response, the object keys of exported files, and the
 * policies that give m3ter access to the bucket. Nothing is sent.
 *
 * It never throws because of `json`. While there is an error, in the body or in the IDs, only `report` and `optionIssues` are
 * set; the other parts are `null`. A body of more than 16,777,216 UTF-16 code units or bytes has the error `syntax` with the reason
 * `too_large`.
 *
 * @param json as for {@link validateExportDestination}
 * @param options the IDs, the operation and the time of the request
 * @throws TypeError if an option is wrong. An ID that is not a UUID is reported in `optionIssues` instead
 *
 * @example
 * const { request, objectKeys } = previewExportDestination(body, { orgId: "5c4f6ae8-7c6e-4a53-9d0c-f5d3a4e2b101" });
 * request?.curl; // curl --fail-with-body --request POST 'https://api.m3ter.com/organizations/5c4f6ae8-...
 * objectKeys?.files[0].uri; // s3://acme-exports/orgId=5c4f6ae8-...
 */
export declare function previewExportDestination(json: unknown, options?: PreviewOptions): Preview;

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
  /** In an update: the version that m3ter has stored, if it is known. A safe integer, at least 1. */
  currentVersion?: number | undefined;
  /**
   * The base URL of the API: `http` or `https`.
   * @default "https://api.m3ter.com"
   */
  baseUrl?: string | undefined;
  /**
   * The time of the request, for the example of the response and the object keys: a `Date`, milliseconds since 1970, or an
   * ISO 8601 string in UTC or with an offset; in the years 0 to 9999.
   * @default `new Date()`
   */
  now?: Date | number | string | undefined;
}

/**
 * What sending a body would do: the issues, and either all of {@link PreviewParts} or, while there is an error, `null` in place of
 * each. It is plain data, so it survives `structuredClone` and `JSON.stringify`.
 */
export type Preview = (PreviewIssues & PreviewParts) | (PreviewIssues & { [Part in keyof PreviewParts]: null });

/** The issues of a {@link Preview}. */
export interface PreviewIssues {
  /** The report on the body, as `validateExportDestination` returns it. */
  report: Report;
  /** Errors in the IDs, with the paths `["orgId"]` and `["id"]`. */
  optionIssues: Issue[];
}

/** The parts of a {@link Preview}. Either all are `null` or none is, so a check of one narrows the types of all. */
export interface PreviewParts {
  /** The request. */
  request: PreviewedRequest;
  /** An example of the response. */
  response: PreviewedResponse;
  /** The object keys of exported files. */
  objectKeys: ObjectKeys;
  /** The policies that give m3ter access to the bucket. */
  access: Access;
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
  /** The headers by name. `$M3TER_API_TOKEN` is the placeholder of the access token. */
  headers: Record<string, string>;
  /**
   * The body: text and bytes as they were passed, any other value as `JSON.stringify` serializes it. A lone surrogate, which
   * UTF-8 cannot encode, is written as its escape.
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
   * The fields of the body with those that m3ter adds, whose IDs are examples. `version` is 1 after a create; it is missing if it
   * would exceed `Number.MAX_SAFE_INTEGER`.
   */
  body: ExportDestinationResponse;
}

/** The object keys of files that are exported in the hour of the request. */
export interface ObjectKeys {
  /** The order of the folders: that of the body, or `TIME_FIRST`. */
  partitionOrder: "TIME_FIRST" | "TYPE_FIRST";
  /** The maximum length of a key in bytes of UTF-8, in both clouds. */
  maxBytes: 1024;
  /** A file of usage data, and one of operational data. */
  files: ObjectKey[];
}

/** The object key of one file. */
export interface ObjectKey {
  /** The exported data. In the key, usage data has the type `measurements`, and operational data the name of its entity. */
  kind: "usage" | "operational";
  /** The object's key. The UUID in the file's name is an example. */
  key: string;
  /** `s3://bucket/key` or `gs://bucket/key`, not percent-encoded, as `aws s3` and `gcloud storage` take it. */
  uri: string;
  /** The length of the key in bytes of UTF-8. */
  bytes: number;
}
