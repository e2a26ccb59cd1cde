/** Makes an example of the response: what was sent, with what m3ter adds. */

/** @import { GcsExportDestinationResponse, PreviewedResponse, S3ExportDestinationResponse } from "../../index.js" */

/** The ID of a destination that is not created yet. A nil UUID with the bits that every UUID needs. */
const EXAMPLE_ID = "00000000-0000-4000-8000-000000000000";
const EXAMPLE_USER = "example-user";

/**
 * @param {any} body a valid request body, with its destination type
 * @param {{ id: string | undefined, now: string }} options
 * @returns {PreviewedResponse}
 */
export function responseFor(body, options) {
  return {
    status: 200,
    body: withoutEmpty(body.destinationType === "S3" ? s3Entity(body, options) : gcsEntity(body, options)),
  };
}

/**
 * @param {any} body
 * @param {{ id: string | undefined, now: string }} options
 * @satisfies {(...of: any[]) => Record<keyof S3ExportDestinationResponse, unknown>}
 */
const s3Entity = (body, options) => ({
  ...entity(body, options),
  iamRoleArn: body.iamRoleArn,
});

/**
 * @param {any} body
 * @param {{ id: string | undefined, now: string }} options
 * @satisfies {(...of: any[]) => Record<keyof GcsExportDestinationResponse, unknown>}
 */
const gcsEntity = (body, options) => ({
  ...entity(body, options),
  projectNumber: body.projectNumber,
  poolId: body.poolId,
  providerId: body.providerId,
  serviceAccountEmail: body.serviceAccountEmail,
});

/**
 * Returns the members that both types have.
 * @param {any} body
 * @param {{ id: string | undefined, now: string }} options
 */
const entity = (body, { id, now }) => ({
  id: id ?? EXAMPLE_ID,
  version: nextVersion(body.version),
  name: body.name,
  code: body.code,
  destinationType: body.destinationType,
  dtCreated: now,
  dtLastModified: now,
  createdBy: EXAMPLE_USER,
  lastModifiedBy: EXAMPLE_USER,
  bucketName: body.bucketName,
  prefix: body.prefix,
  partitionOrder: body.partitionOrder ?? "TIME_FIRST",
});

/**
 * Returns the version after the request. Only an update sends one. JavaScript reads larger ones inexactly, so they are left out.
 * @param {number} [sent]
 */
function nextVersion(sent = 0) {
  return sent < Number.MAX_SAFE_INTEGER ? sent + 1 : undefined;
}

/**
 * @param {object} entity
 * @returns {any}
 */
function withoutEmpty(entity) {
  return Object.fromEntries(Object.entries(entity).filter(([, value]) => value !== undefined && value !== ""));
}
