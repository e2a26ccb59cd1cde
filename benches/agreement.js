/** Checks before a measurement that all contestants do the same work: the same verdicts, a message per mistake, no warnings. */
import { validateExportDestination } from "m3ter-export-destination";
import { PAYLOADS, probes } from "./payloads.js";

/** @import { Contestant } from "./contestants.js" */

/**
 * @param {readonly Contestant[]} contestants the first is the reference
 * @returns {string[]} what differs
 */
export function disagreements([reference, ...others]) {
  const found = [];
  for (const body of [...PAYLOADS.flatMap(({ values }) => values), ...probes()]) {
    const isValid = reference.check(body).length === 0;
    for (const { label, check } of others) {
      if ((check(body).length === 0) !== isValid)
        found.push(`${label} differs from ${reference.label} (valid: ${isValid}) on ${JSON.stringify(body)}`);
    }
  }
  for (const { name, mistakes, texts } of PAYLOADS) {
    for (const text of texts) {
      for (const { label, checkText } of [reference, ...others]) {
        const messages = checkText(text);
        const isExpected = mistakes ? messages.length >= mistakes && messages.every(Boolean) : messages.length === 0;
        if (!isExpected) found.push(`${label}, ${name}: ${JSON.stringify(messages)} for ${text}`);
      }
      const { valid, issues } = validateExportDestination(text);
      if (valid && issues.length > 0) found.push(`${name}: the warning "${issues[0].message}" for ${text}`);
    }
  }
  return found;
}
