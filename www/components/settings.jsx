/** The request around the body: operation, IDs, current version, base URL. */
import { signal, useSignalEffect } from "@preact/signals";
import { DEFAULT_BASE_URL } from "../../pkg/src/preview/base-url.js";
import { settingProblems, versionProblem } from "../state/settings.js";
import { baseUrl, currentVersion, destinationId, operation, organizationId } from "../state/state.js";
import { Chevron } from "./icons.jsx";
import { inPane } from "./panes.jsx";
import { Prose } from "./prose.jsx";
import { Segments } from "./segments.jsx";

/** @import { Signal } from "@preact/signals" */

const OPERATIONS = [
  { value: "create", label: "Create" },
  { value: "update", label: "Update" },
];

/** Whether the settings that most bodies do not need are shown. */
const isOpen = signal(false);

/** Gives the focus to a setting. @param {string} id of its input */
export function focusSetting(id) {
  isOpen.value = true;
  // Only what is rendered takes the focus.
  inPane("form", () => requestAnimationFrame(() => document.getElementById(id)?.focus()));
}

/**
 * @param {object} props
 * @param {string} props.id
 * @param {string} props.label
 * @param {Signal<string>} props.value
 * @param {string} props.placeholder
 * @param {string | undefined} props.problem
 * @param {boolean} [props.isNumber]
 */
function Setting({ id, label, value, placeholder, problem, isNumber }) {
  return (
    <div class="field" data-setting={id}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value.value}
        placeholder={placeholder}
        inputMode={isNumber ? "numeric" : "text"}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-invalid={problem ? "true" : undefined}
        aria-describedby={problem && `${id}-message`}
        // Spaces around a pasted ID are never part of it.
        onInput={({ currentTarget }) => (value.value = currentTarget.value.trim())}
      />
      {problem && (
        <p class="message" id={`${id}-message`} data-severity="error">
          <Prose text={problem} />
        </p>
      )}
    </div>
  );
}

export function Settings() {
  const problems = settingProblems.value;
  const hasProblem = () => (settingProblems.value.organizationId ?? settingProblems.value.baseUrl) !== undefined;
  useSignalEffect(() => {
    if (hasProblem()) isOpen.value = true;
  });
  return (
    <section class="settings" aria-label="Request">
      <Segments
        name="operation"
        label="Operation"
        choices={OPERATIONS}
        value={operation.value}
        choose={(value) => (operation.value = value === "update" ? "update" : "create")}
      />
      <button
        type="button"
        class="settings-toggle"
        aria-expanded={isOpen.value}
        aria-controls="more-settings"
        onClick={() => (isOpen.value = !isOpen.value || hasProblem())}
      >
        <Chevron open={isOpen.value} />
        <span>
          <span>Organization ID {organizationId.value === "" ? "not set" : <code>{organizationId}</code>}</span>{" "}
          <span>
            API <code>{baseUrl.value || DEFAULT_BASE_URL}</code>
          </span>
        </span>
      </button>
      <div class="more-settings" id="more-settings" hidden={!isOpen.value}>
        <Setting
          id="organization-id"
          label="Organization ID"
          value={organizationId}
          placeholder="optional, a UUID"
          problem={problems.organizationId}
        />
        <Setting
          id="base-url"
          label="API base URL"
          value={baseUrl}
          placeholder={DEFAULT_BASE_URL}
          problem={problems.baseUrl}
        />
      </div>
      {operation.value === "update" && (
        <div class="more-settings">
          <Setting
            id="current-version"
            label="Current version in m3ter (optional)"
            value={currentVersion}
            placeholder="e.g. 3"
            isNumber
            problem={versionProblem.value}
          />
          <Setting
            id="destination-id"
            label="Destination ID"
            value={destinationId}
            placeholder="a UUID"
            problem={problems.destinationId}
          />
        </div>
      )}
    </section>
  );
}
