/** What the page offers to begin with, in groups by what m3ter says to it. */

/**
 * @typedef {object} Example
 * @property {string} title
 * @property {string} body
 * @property {{ id: string, storedVersion: string }} [update] for an update; else it is a create
 */

const S3 = {
  destinationType: "S3",
  name: "Usage to S3",
  code: "usage-s3",
  bucketName: "acme-usage-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
  prefix: "m3ter/usage",
  partitionOrder: "TIME_FIRST",
};

const GCS = {
  destinationType: "GCS",
  name: "Usage to Google Cloud",
  code: "usage-gcs",
  bucketName: "acme-usage-exports",
  projectNumber: "481516234299",
  poolId: "m3ter-exports",
  providerId: "m3ter-provider",
  serviceAccountEmail: "m3ter-exports@acme-billing.iam.gserviceaccount.com",
  prefix: "m3ter/usage",
  partitionOrder: "TYPE_FIRST",
};

const ID = "6f9c1a52-3d0e-4b7f-9a41-c28d5e70b913";

/** @type {{ label: string, examples: Example[] }[]} */
export const GROUPS = [
  {
    label: "Accepted",
    examples: [
      { title: "S3 bucket", body: json(S3) },
      { title: "Google Cloud Storage bucket", body: json(GCS) },
      { title: "Update", body: json({ ...S3, version: 3 }), update: { id: ID, storedVersion: "3" } },
    ],
  },
  {
    label: "Accepted with a warning",
    examples: [
      { title: "No destinationType", body: json({ ...S3, destinationType: undefined }) },
      { title: "Misspelled optional member", body: json(S3).replace("partitionOrder", "partition_order") },
    ],
  },
  {
    label: "Refused",
    examples: [
      { title: "Role ARN without an account", body: json({ ...S3, iamRoleArn: "arn:aws:iam:::role/" }) },
      { title: "A user's ARN", body: json({ ...S3, iamRoleArn: "arn:aws:iam::922609978421:user/exporter" }) },
      { title: "Trailing comma", body: json(S3).replace(/\n}$/, ",\n}") },
      { title: "Leading space in code", body: json({ ...S3, code: " usage-s3" }) },
      { title: "destinationType in the wrong case", body: json({ ...S3, destinationType: "s3" }) },
      { title: "Misspelled required member", body: json(S3).replace("bucketName", "bucket_name") },
      {
        title: "Google Cloud Storage without its fields",
        body: json({ ...GCS, projectNumber: undefined, poolId: undefined, providerId: undefined }),
      },
      { title: "Version in a create", body: json({ ...S3, version: 1 }) },
      { title: "Update of a stale version", body: json({ ...S3, version: 2 }), update: { id: ID, storedVersion: "3" } },
    ],
  },
];

/** @param {object} value */
function json(value) {
  return JSON.stringify(value, null, 2);
}
