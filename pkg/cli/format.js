/** What all formats are given, and which there are. */
import { githubFormat } from "./github.js";
import { jsonFormat } from "./json.js";
import { sarifFormat } from "./sarif.js";
import { textFormat } from "./text.js";

/** @import { Checked } from "./check.js" */
/** @import { Settings } from "./arguments.js" */

/**
 * @typedef {object} Format
 * @property {(checked: Checked) => string} file
 * @property {(totals: Totals) => string} end
 */

/**
 * @typedef {object} Look
 * @property {boolean} coloured
 * @property {number} columns of the terminal
 * @property {boolean} quiet
 * @property {string} root the folder that paths for other programs are relative to
 * @property {string} version ours
 */

/**
 * @typedef {object} Totals
 * @property {number} files
 * @property {number} errors
 * @property {number} warnings
 * @property {number} fixable of the errors and warnings
 * @property {number} fixed
 * @property {string[]} failures why files were not checked or not written, a sentence each
 */

/** @type {Record<Settings["format"], (look: Look) => Format>} */
export const FORMATS = { text: textFormat, json: jsonFormat, github: githubFormat, sarif: sarifFormat };
