/** What sending the body would do, for the state that is shown. */
import { computed } from "@preact/signals";
import { previewExportDestination } from "m3ter-export-destination/slim";
import { knownVersion, settled } from "./reading.js";
import { API, baseUrl, destinationId, operation, organizationId } from "./state.js";

/** Takes the place of a destination's ID that is not given yet, and cannot be mistaken for one. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

export const previewOptions = computed(() => ({
  operation: operation.value,
  orgId: organizationId.value || undefined,
  id: operation.value === "update" ? destinationId.value || NO_ID : undefined,
  currentVersion: knownVersion.value,
  baseUrl: baseUrl.value || API,
}));

/** It follows the reading of the last painted frame. */
export const preview = computed(() => previewExportDestination(settled.value?.text ?? "", previewOptions.value));

/** What is wrong with the IDs, by the name of the option: `orgId`, `id`. */
export const idIssues = computed(() =>
  Object.fromEntries(preview.value.optionIssues.map((issue) => [String(issue.path[0]), issue])),
);
