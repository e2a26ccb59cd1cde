/** The settings of the request: operation, ids, stored version. */
import { byId, segments } from "./element.js";
import { prose } from "./prose.js";

/**
 * @import { Issue } from "m3ter-export-destination"
 * @import { State, Store } from "./state.js"
 */

const OPERATIONS = [
  { value: "create", label: "Create" },
  { value: "update", label: "Update" },
];

/** @param {Store} store */
export function createSettings(store) {
  const operation = segments("operation", OPERATIONS, (value) => {
    store.change({ operation: value === "update" ? "update" : "create" }, "settings");
  });
  byId("operation", HTMLElement).append(operation.root);
  const version = byId("stored-version", HTMLInputElement);
  const organization = byId("organization-id", HTMLInputElement);
  const destination = byId("destination-id", HTMLInputElement);
  // What is around an id that was pasted is never a part of it.
  organization.addEventListener("input", () => store.change({ organizationId: organization.value.trim() }, "settings"));
  destination.addEventListener("input", () => store.change({ destinationId: destination.value.trim() }, "settings"));
  version.addEventListener("input", () => store.change({ storedVersion: version.value.trim() }, "settings"));

  return {
    /** @param {State} state */
    show(state) {
      operation.show(state.operation);
      fill(organization, state.organizationId);
      fill(destination, state.destinationId);
      fill(version, state.storedVersion);
      for (const field of document.querySelectorAll("[data-update]")) {
        /** @type {HTMLElement} */ (field).hidden = state.operation !== "update";
      }
      tell(version, !/^([1-9][0-9]{0,14})?$/.test(state.storedVersion));
    },

    /** @param {Issue[]} issues with the ids */
    tell(issues) {
      for (const [field, name] of /** @type {const} */ ([[organization, "orgId"], [destination, "id"]])) {
        const issue = issues.find(({ path }) => path[0] === name);
        byId(`${field.id}-message`, HTMLElement).replaceChildren(...(issue ? prose(issue.message) : []));
        tell(field, issue !== undefined);
      }
    },
  };
}

/**
 * @param {HTMLInputElement} field
 * @param {string} value
 */
function fill(field, value) {
  if (field.value.trim() !== value) field.value = value;
}

/**
 * @param {HTMLInputElement} field
 * @param {boolean} wrong
 */
function tell(field, wrong) {
  const message = byId(`${field.id}-message`, HTMLElement);
  message.hidden = !wrong;
  if (wrong) {
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", message.id);
  } else {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
}
