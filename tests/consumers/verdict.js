/** What every consumer prints, given the function that it imported its own way. */
const good = {
  destinationType: "S3",
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-billing-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
};
const bad = { ...good, iamRoleArn: "arn:aws:iam::922609978421:user/exporter" };

/** @param {typeof import("m3ter-export-destination").validateExportDestination} validate */
function verdict(validate) {
  const [{ path, reason }] = validate(bad).issues;
  return `VERDICT good: ${validate(good).valid}, bad: ${path} ${reason}`;
}

export { verdict };
