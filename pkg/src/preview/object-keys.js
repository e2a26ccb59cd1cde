/**
 * Writes the keys of exported files. The API reference gives the layout for each `partitionOrder`:
 * https://docs.m3ter.com/api/exportdestination/create-exportdestination
 */
import { countBytes } from "./utf8.js";

/** @import { ObjectKey, ObjectKeys } from "../../index.js" */

/** Stands for the organization's ID, with the same length. */
const NO_ORG_ID = "00000000-0000-0000-0000-000000000000";

/**
 * @param {any} body a valid request body, with its destination type
 * @param {{ orgId: string | undefined, now: string }} options
 * @returns {ObjectKeys}
 */
export function objectKeysFor(body, { orgId = NO_ORG_ID, now }) {
  const partitionOrder = body.partitionOrder ?? "TIME_FIRST";
  const bucket = `${body.destinationType === "S3" ? "s3" : "gs"}://${body.bucketName}`;
  const time = `date=${now.slice(0, 10)}/hour=${now.slice(11, 13)}`;

  /**
   * @param {ObjectKey["kind"]} kind
   * @param {string} type
   * @param {string} uuid an example
   * @returns {ObjectKey}
   */
  const file = (kind, type, uuid) => {
    const folders = partitionOrder === "TIME_FIRST" ? `${time}/type=${type}` : `type=${type}/${time}`;
    const key = `${folderOf(body.prefix)}orgId=${orgId}/${folders}/${uuid}_${type}.csv.gz`;
    return { kind, key, uri: `${bucket}/${key}`, bytes: countBytes(key) };
  };
  return {
    partitionOrder,
    maxBytes: 1024,
    files: [
      file("usage", "measurements", "00000000-0000-4000-8000-000000000001"),
      file("operational", "account", "00000000-0000-4000-8000-000000000002"),
    ],
  };
}

/**
 * Returns what the prefix puts before a key. An empty prefix is the bucket's root.
 * @param {string} [prefix]
 */
export function folderOf(prefix = "") {
  return prefix === "" ? "" : `${prefix}/`;
}
