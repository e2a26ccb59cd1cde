/** The options of the preview, and what is wrong with the settings that they come from. */
import { computed } from "@preact/signals";
import { DEFAULT_BASE_URL, readBaseUrl } from "../../pkg/src/preview/base-url.js";
import { rested } from "../state/reading.js";
import { problemsOf } from "../state/settings.js";
import { baseUrl, destinationId, organizationId } from "../state/state.js";

/** Takes the place of a destination's ID that is not given yet, and cannot be mistaken for one. */
const NO_ID = "00000000-0000-0000-0000-000000000000";

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

/** What is wrong with the settings, for the operation of the previewed reading. */
export const optionProblems = computed(() => problemsOf(rested.value.operation));
