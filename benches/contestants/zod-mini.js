/** zod/mini. Bundled alone it has no messages but "Invalid input"; loaded beside zod it has those of zod. */
import * as z from "zod/mini";
import { ARN, CODE } from "../patterns.js";

const shape = {
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  code: z.string().check(z.minLength(1), z.maxLength(80), z.regex(CODE)),
  bucketName: z.string().check(z.minLength(3), z.maxLength(63)),
  prefix: z.optional(z.string()),
  partitionOrder: z.optional(z.nullable(z.enum(["TYPE_FIRST", "TIME_FIRST"]))),
  version: z.optional(z.never()),
};

const schema = z.discriminatedUnion("destinationType", [
  z.object({
    destinationType: z.literal("S3"),
    ...shape,
    iamRoleArn: z.string().check(z.minLength(1), z.regex(ARN)),
  }),
  z.object({
    destinationType: z.literal("GCS"),
    ...shape,
    projectNumber: z.string().check(z.minLength(1)),
    poolId: z.string().check(z.minLength(1)),
    providerId: z.string().check(z.minLength(1)),
    serviceAccountEmail: z.optional(z.string()),
  }),
]);

/** @param {unknown} value */
export const check = (value) => {
  const { success, error } = schema.safeParse(value);
  return success ? [] : error.issues.map(({ message }) => message);
};
