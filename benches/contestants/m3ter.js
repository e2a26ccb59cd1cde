/** This package with its default options: it also makes warnings. */
import { validateExportDestination } from "m3ter-export-destination";

/** @type {readonly string[]} */
const NONE = [];

/** @param {unknown} json */
export const check = (json) => {
  const { valid, issues } = validateExportDestination(json);
  return valid ? NONE : issues.map(({ message }) => message);
};

export const checkText = check;
