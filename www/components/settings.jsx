/** The request around the body: operation, IDs, current version, base URL. */
import { useState } from "preact/hooks";
import { DEFAULT_BASE_URL } from "../../pkg/src/preview/base-url.js";
import { versionProblem } from "../state/settings.js";
import { baseUrl, currentVersion, destinationId, operation, organizationId, settingProblems } from "../state/state.js";
import { Prose } from "./prose.jsx";
import { Segments } from "./segments.jsx";

/** @import { Signal } from "@preact/signals" */

const OPERATIONS = [
  { value: "create", label: "Create" },
  { value: "update", label: "Update" },
];

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
  // Only the first time: later the user opens and closes it.
  const [hasBaseUrl] = useState(baseUrl.peek() !== "");
  const isUpdate = operation.value === "update";
  return (
    <section class="settings" aria-label="Request">
      <div class="field">
        <span class="label" aria-hidden="true">
          Operation
        </span>
        <Segments
          name="operation"
          label="Operation"
          choices={OPERATIONS}
          value={operation.value}
          choose={(value) => (operation.value = value === "update" ? "update" : "create")}
        />
      </div>
      <Setting
        id="organization-id"
        label="Organization ID"
        value={organizationId}
        placeholder="optional, a UUID"
        problem={settingProblems.value.organizationId}
      />
      {isUpdate && (
        <>
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
            problem={settingProblems.value.destinationId}
          />
        </>
      )}
      <details class="base-url" open={hasBaseUrl}>
        <summary>
          API <code>{baseUrl.value || DEFAULT_BASE_URL}</code>
        </summary>
        <Setting
          id="base-url"
          label="API base URL"
          value={baseUrl}
          placeholder={DEFAULT_BASE_URL}
          problem={settingProblems.value.baseUrl}
        />
      </details>
    </section>
  );
}
