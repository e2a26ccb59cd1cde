/** Reads the messages of an ajv validator, which keeps its errors in a property of the function. */

/** @type {readonly string[]} */
const NONE = [];

/**
 * @param {import("ajv").ValidateFunction} validate
 * @returns {(value: unknown) => readonly string[]}
 */
export const messagesOf = (validate) => (value) =>
  validate(value) ? NONE : (validate.errors ?? []).map(({ message = "" }) => message);
