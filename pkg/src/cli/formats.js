/** The formats of the report, and what each of them gets. */
import { githubFormat } from "./github.js";
import { jsonFormat } from "./json.js";
import { sarifFormat } from "./sarif.js";
import { textFormat } from "./text.js";

/** @import { Fix, Impact } from "m3ter-export-destination" */
/** @import { Checked } from "./check.js" */
/** @import { Settings } from "./arguments.js" */

/**
 * @typedef {object} Format
 * @property {(checked: Checked) => string} file returns the output for one file
 * @property {(totals: Totals) => string} end returns the output after the last file
 */

/**
 * @typedef {object} FormatOptions
 * @property {boolean} color
 * @property {number} columns the width of the terminal
 * @property {boolean} quiet
 * @property {string} root the directory that paths for other programs are relative to
 * @property {string} version of this package
 */

/**
 * @typedef {object} Totals
 * @property {number} files
 * @property {number} errors
 * @property {Record<Impact, number>} warnings
 * @property {Record<Fix["applicability"], number>} fixable the fixes that were not applied
 * @property {number} fixed
 * @property {string[]} failures why files were not checked or not written
 */

/** @type {Record<Settings["format"], (options: FormatOptions) => Format>} */
export const FORMATS = { text: textFormat, json: jsonFormat, github: githubFormat, sarif: sarifFormat };
