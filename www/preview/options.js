/** The options of the preview, and what is wrong with the settings that they come from. */
import { computed, effect } from "@preact/signals";
import { DEFAULT_BASE_URL, readBaseUrl } from "../../pkg/src/preview/base-url.js";
import { checkIds } from "../../pkg/src/preview/ids.js";
import { rested } from "../state/reading.js";
import { baseUrl, destinationId, organizationId, settingProblems } from "../state/state.js";

/** Takes the place of a destination's ID that is not given yet, and cannot be mistaken for one. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

/** What is wrong with a base URL, unless it is empty, which is m3ter's own. */
export const baseUrlProblem = computed(() =>
  baseUrl.value !== "" && readBaseUrl(baseUrl.value) === undefined
    ? "must be an http or https URL without credentials, query and fragment"
    : undefined,
);

export const previewOptions = computed(() => {
  // Those of the previewed reading: the operation may have changed since.
  const { operation, currentVersion } = rested.value;
  return {
    operation,
    currentVersion,
    orgId: organizationId.value || undefined,
    id: operation === "update" ? destinationId.value || NO_ID : undefined,
    baseUrl: readBaseUrl(baseUrl.value) ?? DEFAULT_BASE_URL,
  };
});

/** What is wrong with the IDs, by the name of the option: `orgId`, `id`. */
export const idIssues = computed(() => {
  const { orgId, id } = previewOptions.value;
  return Object.fromEntries(checkIds(orgId, id).map((issue) => [String(issue.path[0]), issue]));
});

effect(() => {
  settingProblems.value = {
    organizationId: idIssues.value.orgId?.message,
    destinationId: idIssues.value.id?.message,
    baseUrl: baseUrlProblem.value,
  };
});
