/** How long a body takes, as text and as an object: everybody in turn, over and over, in this one process. */
import { PAYLOADS } from "./payloads.js";
import { median } from "./statistics.js";

/** @import { Contestant, Validator } from "./contestants.js" */

const ROUNDS = 151;
/** Of one turn. Long enough for the clock, short enough for many rounds. */
const TURN_MS = 1;
const WARM_UP_MS = 100;

/**
 * @typedef {object} Row a payload in one form
 * @property {string} payload
 * @property {"text" | "object"} form
 * @property {Record<string, number>} nanoseconds for one body, by the contestant's label
 */

/** What `JSON.parse` alone takes, under this label. */
export const PARSE = "`JSON.parse` alone";

/**
 * @typedef {object} Lane one contestant's work on one row
 * @property {string} label
 * @property {(input: any) => number} work
 * @property {readonly unknown[]} inputs
 * @property {number} next the input to go on with
 * @property {number} count of inputs in a turn
 * @property {number[]} times
 */

/** Keeps what was computed from being optimised away. */
export let sink = 0;

/**
 * @param {[Contestant, Validator][]} contestants
 * @returns {Row[]}
 */
export function measureThroughput(contestants) {
  const rows = PAYLOADS.flatMap((payload) => {
    const { name, texts, values } = payload;
    const asText = { payload: name, form: /** @type {const} */ ("text"), lanes: textLanes(contestants, texts) };
    if (values === undefined) return [asText];
    return [asText, { payload: name, form: /** @type {const} */ ("object"), lanes: objectLanes(contestants, values) }];
  });
  for (const { lanes } of rows) lanes.forEach(warmUp);
  // Once more, since by now the engine has seen every kind of body, and may have thought again.
  for (const { lanes } of rows) lanes.forEach(warmUp);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { lanes } of rows) {
      for (let turn = 0; turn < lanes.length; turn++) {
        // Each in turn is first, so that nobody has to clear away behind the same one always.
        const lane = lanes[(round + turn) % lanes.length];
        lane.times.push(take(lane));
      }
    }
  }
  return rows.map(({ payload, form, lanes }) => ({
    payload,
    form,
    nanoseconds: Object.fromEntries(lanes.map(({ label, times }) => [label, median(times)])),
  }));
}

/**
 * @param {[Contestant, Validator][]} contestants
 * @param {string[]} texts
 * @returns {Lane[]}
 */
function textLanes(contestants, texts) {
  const parse = lane(PARSE, (text) => (JSON.parse(text) === null ? 1 : 0), texts);
  const others = contestants.map(([{ label }, { validate, validateText, messages }]) =>
    lane(label, validateText ? (text) => messages(validateText(text)).length : (text) => messages(validate(JSON.parse(text))).length, texts),
  );
  return [parse, ...others];
}

/**
 * @param {[Contestant, Validator][]} contestants
 * @param {unknown[]} values
 * @returns {Lane[]}
 */
function objectLanes(contestants, values) {
  return contestants.map(([{ label }, { validate, messages }]) => lane(label, (value) => messages(validate(value)).length, values));
}

/**
 * @param {string} label
 * @param {(input: any) => number} work
 * @param {readonly unknown[]} inputs
 * @returns {Lane}
 */
function lane(label, work, inputs) {
  return { label, work, inputs, next: 0, count: 1, times: [] };
}

/** @param {Lane} lane */
function warmUp(lane) {
  const times = [];
  const start = performance.now();
  while (performance.now() - start < WARM_UP_MS) times.push(take(lane));
  // What the last ones took, since the first ones took longer.
  lane.count = Math.max(1, Math.round((TURN_MS * 1e6) / median(times.slice(-times.length / 2))));
}

/**
 * @param {Lane} lane
 * @returns {number} nanoseconds for one input
 */
function take(lane) {
  const { work, inputs, count } = lane;
  let { next } = lane;
  let found = 0;
  const start = performance.now();
  for (let rest = count; rest > 0; rest--) {
    found += work(inputs[next]);
    next = next + 1 === inputs.length ? 0 : next + 1;
  }
  const milliseconds = performance.now() - start;
  lane.next = next;
  sink += found;
  return (milliseconds * 1e6) / count;
}
