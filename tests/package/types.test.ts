/** Compiled, not run: what the declarations allow and forbid. */
import { applyFix, validateExportDestination, validateExportDestinationResponse } from "m3ter-export-destination";
import type {
  DestinationType,
  ExportDestinationRequest,
  ExportDestinationResponse,
  Fix,
  GcsExportDestinationRequest,
  Issue,
  IssueCode,
  IssueReason,
  Json,
  JsonPatchOperation,
  Operation,
  Position,
  Report,
  S3ExportDestinationRequest,
  ValidateOptions,
  ValidateResponseOptions,
} from "m3ter-export-destination";

const s3: S3ExportDestinationRequest = {
  destinationType: "S3",
  name: "Acme exports",
  code: "acme_exports",
  bucketName: "acme-data-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
  partitionOrder: null,
};
const gcs: GcsExportDestinationRequest = {
  destinationType: "GCS",
  name: "Acme exports",
  code: "acme_exports",
  bucketName: "acme-data-exports",
  projectNumber: "123456789012",
  poolId: "m3ter-pool",
  providerId: "m3ter-provider",
};
const requests: ExportDestinationRequest[] = [s3, gcs];
const response: ExportDestinationResponse = { id: "123e4567-e89b-12d3-a456-426614174000", version: 1 };

const options: ValidateOptions = { operation: "update", currentVersion: 3, advice: false };
const responseOptions: ValidateResponseOptions = { operation: "update", sentVersion: 3 };
const reports: Report[] = [
  ...requests.map((request) => validateExportDestination(request, options)),
  validateExportDestination("{}"),
  validateExportDestination(new Uint8Array(), undefined),
  validateExportDestination(undefined, { operation: undefined, currentVersion: undefined, advice: undefined }),
  validateExportDestinationResponse(response, responseOptions),
];

for (const { valid, destinationType, issues } of reports) {
  const isValid: boolean = valid;
  const type: DestinationType | null = destinationType;
  issues.forEach(describe);
  console.log(isValid, type);
}

declare const console: { log(...values: unknown[]): void };

function describe(issue: Issue): void {
  const code: IssueCode = issue.code;
  const reason: IssueReason | undefined = issue.reason;
  const start: Position | undefined = issue.range?.start;
  const fix: Fix | undefined = issue.fix;
  const values = fix?.patch.map(patchedValue);
  const min: Json | undefined = issue.params["min"];
  console.log(issue.severity === "error", code === "required", reason, issue.path[0], start?.offset, values, min);
}

function patchedValue(operation: JsonPatchOperation): Json | undefined {
  return operation.op === "add" || operation.op === "replace" ? operation.value : undefined;
}

const change: Fix = { title: "", patch: [{ op: "move", from: "/nam", path: "/name" }] };
const fixedText: string = applyFix("{}", change);
const fixedBytes: Uint8Array = applyFix(new Uint8Array(), change);
const fixedValue: unknown = applyFix(s3, change);
console.log(fixedText, fixedBytes, fixedValue);

const operation: Operation = "create";
console.log(operation);

// @ts-expect-error no such operation
validateExportDestination({}, { operation: "delete" });
// @ts-expect-error versions are numbers
validateExportDestination({}, { currentVersion: "1" });
// @ts-expect-error the other function's option
validateExportDestinationResponse({}, { currentVersion: 1 });
// @ts-expect-error what to check is needed
validateExportDestination();
// @ts-expect-error a fix, not an issue
applyFix("{}", reports[0]!.issues[0]!);
// @ts-expect-error a fix may be missing
applyFix("{}", reports[0]!.issues[0]!.fix);
// @ts-expect-error no such severity
reports[0]!.issues[0]!.severity === "info";
// @ts-expect-error no such code
reports[0]!.issues[0]!.code === "no_such_code";
// @ts-expect-error a range belongs to a text only
reports[0]!.issues[0]!.range.start;
// @ts-expect-error S3 needs a role
const withoutRole: S3ExportDestinationRequest = { destinationType: "S3", name: "n", code: "c", bucketName: "bbb" };
console.log(withoutRole);
