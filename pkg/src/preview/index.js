/** Previews what sending a body would do. Nothing is sent. */
import { byteLength, copyBytes, decodeUtf8 } from "../bytes.js";
import { toJsonText, Unserializable } from "../json-text.js";
import { escapeLoneSurrogates, hasLoneSurrogates } from "../lone-surrogates.js";
import { validateContent } from "../validate.js";
import { accessFor } from "./access.js";
import { objectKeysFor } from "./object-keys.js";
import { checkIds } from "./option-issues.js";
import { readPreviewOptions } from "./options.js";
import { requestFor } from "./request.js";
import { responseFor } from "./response.js";

/** @import { DestinationType, previewExportDestination } from "../../index.js" */
/** @import { Run } from "../runner.js" */

/**
 * The largest body, in bytes or UTF-16 code units, whose commands are built: their quoting multiplies it, and from some 20 million
 * engines run out of memory. m3ter answers 413 to a body that is too large.
 */
const MAX_SIZE = 2 ** 24;

/** The parts of a preview while there is an error. */
const NOTHING = { request: null, response: null, objectKeys: null, access: null };

/**
 * @param {Run} run
 * @returns {typeof previewExportDestination}
 */
export function bindPreview(run) {
  return (json, options) => {
    const { operation, currentVersion, orgId, id, baseUrl, now } = readPreviewOptions(options);
    const content = limited(toJsonText(json));
    const isText = content === json || content instanceof Uint8Array;
    const report = validateContent(run, content, isText, { operation, currentVersion, advice: true });
    const optionIssues = checkIds(orgId, id);
    if (!report.valid || content instanceof Unserializable || optionIssues.length > 0)
      return { report, optionIssues, ...NOTHING };
    const text = sentText(content);
    // The text is a valid body, so the values have the right types.
    const body = { ...JSON.parse(text), destinationType: /** @type {DestinationType} */ (report.destinationType) };
    return {
      report,
      optionIssues,
      request: requestFor(text, { orgId, id, baseUrl }),
      response: responseFor(body, { id, now }),
      objectKeys: objectKeysFor(body, { orgId, now }),
      access: accessFor(body),
    };
  };
}

/**
 * Refuses what is too large, and copies bytes, because somebody else may write to shared memory meanwhile.
 * @param {string | Uint8Array | Unserializable} content
 */
function limited(content) {
  if (content instanceof Unserializable) return content;
  const isText = typeof content === "string";
  if ((isText ? content.length : byteLength(content)) > MAX_SIZE) return new Unserializable("too_large", []);
  return isText ? content : copyBytes(content);
}

/**
 * Returns the text that is sent: lone surrogates, which UTF-8 cannot encode, are escapes in it.
 * @param {string | Uint8Array} content
 */
function sentText(content) {
  const text = typeof content === "string" ? content : decodeUtf8(content);
  return hasLoneSurrogates(text) ? escapeLoneSurrogates(text).escaped : text;
}
