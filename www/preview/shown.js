/** What the tabs show: the preview of the current body, of its last valid text, or an example. */
import { computed, effect, signal } from "@preact/signals";
import { DEFAULT_BASE_URL } from "../../pkg/src/preview/base-url.js";
import { fieldsOf } from "../state/fields.js";
import { actions } from "../state/load-actions.js";
import { destinationType, rested } from "../state/reading.js";
import { organizationId } from "../state/state.js";
import { recall, remember } from "../state/storage.js";
import { count } from "../text/words.js";
import { optionProblems, previewOptions } from "./options.js";
import { exportDestinationAccess, previewExportDestination } from "./previewer.js";

/**
 * @import { Access, DestinationType, Issue, ObjectKeys, Preview } from "m3ter-export-destination"
 * @import { Reading } from "../state/reading.js"
 * @import { Label } from "./stand-in.jsx"
 * @import { Options } from "./steps.js"
 *
 * @typedef {object} Shown
 * @property {Preview} preview one without errors
 * @property {Options} options that it was made with
 * @property {Label | undefined} label if it is not for the current body
 */

/** Returns an example of a body. The preview is loaded together with the actions, which have it. @param {DestinationType} type */
function exampleBody(type) {
  return actions.peek()?.[type === "S3" ? "START_S3" : "START_GCS"].draft.text ?? "";
}

/** Returns the destination type of the body, or of its last text that had one. @returns {DestinationType} */
function currentType() {
  return rested.value.report.destinationType ?? /** @type {DestinationType} */ (destinationType.value);
}

/** The preview of the body, with what it was made of, unless there is an error. */
const current = computed(() => {
  // The number of the reading: the body itself may have been replaced since.
  const { text, report, bodyNumber } = rested.value;
  const hasProblem = Object.values(optionProblems.value).some((problem) => problem !== undefined);
  if (!report.valid || hasProblem) return undefined;
  const options = previewOptions.value;
  return { preview: previewExportDestination(text, options), options, bodyNumber };
});

/** The last preview of a body without errors. It is noted whichever tab is open. */
const lastValid = signal(/** @type {typeof current.value} */ (undefined));
effect(() => {
  if (current.value !== undefined) lastValid.value = current.value;
});

/** The preview of the whole body, for the tabs that need all of it. */
export const shown = computed(() => {
  if (current.value !== undefined) return /** @type {Shown} */ ({ ...current.value, label: undefined });
  const condition = waitsFor(rested.value);
  const last = lastValid.value;
  if (last?.bodyNumber === rested.value.bodyNumber) {
    const title = rested.value.report.valid ? "Last valid request." : "Last valid body.";
    return { ...last, label: { title, rest: `It updates once ${condition}.` } };
  }
  const example = previewExportDestination(exampleBody(currentType()));
  return { preview: example, options: { baseUrl: DEFAULT_BASE_URL }, label: exampleUntil(condition) };
});

/** @param {string} condition @returns {Label} */
function exampleUntil(condition) {
  return { title: "Example.", rest: `Yours appears here once ${condition}.` };
}

/** @param {Reading} reading */
function waitsFor({ wrong, missing }) {
  const errors = wrong.length + missing.length;
  const { organizationId, destinationId } = optionProblems.value;
  const ids = [organizationId, destinationId].filter((problem) => problem !== undefined).length;
  if (errors === 0 && ids === 0) return "the base URL is valid";
  if (errors === 0) return ids === 1 ? "the ID is a UUID" : "the IDs are UUIDs";
  if (wrong.length === 0) return "the form is filled in";
  return errors === 1 ? "the error is fixed" : `the ${count(errors, "error")} are fixed`;
}

const kept = recall("principals");

/** m3ter's principal by cloud, as typed. This device remembers it. */
export const principals = signal({ S3: textOf(kept?.S3), GCS: textOf(kept?.GCS) });

/** What was stored can be anything. @param {unknown} value */
function textOf(value) {
  return typeof value === "string" ? value : "";
}

/** @param {DestinationType} type @param {string} principal */
export function setPrincipal(type, principal) {
  principals.value = { ...principals.value, [type]: principal };
  // Another tab may have changed that of the other cloud.
  remember("principals", { ...recall("principals"), [type]: principal });
}

/** The forms of a principal: for AWS an ARN or an account, for Google an IAM member. */
const PRINCIPAL = {
  S3: /^(arn:aws:(iam|sts)::\d{12}:\S+|\d{12})$/,
  GCS: /^(principal|principalSet):\/\/iam\.googleapis\.com\/\S+$/,
};

/** @param {DestinationType} type */
export function isPrincipal(type) {
  return PRINCIPAL[type].test(principals.value[type]);
}

/** The fields on which the access depends, apart from IDs, for which there are placeholders. */
const NEEDED_FOR_ACCESS = { S3: ["bucketName", "prefix"], GCS: ["bucketName", "serviceAccountEmail"] };

/** The access that the bucket needs: a few fields are enough. */
export const access = computed(() => {
  const type = currentType();
  const good = goodFields();
  const options = { principal: isPrincipal(type) ? principals.value[type] : undefined };
  const example = JSON.parse(exampleBody(type));
  const lacking = lackingOf(NEEDED_FOR_ACCESS[type], good);
  const fields = lacking ? example : good;
  return {
    access: /** @type {Access} */ (exportDestinationAccess({ ...fields, destinationType: type }, options)),
    bucketName: String(fields.bucketName),
    label: lacking === undefined ? undefined : exampleUntil(lacking),
  };
});

/** Where the files land, in the body's order and in the other one: bucket, prefix and order are enough. */
export const layouts = computed(() => {
  const type = currentType();
  const good = goodFields();
  const lacking = lackingOf(["bucketName", "prefix", "partitionOrder"], good);
  const example = JSON.parse(exampleBody(type));
  const { bucketName, prefix, partitionOrder } = lacking ? example : good;
  const { orgId } = previewOptions.value;
  const isId = optionProblems.value.organizationId === undefined;
  const options = { orgId: isId ? orgId : undefined };
  /** @param {unknown} order */
  const layout = (order) => {
    const { objectKeys } = previewExportDestination({ ...example, bucketName, prefix, partitionOrder: order }, options);
    return /** @type {ObjectKeys} */ (objectKeys);
  };
  const own = layout(partitionOrder);
  return {
    own,
    other: layout(own.partitionOrder === "TIME_FIRST" ? "TYPE_FIRST" : "TIME_FIRST"),
    prefix: typeof prefix === "string" ? prefix : "",
    isDefault: typeof partitionOrder !== "string",
    hasId: isId && organizationId.value !== "",
    label: lacking === undefined ? undefined : exampleUntil(lacking),
  };
});

/** Returns whether no policy or path can be made of the issue's field. The Files tab itself says that a key is too long. @param {Issue} issue */
function spoils({ severity, impact, reason }) {
  return severity === "error" || (impact === "export_fails" && reason !== "too_long_for_key");
}

/** Returns the text fields of the body that policies and paths can be made of. @returns {Record<string, any>} */
function goodFields() {
  const { body = {}, report } = rested.value;
  const wrong = new Set(report.issues.filter(spoils).map(({ path }) => path[0]));
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => !wrong.has(name) && typeof value === "string"),
  );
}

/**
 * @param {string[]} names of fields
 * @param {Record<string, unknown>} good
 * @returns {string | undefined} what has to become good
 */
function lackingOf(names, good) {
  const { body } = rested.value;
  if (body === undefined) return "the text is a JSON object";
  const lacking = names.filter(
    (name) => !(name in good) && (name === "bucketName" || Object.hasOwn(body, name)) && body[name] !== null,
  );
  if (lacking.length === 0) return undefined;
  const titles = lacking.map((name) => titleOf(name));
  return titles.length === 1 ? `the ${titles[0]} is valid` : `the ${titles.join(" and the ")} are valid`;
}

/** @param {string} name */
function titleOf(name) {
  const title = fieldsOf(currentType()).find((field) => field.name === name)?.title ?? name;
  return title.charAt(0).toLowerCase() + title.slice(1);
}
