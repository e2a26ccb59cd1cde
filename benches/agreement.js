/** Figures of contestants that do not say the same would compare nothing: this looks before anything is measured. */
import { PAYLOADS, probes } from "./payloads.js";

/** @import { Contestant, Validator } from "./contestants.js" */

/**
 * @param {[Contestant, Validator][]} contestants the first one's verdicts are held against the others'
 * @returns {string[]} the disagreements
 */
export function disagreements([[, reference], ...others]) {
  const found = [];
  const verdicts = { true: 0, false: 0 };
  for (const body of [...PAYLOADS.flatMap(({ texts }) => texts.map((text) => JSON.parse(text))), ...probes()]) {
    const expected = reference.isValid(reference.validate(body));
    verdicts[`${expected}`]++;
    for (const [{ label }, validator] of others) {
      if (validator.isValid(validator.validate(body)) !== expected) found.push(`${label}: not ${expected} is ${JSON.stringify(body)}`);
    }
  }
  if (Math.min(verdicts.true, verdicts.false) < 100) found.push(`hardly both verdicts: ${JSON.stringify(verdicts)}`);
  return found;
}

/**
 * What is called valid is to be without warnings too, or their making would be measured; mistakes must have messages.
 * @param {[Contestant, Validator][]} contestants
 * @returns {string[]}
 */
export function surprises(contestants) {
  return PAYLOADS.flatMap(({ name, mistakes, texts }) =>
    contestants.flatMap(([{ label }, { validate, validateText, messages }]) =>
      texts.flatMap((text) => {
        const found = messages(validateText ? validateText(text) : validate(JSON.parse(text)));
        const isExpected = mistakes ? found.length >= mistakes && found.every(Boolean) : found.length === 0;
        return isExpected ? [] : [`${label}, ${name}: ${JSON.stringify(found)} for ${text}`];
      }),
    ),
  );
}
