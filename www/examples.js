/** What the page offers to begin with: by kind, then by mistake. */
import { FIRST } from "./state.js";

/**
 * @import { State } from "./state.js"
 * @typedef {{ title: string, state: State }} Example
 */

const S3 = {
  destinationType: "S3",
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-billing-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
  prefix: "m3ter/exports",
  partitionOrder: "TIME_FIRST",
};

const GCS = {
  destinationType: "GCS",
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-billing-exports",
  projectNumber: "481516234299",
  poolId: "m3ter-pool",
  providerId: "m3ter-provider",
  serviceAccountEmail: "exports@acme-prod.iam.gserviceaccount.com",
  prefix: "m3ter/exports",
  partitionOrder: "TYPE_FIRST",
};

const ORGANIZATION = "0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e";
const UPDATE = { operation: /** @type {const} */ ("update"), destinationId: "6f9c1a52-3d0e-4b7f-9a41-c28d5e70b913", storedVersion: "3" };

export const START_S3 = example("S3 bucket", S3);
export const START_GCS = example("Google Cloud Storage bucket", GCS);
export const START_MISTAKES = example("Pasted from everywhere", {
  ...S3,
  code: "finance_exports ",
  bucketName: "s3://acme-billing-exports/m3ter",
  iamRoleArn: "arn:aws:iam::922609978421:user/exporter",
  prefix: undefined,
  partition_order: "TYPE_FIRST",
  partitionOrder: undefined,
});

/** @type {{ label: string, examples: Example[] }[]} */
export const GROUPS = [
  {
    label: "Good ones",
    examples: [START_S3, START_GCS, example("Update", { ...S3, version: 3 }, UPDATE)],
  },
  {
    label: "Mistakes with S3",
    examples: [
      START_MISTAKES,
      example("A user's ARN", { ...S3, iamRoleArn: "arn:aws:iam::922609978421:user/exporter" }),
      example("A session's ARN", { ...S3, iamRoleArn: "arn:aws:sts::922609978421:assumed-role/Exporter/i-0abc" }),
      example("A bucket's address for its name", { ...S3, bucketName: "s3://acme-billing-exports/m3ter", prefix: undefined }),
      example("A prefix with slashes", { ...S3, prefix: "/m3ter//exports/" }),
    ],
  },
  {
    label: "Mistakes with Google Cloud Storage",
    examples: [
      example("A project id for its number", { ...GCS, projectNumber: "acme-prod" }),
      example("A resource name for the pool's id", {
        ...GCS,
        poolId: "projects/481516234299/locations/global/workloadIdentityPools/m3ter-pool",
      }),
      example("Without its own fields", { ...GCS, projectNumber: undefined, poolId: undefined, providerId: undefined }),
    ],
  },
  {
    label: "Mistakes with either",
    examples: [
      example("No destinationType", { ...S3, destinationType: undefined }),
      example("A misspelled member", json(S3).replace("bucketName", "bucket_name")),
      example("A space behind the code", { ...S3, code: "finance_exports " }),
      example("destinationType in the wrong case", { ...S3, destinationType: "s3" }),
      example("A trailing comma", json(S3).replace(/\n}$/, ",\n}")),
      example("A version in a create", { ...S3, version: 1 }),
      example("An update of a stale version", { ...S3, version: 2 }, UPDATE),
      example("An empty body", "{}"),
    ],
  },
];

/**
 * @param {string} title
 * @param {object | string} body
 * @param {Partial<State>} [settings]
 * @returns {Example}
 */
function example(title, body, settings) {
  const text = typeof body === "string" ? body : json(body);
  return { title, state: { ...FIRST, organizationId: ORGANIZATION, ...settings, text } };
}

/** @param {object} value */
function json(value) {
  return JSON.stringify(value, null, 2);
}
