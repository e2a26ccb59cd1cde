/** The examples of the menu: valid bodies, and bodies with mistakes. */
import { startAnotherDraft } from "./drafts.js";
import { replaceBody } from "./replace.js";
import { FIRST, text } from "./state.js";

/**
 * @import { Kept } from "./drafts.js"
 * @import { Draft } from "./state.js"
 * @typedef {{ title: string, draft: Partial<Draft> }} Example
 */

const S3 = {
  destinationType: "S3",
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-billing-exports",
  iamRoleArn: "arn:aws:iam::922609978421:role/IAMRole636",
  prefix: "m3ter/exports",
  partitionOrder: "TIME_FIRST",
};

const GCS = {
  destinationType: "GCS",
  name: "Finance exports",
  code: "finance_exports",
  bucketName: "acme-billing-exports",
  projectNumber: "481516234299",
  poolId: "m3ter-pool",
  providerId: "m3ter-provider",
  serviceAccountEmail: "exports@acme-prod.iam.gserviceaccount.com",
  prefix: "m3ter/exports",
  partitionOrder: "TYPE_FIRST",
};

const UPDATE = { operation: /** @type {const} */ ("update"), currentVersion: "3" };

export const START_S3 = example("S3 bucket", S3);
export const START_GCS = example("Google Cloud Storage bucket", GCS);
export const START_MISTAKES = example("Pasted from many places", {
  ...S3,
  code: "finance_exports ",
  bucketName: "s3://acme-billing-exports/m3ter",
  iamRoleArn: "arn:aws:iam::922609978421:user/exporter",
  prefix: undefined,
  partition_order: "TYPE_FIRST",
  partitionOrder: undefined,
});

/** @type {{ label: string, examples: Example[] }[]} */
const EXAMPLE_GROUPS = [
  {
    label: "Without mistakes",
    examples: [START_S3, START_GCS, example("Update", { ...S3, version: 3 }, UPDATE)],
  },
  {
    label: "Mistakes with S3",
    examples: [
      START_MISTAKES,
      example("ARN of a user", { ...S3, iamRoleArn: "arn:aws:iam::922609978421:user/exporter" }),
      example("ARN of a session", { ...S3, iamRoleArn: "arn:aws:sts::922609978421:assumed-role/Exporter/i-0abc" }),
      example("A URL as bucket name", { ...S3, bucketName: "s3://acme-billing-exports/m3ter", prefix: undefined }),
      example("A prefix with slashes", { ...S3, prefix: "/m3ter//exports/" }),
    ],
  },
  {
    label: "Mistakes with Google Cloud Storage",
    examples: [
      example("A project ID as project number", { ...GCS, projectNumber: "acme-prod" }),
      example("A resource name as pool ID", {
        ...GCS,
        poolId: "projects/481516234299/locations/global/workloadIdentityPools/m3ter-pool",
      }),
      example("Required fields missing", {
        ...GCS,
        projectNumber: undefined,
        poolId: undefined,
        providerId: undefined,
      }),
    ],
  },
  {
    label: "Mistakes with both",
    examples: [
      example("No destinationType", { ...S3, destinationType: undefined }),
      example("A misspelled field", json(S3).replace("bucketName", "bucket_name")),
      example("A trailing space in the code", { ...S3, code: "finance_exports " }),
      example("destinationType in the wrong case", { ...S3, destinationType: "s3" }),
      example("A trailing comma", json(S3).replace(/\n}$/, ",\n}")),
      example("A version in a create", { ...S3, version: 1 }),
      example("A body from a chat, with curly quotes", json(S3).replace(/"([^"]*)"/g, "“$1”")),
      example("An update of a stale version", { ...S3, version: 2 }, UPDATE),
      example("An empty body", "{}"),
    ],
  },
];

/** Keeps the open draft before another body takes its place, unless it is an example that was not changed. */
export function leaveDraft() {
  const isExample = EXAMPLE_GROUPS.some(({ examples }) => examples.some(({ draft }) => draft.text === text.value));
  if (!isExample && text.value !== FIRST.text) startAnotherDraft();
}

export function reset() {
  leaveDraft();
  replaceBody(FIRST, "Started over.");
}

/** @param {Example} example */
export function openExample({ title, draft }) {
  leaveDraft();
  replaceBody(draft, `Example: ${title}.`);
}

/**
 * Lists what the page can open: earlier drafts first, if there are any.
 * @param {Kept[]} drafts
 * @returns {{ label: string, choices: { title: string, open: () => void }[] }[]}
 */
export function exampleMenu(drafts) {
  const earlier = {
    label: "Earlier drafts on this device",
    choices: drafts.map((kept) => ({ title: draftTitle(kept), open: () => openEarlierDraft(kept) })),
  };
  const groups = EXAMPLE_GROUPS.map(({ label, examples }) => ({
    label,
    choices: examples.map((example) => ({ title: example.title, open: () => openExample(example) })),
  }));
  return drafts.length > 0 ? [earlier, ...groups] : groups;
}

/** @param {Kept} kept */
function draftTitle({ saved, draft }) {
  const name = /"(?:code|name)"\s*:\s*"([^"]{1,40})/.exec(draft.text)?.[1] ?? "without a name";
  return `${name}, ${new Date(saved).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}`;
}

/** @param {Kept} kept */
function openEarlierDraft({ draft }) {
  leaveDraft();
  replaceBody(draft, "Earlier draft restored.");
}

/**
 * @param {string} title
 * @param {object | string} body
 * @param {Partial<Draft>} [settings]
 * @returns {Example}
 */
function example(title, body, settings) {
  const source = typeof body === "string" ? body : json(body);
  // The IDs and the base URL stay.
  return { title, draft: { operation: FIRST.operation, currentVersion: "", ...settings, text: source } };
}

/** @param {object} value */
function json(value) {
  return JSON.stringify(value, null, 2);
}
