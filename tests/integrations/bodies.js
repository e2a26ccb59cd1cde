/** The bodies that the libraries are fed, and what the package itself says of them. */
import { validateExportDestination } from "m3ter-export-destination";

export const GOOD = {
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-billing-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
};

/** Something wrong with every field. */
export const BAD = { name: "", code: " a", bucketName: "ab", iamRoleArn: "arn:aws:iam::922609978421:user/exporter" };

/** @param {unknown} body */
export function errors(body) {
  return validateExportDestination(body, { advice: false }).issues;
}

/**
 * @param {unknown} body
 * @returns {Record<string, string>} the first message of each field
 */
export function messages(body) {
  return Object.fromEntries(
    errors(body)
      .toReversed()
      .map(({ path, message }) => [path[0], message]),
  );
}
