/** Recognizes a value that is the whole of a text, by its form. */

/** @type {[form: RegExp, name: string, cloud: string][]} */
const VALUES = [
  [/^arn:[^:\s]+:s3:\S+$/, "bucketName", "S3"],
  [/^arn:\S+$/, "iamRoleArn", "S3"],
  [/^\S+\/workloadIdentityPools\/[^/\s]+$/, "poolId", "GCS"],
  [/^\S+\/workloadIdentityPools\/\S+\/providers\/[^/\s]+$/, "providerId", "GCS"],
];

/**
 * @param {string} text
 * @returns {{ name: string, cloud: string, value: string } | undefined}
 */
export function valueIn(text) {
  const value = text.trim();
  for (const [form, name, cloud] of VALUES) if (form.test(value)) return { name, cloud, value };
  return undefined;
}
