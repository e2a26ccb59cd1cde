/** What ajv's two contestants share: its validators leave the errors at the function. */

/** @import { ErrorObject, ValidateFunction } from "ajv" */

/** @type {readonly ErrorObject[]} */
const NONE = [];

/**
 * @param {ValidateFunction} check
 * @returns {(value: unknown) => readonly ErrorObject[]}
 */
export const collect = (check) => (value) => (check(value) ? NONE : check.errors ?? NONE);

/** @param {readonly ErrorObject[]} errors */
export const isValid = (errors) => errors.length === 0;

/** @param {readonly ErrorObject[]} errors */
export const messages = (errors) => errors.map(({ message }) => message ?? "");
