/** The schema that both of ajv's contestants compile, with OpenAPI's `discriminator`: it makes one branch answer, not two. */
import { ARN, CODE } from "./patterns.js";

const properties = {
  name: { type: "string", minLength: 1, maxLength: 200 },
  code: { type: "string", minLength: 1, maxLength: 80, pattern: CODE.source },
  bucketName: { type: "string", minLength: 3, maxLength: 63 },
  prefix: { type: "string" },
  partitionOrder: { enum: ["TYPE_FIRST", "TIME_FIRST", null] },
  version: false,
};

export const schema = {
  type: "object",
  discriminator: { propertyName: "destinationType" },
  required: ["destinationType"],
  oneOf: [
    {
      properties: {
        destinationType: { const: "S3" },
        ...properties,
        iamRoleArn: { type: "string", minLength: 1, pattern: ARN.source },
      },
      required: ["name", "code", "bucketName", "iamRoleArn"],
    },
    {
      properties: {
        destinationType: { const: "GCS" },
        ...properties,
        projectNumber: { type: "string", minLength: 1 },
        poolId: { type: "string", minLength: 1 },
        providerId: { type: "string", minLength: 1 },
        serviceAccountEmail: { type: "string" },
      },
      required: ["name", "code", "bucketName", "projectNumber", "poolId", "providerId"],
    },
  ],
};

/** @type {import("ajv").Options} */
export const options = {
  allErrors: true,
  discriminator: true,
  // Lengths in UTF-16 units, as in the contract. It works, and its deprecation is all that there is to log.
  unicode: false,
  logger: false,
  // The branches need not say again that they are objects.
  strictTypes: false,
};
