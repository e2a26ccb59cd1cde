import {
  applyFix,
  exportDestinationSchema,
  isExportDestination,
  previewExportDestination,
  validateExportDestination,
  type ExportDestinationRequest,
  type Issue,
  type Report,
} from "m3ter-export-destination";
import * as slim from "m3ter-export-destination/slim";
import type { CompiledModule } from "m3ter-export-destination/wasm";
import { verdict } from "./verdict.js";

const report: Report = validateExportDestination("{}", { operation: "update", currentVersion: 3, advice: false });
const issue: Issue | undefined = report.issues[0];
const reason: string | undefined = issue?.reason;
const start: number | undefined = issue?.range?.start.offset;
const text: string = issue?.fix ? applyFix("{}", issue.fix) : "";
const value: unknown = JSON.parse("{}");
const bucket: string | undefined = isExportDestination(value) ? value.bucketName : undefined;
const request: ExportDestinationRequest = { destinationType: "S3", name: "a", code: "a", bucketName: "a-bucket", iamRoleArn: "arn" };
const curl: string | undefined = previewExportDestination(request, { orgId: "" }).request?.curl;
const schema: Record<string, unknown> = exportDestinationSchema["~standard"].jsonSchema.input({ target: "draft-07" });
const load = (module: CompiledModule): Promise<void> => slim.init(module);

// @ts-expect-error A report has no such member.
report.errors;
// @ts-expect-error An S3 destination needs a role.
const incomplete: ExportDestinationRequest = { name: "a", code: "a", bucketName: "a-bucket", poolId: "a" };

export const used = [reason, start, text, bucket, curl, schema, load, incomplete];
console.log(verdict(validateExportDestination));
