/** arktype. */
import { type } from "arktype";
import { ARN, CODE } from "../patterns.js";

const shape = /** @type {const} */ ({
  name: "1 <= string <= 200",
  code: ["1 <= string <= 80", "&", CODE],
  bucketName: "3 <= string <= 63",
  "prefix?": "string",
  "partitionOrder?": "'TYPE_FIRST' | 'TIME_FIRST' | null",
  "version?": "never",
});

const schema = type({
  destinationType: "'S3'",
  ...shape,
  iamRoleArn: ["string >= 1", "&", ARN],
}).or({
  destinationType: "'GCS'",
  ...shape,
  projectNumber: "string >= 1",
  poolId: "string >= 1",
  providerId: "string >= 1",
  "serviceAccountEmail?": "string",
});

/** @param {unknown} value */
export const check = (value) => {
  const result = schema(value);
  return result instanceof type.errors ? result.map(({ message }) => message) : [];
};
