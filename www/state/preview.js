/** The options of the preview, and what is wrong with the settings that they come from. */
import { computed } from "@preact/signals";
import { checkIds, DEFAULT_BASE_URL, readBaseUrl } from "../validator.js";
import { knownVersion } from "./reading.js";
import { baseUrl, destinationId, operation, organizationId } from "./state.js";

/** Takes the place of a destination's ID that is not given yet, and cannot be mistaken for one. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

/** What is wrong with a base URL, unless it is empty, which is m3ter's own. */
export const baseUrlProblem = computed(() =>
  baseUrl.value !== "" && readBaseUrl(baseUrl.value) === undefined
    ? "must be an http or https URL without credentials, query and fragment"
    : undefined,
);

export const previewOptions = computed(() => ({
  operation: operation.value,
  orgId: organizationId.value || undefined,
  id: operation.value === "update" ? destinationId.value || NO_ID : undefined,
  currentVersion: knownVersion.value,
  baseUrl: readBaseUrl(baseUrl.value) ?? DEFAULT_BASE_URL,
}));

/** What is wrong with the IDs, by the name of the option: `orgId`, `id`. */
export const idIssues = computed(() => {
  const { orgId, id } = previewOptions.value;
  return Object.fromEntries(checkIds(orgId, id).map((issue) => [String(issue.path[0]), issue]));
});
