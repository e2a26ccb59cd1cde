/** What the page knows that is not derived: the text and the settings of the request. Who changes it says so. */

/**
 * @typedef {object} State
 * @property {string} text of the body
 * @property {"create" | "update"} operation
 * @property {string} organizationId as typed
 * @property {string} destinationId as typed; for an update
 * @property {string} storedVersion as typed; for an update
 *
 * @typedef {"editor" | "form" | "settings" | "link" | "other"} Origin who made a change
 */

/** @type {State} */
export const FIRST = {
  text: '{\n  "destinationType": "S3"\n}',
  operation: "create",
  organizationId: "",
  destinationId: "",
  storedVersion: "",
};

/** @type {(keyof State)[]} */
const TEXTS = ["text", "organizationId", "destinationId", "storedVersion"];

/**
 * Reads what was stored, or came from a link: anything may be in it.
 * @param {any} found
 * @returns {State | undefined}
 */
export function stateFrom(found) {
  if (typeof found?.text !== "string") return undefined;
  const state = { ...FIRST };
  for (const name of TEXTS) {
    if (typeof found[name] === "string") Object.assign(state, { [name]: found[name] });
  }
  if (found.operation === "update") state.operation = "update";
  return state;
}

/** @param {State} state */
export function createStore(state) {
  /** @type {((state: State, origin: Origin) => void)[]} */
  const listeners = [];
  return {
    get state() {
      return state;
    },
    /**
     * @param {Partial<State>} change
     * @param {Origin} origin
     */
    change(change, origin) {
      state = { ...state, ...change };
      for (const listener of listeners) listener(state, origin);
    },
    /** @param {(state: State, origin: Origin) => void} listener */
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

/** @typedef {ReturnType<typeof createStore>} Store */
