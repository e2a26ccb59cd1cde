/**
 * Writes the grants for m3ter's principal in the workload identity pool, and two ways to make them. The guide says only "the data
 * exports principal", which may be a `principal:` or a `principalSet:`, so the placeholder stands for the whole member.
 * https://cloud.google.com/iam/docs/principal-identifiers
 */
import { GUIDE } from "./access-guide.js";
import { hclString, hclVariable } from "./hcl.js";
import { quoted, quotedOperand } from "./shell.js";

/** @import { AccessFields, GcsAccess } from "../../index.js" */

/** The shell takes the member from the environment, and runs no command without it. */
const MEMBER = "${M3TER_MEMBER:?set it to the principal of m3ter}";

const OBJECT_CREATOR = "roles/storage.objectCreator";
const WORKLOAD_IDENTITY_USER = "roles/iam.workloadIdentityUser";

/**
 * @param {AccessFields} fields
 * @param {string} [principal]
 * @returns {GcsAccess}
 */
export function gcsAccess({ bucketName, projectNumber, poolId, providerId, serviceAccountEmail }, principal) {
  const project = projectNumber || "{{PROJECT_NUMBER}}";
  const pool = `${poolId || "{{POOL_ID}}"}/providers/${providerId || "{{PROVIDER_ID}}"}`;
  const account = serviceAccountEmail || undefined;
  return {
    destinationType: "GCS",
    audience: `//iam.googleapis.com/projects/${project}/locations/global/workloadIdentityPools/${pool}`,
    commands: commands(bucketName, account, principal),
    terraform: terraform(bucketName, account, principal),
    principalPlaceholder: MEMBER,
    guide: GUIDE,
  };
}

/**
 * @param {string} bucketName
 * @param {string | undefined} account
 * @param {string | undefined} principal
 */
function commands(bucketName, account, principal) {
  const member = principal === undefined ? `"${MEMBER}"` : quoted(principal);
  if (account === undefined) return bucketCommand(bucketName, member);
  return `gcloud iam service-accounts add-iam-policy-binding ${quotedOperand(account)} \\
  --member=${member} \\
  --role=${WORKLOAD_IDENTITY_USER} &&
${bucketCommand(bucketName, quoted(`serviceAccount:${account}`))}`;
}

/**
 * @param {string} bucketName
 * @param {string} member a word of the shell
 */
function bucketCommand(bucketName, member) {
  return `gcloud storage buckets add-iam-policy-binding ${quoted(`gs://${bucketName}`)} \\
  --member=${member} \\
  --role=${OBJECT_CREATOR}`;
}

/**
 * @param {string} bucketName
 * @param {string | undefined} account
 * @param {string | undefined} principal
 */
function terraform(bucketName, account, principal) {
  const member = principal === undefined ? "var.m3ter_member" : hclString(principal);
  const blocks = [
    ...(principal === undefined
      ? [
          hclVariable(
            "m3ter_member",
            "m3ter's principal, principal://... or principalSet://...: see m3ter's guide, or ask m3ter",
          ),
        ]
      : []),
    ...(account === undefined ? [] : [accountGrant(account, member)]),
    bucketGrant(bucketName, account === undefined ? member : hclString(`serviceAccount:${account}`)),
  ];
  return blocks.join("\n");
}

/**
 * @param {string} account
 * @param {string} member an HCL expression
 */
function accountGrant(account, member) {
  return `resource "google_service_account_iam_member" "m3ter_exports" {
  service_account_id = ${hclString(`projects/-/serviceAccounts/${account}`)}
  role               = "${WORKLOAD_IDENTITY_USER}"
  member             = ${member}
}
`;
}

/**
 * @param {string} bucketName
 * @param {string} member an HCL expression
 */
function bucketGrant(bucketName, member) {
  return `resource "google_storage_bucket_iam_member" "m3ter_exports" {
  bucket = ${hclString(bucketName)}
  role   = "${OBJECT_CREATOR}"
  member = ${member}
}
`;
}
