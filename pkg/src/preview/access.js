/** Writes what a bucket's cloud needs before m3ter can write to the bucket. */
import { gcsAccess } from "./access-gcs.js";
import { s3Access } from "./access-s3.js";

/** @import { Access, AccessFields, AccessOptions } from "../../index.js" */

/** @satisfies {(keyof AccessFields)[]} */
const TEXTS = /** @type {const} */ ([
  "bucketName",
  "prefix",
  "iamRoleArn",
  "projectNumber",
  "poolId",
  "providerId",
  "serviceAccountEmail",
]);

/**
 * @param {AccessFields} fields
 * @param {AccessOptions} [options]
 * @returns {Access}
 */
export function exportDestinationAccess(fields, options = {}) {
  if (typeof fields !== "object" || fields === null) throw new TypeError("fields must be an object");
  const { destinationType, bucketName } = fields;
  if (destinationType !== "S3" && destinationType !== "GCS")
    throw new TypeError('fields.destinationType must be "S3" or "GCS"');
  for (const name of TEXTS) {
    if (fields[name] !== undefined && typeof fields[name] !== "string")
      throw new TypeError(`fields.${name} must be a string`);
  }
  if (!bucketName) throw new TypeError("fields.bucketName is missing");
  if (typeof options !== "object" || options === null) throw new TypeError("options must be an object");
  const { principal } = options;
  if (principal !== undefined && typeof principal !== "string")
    throw new TypeError("options.principal must be a string");
  return accessFor(fields, principal || undefined);
}

/**
 * @param {AccessFields} fields
 * @param {string} [principal]
 * @returns {Access}
 */
export function accessFor(fields, principal) {
  return fields.destinationType === "S3" ? s3Access(fields, principal) : gcsAccess(fields, principal);
}
