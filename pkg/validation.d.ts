import type { DestinationType, ExportDestinationRequest, Impact, IssueCode, IssueReason } from "./contract.js";
import type { Fix, Json } from "./fix.js";

/**
 * Validates the body of a *Create ExportDestination* or *Update ExportDestination* request. Errors break the
 * contract that m3ter documents. Warnings are about what the contract allows, but what will fail later or has an unexpected
 * effect. Each has an explanation and, if possible, a fix.
 *
 * It never throws because of `json`: text that is not JSON, a circular reference, a `BigInt` and a getter that throws are
 * reported as errors.
 *
 * @param json JSON text (a string, or a `Uint8Array` of UTF-8) or any other value, which is checked as `JSON.stringify`
 *   would send it: without members that are `undefined`, with `toJSON` applied. A getter may be called more than once.
 * @param options the operation, and whether there are warnings
 * @throws TypeError if an option is wrong
 *
 * @example
 * const report = validateExportDestination('{"code": " a"}');
 * report.valid; // false
 * report.issues.map(({ path, message }) => `${path.join(".")} ${message}`); // [..., "code must not start with a space", ...]
 */
export declare function validateExportDestination(json: unknown, options?: ValidateOptions): Report;

/**
 * Validates the body of m3ter's response to a create, an update or a retrieve. The report has errors only.
 *
 * @param json as for {@link validateExportDestination}
 * @param options the operation of the request, and the version that was sent
 * @throws TypeError if an option is wrong
 *
 * @example
 * const report = validateExportDestinationResponse(await response.text(), { operation: "update", sentVersion: 3 });
 */
export declare function validateExportDestinationResponse(json: unknown, options?: ValidateResponseOptions): Report;

/**
 * Returns whether the value is a valid body, both as it is and as `JSON.stringify` would send it. JSON text is not, and neither
 * is an object with `new String("a")` or a `Date` as a value.
 *
 * @param value the value, which is checked as it is
 * @param options as for {@link validateExportDestination}; `advice` has no effect
 * @throws TypeError if an option is wrong
 *
 * @example
 * if (isExportDestination(value)) value.bucketName; // string
 */
export declare function isExportDestination(
  value: unknown,
  options?: ValidateOptions,
): value is ExportDestinationRequest;

/** The operation of a request: a create is a `POST`, an update a `PUT`. */
export type Operation = "create" | "update";

/** Options of {@link validateExportDestination}. All are optional; unknown ones are ignored. */
export interface ValidateOptions {
  /**
   * The operation that the body is for: an update has a `version`, a create must not have one.
   * @default "create"
   */
  operation?: Operation | undefined;
  /** For an update: the version that m3ter has stored, if it is known. A safe integer, at least 1. A create ignores it. */
  currentVersion?: number | undefined;
  /**
   * Whether the report has warnings. With `false` it has errors only.
   * @default true
   */
  advice?: boolean | undefined;
}

/** Options of {@link validateExportDestinationResponse}. All are optional. */
export interface ValidateResponseOptions {
  /** The operation of the request. Without it, any `version` is accepted. */
  operation?: Operation | undefined;
  /** For an update: the `version` that was sent. The response must have the next one. A safe integer, at least 1. */
  sentVersion?: number | undefined;
}

/** The result of a validation. It is plain data, so it survives `structuredClone` and `JSON.stringify`. */
export interface Report {
  /** Whether there is no issue of severity `"error"`. */
  valid: boolean;
  /**
   * The destination type, as declared or inferred from the other fields; `null` if there is no body to check: the text is not
   * JSON, the document is not an object, or the body is inside another member.
   */
  destinationType: DestinationType | null;
  /** The issues, in the order of the API's fields, then those of unknown members. One field can have several issues. */
  issues: Issue[];
}

/** One problem at one place. */
export interface Issue {
  /** `"error"`: the body breaks the contract. `"warning"`: the contract allows it, and `impact` is the consequence. */
  severity: "error" | "warning";
  /** What is wrong, for programs. Codes are never renamed. */
  code: IssueCode;
  /** The detail of the code, if it has several. Reasons are never renamed. */
  reason?: IssueReason;
  /** The consequence of a warning; an error has none. */
  impact?: Impact;
  /** Member names and array indices from the root. `[]` is the whole document. */
  path: (string | number)[];
  /** What is wrong, in English, made from `code`, `reason` and `params`. It reads after the field's name. */
  message: string;
  /** The values in the message, for translations: `min`, `max`, `actual`, `allowed`, ... */
  params: Record<string, Json>;
  /** The position in the text, only if the input was text or bytes: from `start` up to, and without, `end`. */
  range?: { start: Position; end: Position };
  /** A change that resolves this issue, if there is one. */
  fix?: Fix;
}

/** A position in the text that was validated; if the input was bytes, in the decoded text. */
export interface Position {
  /** The offset in UTF-16 code units, from 0, as in `text.slice(start.offset, end.offset)`. */
  offset: number;
  /** The line, from 1. */
  line: number;
  /** The column in UTF-16 code units, from 1. */
  column: number;
}
