/** zod. */
import * as z from "zod";
import { ARN, CODE } from "../patterns.js";

const shape = {
  name: z.string().min(1).max(200),
  code: z.string().min(1).max(80).regex(CODE),
  bucketName: z.string().min(3).max(63),
  prefix: z.string().optional(),
  partitionOrder: z.enum(["TYPE_FIRST", "TIME_FIRST"]).nullable().optional(),
  version: z.never().optional(),
};

const schema = z.discriminatedUnion("destinationType", [
  z.object({
    destinationType: z.literal("S3"),
    ...shape,
    iamRoleArn: z.string().min(1).regex(ARN),
  }),
  z.object({
    destinationType: z.literal("GCS"),
    ...shape,
    projectNumber: z.string().min(1),
    poolId: z.string().min(1),
    providerId: z.string().min(1),
    serviceAccountEmail: z.string().optional(),
  }),
]);

/** @param {unknown} value */
export const check = (value) => {
  const { success, error } = schema.safeParse(value);
  return success ? [] : error.issues.map(({ message }) => message);
};
