/** What is wrong with the settings of the request, so that it cannot be built. */
import { computed } from "@preact/signals";
import { readBaseUrl } from "../../pkg/src/preview/base-url.js";
import { problemOfId } from "../../pkg/src/preview/ids.js";
import { VERSION_FORM } from "./reading.js";
import { baseUrl, currentVersion, destinationId, operation, organizationId } from "./state.js";

/** @import { Operation } from "./state.js" */

/**
 * Returns what is wrong with the IDs and the base URL, as messages. An empty setting is not wrong: a placeholder or m3ter's own
 * URL takes its place.
 * @param {Operation} operation of the request; a create has no destination ID
 */
export function problemsOf(operation) {
  const id = operation === "update" ? destinationId.value : "";
  return {
    organizationId: problemOfId(organizationId.value || undefined),
    destinationId: problemOfId(id || undefined),
    baseUrl:
      baseUrl.value && !readBaseUrl(baseUrl.value)
        ? "must be an http or https URL without credentials, query and fragment"
        : undefined,
  };
}

export const settingProblems = computed(() => problemsOf(operation.value));

/** What is wrong with the current version, unless it is empty. */
export const versionProblem = computed(() => {
  const { value } = currentVersion;
  if (value === "" || VERSION_FORM.test(value)) return undefined;
  return /^[1-9][0-9]*$/.test(value) ? "is too large to compare" : "must be a whole number, at least 1";
});

/** The first setting to change: the ID of its input, and a title. Undefined if the request can be built. */
export const toSet = computed(() => {
  const { organizationId, destinationId: id, baseUrl } = settingProblems.value;
  const isUpdate = operation.value === "update";
  const version = isUpdate && versionProblem.value;
  if (organizationId) return { id: "organization-id", title: `Organization ID ${organizationId}` };
  if (version) return { id: "current-version", title: `Current version ${version}` };
  if (isUpdate && (id || destinationId.value === ""))
    return { id: "destination-id", title: `Destination ID ${id ?? "missing"}` };
  if (baseUrl) return { id: "base-url", title: "API base URL is not valid" };
  return undefined;
});
