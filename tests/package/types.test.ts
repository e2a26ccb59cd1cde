/** Compiled, not run: what the declarations allow and forbid. */
import {
  applyFix,
  exportDestinationAccess,
  isExportDestination,
  previewExportDestination,
  validateExportDestination,
  validateExportDestinationResponse,
} from "m3ter-export-destination";
import * as slim from "m3ter-export-destination/slim";
import type { CompiledModule } from "m3ter-export-destination/wasm";
import type {
  Access,
  AccessFields,
  DestinationType,
  ExportDestinationRequest,
  ExportDestinationResponse,
  Fix,
  GcsExportDestinationRequest,
  IamPolicy,
  Impact,
  Issue,
  IssueCode,
  IssueReason,
  Json,
  JsonPatchOperation,
  ObjectKeys,
  Operation,
  Position,
  Preview,
  PreviewedRequest,
  PreviewedResponse,
  PreviewOptions,
  Report,
  S3ExportDestinationRequest,
  TextEdit,
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
// `JSON.stringify` leaves an undefined member out.
const unset: S3ExportDestinationRequest = { ...s3, prefix: undefined, version: undefined, destinationType: undefined };
const requests: ExportDestinationRequest[] = [s3, gcs, unset];
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
  const isSafe: boolean = fix?.applicability === "safe";
  const edits: TextEdit[] | undefined = fix?.edits;
  const impact: Impact | undefined = issue.impact;
  const min: Json | undefined = issue.params["min"];
  console.log(issue.severity === "error", code === "required", reason, issue.path[0], start?.offset, values, min, isSafe, edits?.[0]?.start, impact === "export_fails");
}

function patchedValue(operation: JsonPatchOperation): Json | undefined {
  return operation.op === "add" || operation.op === "replace" ? operation.value : undefined;
}

const change: Fix = { title: "", applicability: "safe", patch: [{ op: "move", from: "/nam", path: "/name" }] };
const textChange: Fix = { title: "", applicability: "suggestion", patch: [], edits: [{ start: 0, end: 2, text: "{}" }] };
const fixedText: string = applyFix("{}", change);
const fixedBytes: Uint8Array = applyFix(new Uint8Array(), change);
const fixedValue: unknown = applyFix(s3, change);
const fixedFile = (file: string | Uint8Array): string | Uint8Array => applyFix(file, change);
console.log(fixedText, fixedBytes, fixedValue, fixedFile("{}"), applyFix("{}", textChange));

const operation: Operation = "create";
console.log(operation);

const previewOptions: PreviewOptions = { orgId: "o", operation: "update", id: "i", currentVersion: 3, baseUrl: "http://x", now: new Date() };
const previews: Preview[] = [
  previewExportDestination("{}", previewOptions),
  previewExportDestination(new Uint8Array(), { orgId: "o", now: 0 }),
  previewExportDestination(s3, { orgId: undefined, operation: undefined, id: undefined, baseUrl: undefined, now: undefined }),
  previewExportDestination(s3),
];
for (const { report, optionIssues, request, response, objectKeys, access } of previews) {
  const all: Report = report;
  const issues: Issue[] = optionIssues;
  const sent: PreviewedRequest | null = request;
  const answered: PreviewedResponse | null = response;
  const version: number | undefined = answered?.body.version;
  const keys: ObjectKeys | null = objectKeys;
  const bytes: number | undefined = keys?.files[0]?.bytes;
  console.log(all.valid, issues.length, sent?.method === "PUT", sent?.headers["Authorization"], version, bytes, principal(access));
}

const { request: sentRequest, response: exampleResponse, access: grantedAccess } = previewExportDestination(s3);
if (sentRequest) console.log(sentRequest.curl, exampleResponse.status, principal(grantedAccess), grantedAccess.guide);
const previewed = previewExportDestination(s3);
if (previewed.request === null) console.log(previewed.report.valid, previewed.optionIssues.length);
else console.log(previewed.objectKeys.files, previewed.access.commands);

declare const anyType: DestinationType;
const fields: AccessFields = { destinationType: anyType, bucketName: "acme", prefix: undefined };
const access: Access = exportDestinationAccess(fields, { principal: undefined });
console.log(access.commands, access.terraform, exportDestinationAccess({ ...s3, destinationType: "S3" }));

const policy: IamPolicy = exportDestinationAccess({ destinationType: "S3", bucketName: "acme" }).trustPolicy;
const audience: string = exportDestinationAccess({ destinationType: "GCS", bucketName: "acme" }).audience;
console.log(policy, audience);
// @ts-expect-error the type may be GCS
exportDestinationAccess(fields).trustPolicy;

function principal(access: Access | null): string {
  if (access === null) return "";
  if (access.destinationType === "GCS") return access.commands.replace(access.principalPlaceholder, access.audience);
  return access.trustPolicy.Statement[0]?.Principal?.AWS ?? access.guide;
}

function guarded(value: unknown): string {
  if (!isExportDestination(value, options)) return typeof value;
  if (value.destinationType === "GCS") return value.projectNumber;
  // @ts-expect-error only GCS has a pool
  console.log(value.poolId);
  return value.bucketName;
}
guarded(s3);

function isSyntax(code: IssueCode): boolean {
  switch (code) {
    case "syntax":
    case "not_serializable":
      return true;
    default:
      return false;
  }
}
console.log(isSyntax("required"));
// @ts-expect-error no such code
isSyntax("any_string");

async function load(module: CompiledModule): Promise<Report> {
  await slim.init();
  await slim.init("https://example.com/module.wasm");
  await slim.init(new Uint8Array());
  await slim.init(new ArrayBuffer(0));
  await slim.init(module);
  await slim.init(Promise.resolve(module));
  // @ts-expect-error not a source of a module
  await slim.init(7);
  // @ts-expect-error not a source of a module
  await slim.init(null);
  const report: Report = slim.validateExportDestination(s3);
  return report;
}
void load;

// @ts-expect-error no such operation
validateExportDestination({}, { operation: "delete" });
// @ts-expect-error versions are numbers
validateExportDestination({}, { currentVersion: "1" });
// @ts-expect-error the other function's option
validateExportDestinationResponse({}, { currentVersion: 1 });
// @ts-expect-error the body is required
validateExportDestination();
// @ts-expect-error IDs are strings
previewExportDestination({}, { orgId: 7 });
// @ts-expect-error there may be errors
previews[0]!.request.url;
// @ts-expect-error GCS has no policies
previews[0]!.access!.trustPolicy;
// @ts-expect-error a bucket is required
exportDestinationAccess({ destinationType: "S3" });
// @ts-expect-error a fix, not an issue
applyFix("{}", reports[0]!.issues[0]!);
// @ts-expect-error a fix may be missing
applyFix("{}", reports[0]!.issues[0]!.fix);
// @ts-expect-error no such severity
reports[0]!.issues[0]!.severity === "info";
// @ts-expect-error no such code
reports[0]!.issues[0]!.code === "no_such_code";
// @ts-expect-error only text has ranges
reports[0]!.issues[0]!.range.start;
// @ts-expect-error S3 needs a role
const withoutRole: S3ExportDestinationRequest = { destinationType: "S3", name: "n", code: "c", bucketName: "bbb" };
console.log(withoutRole);
