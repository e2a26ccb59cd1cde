/** Measures how long one body takes, as text and as an object. The contestants take turns, because a machine's speed drifts. */
import { measure } from "mitata";
import { median } from "./median.js";
import { PAYLOADS } from "./payloads.js";

/** @import { Contestant } from "./contestants.js" */

const ROUNDS = 15;
/** Of one turn: at least 12 samples of 256 calls, and 10 ms. */
const TURN = { min_cpu_time: 10e6, batch_samples: 256, gc: false };

export const PARSE = "`JSON.parse`";
export const STRINGIFY = "`JSON.stringify`";

/**
 * @typedef {object} Row a payload in one form
 * @property {string} payload
 * @property {"text" | "object"} form
 * @property {Record<string, number>} nanoseconds for one body, by the contestant's label
 */

/** Collects the results, so that no engine can optimize the work away. */
export let sink = 0;

/**
 * @param {readonly Contestant[]} contestants
 * @returns {Promise<Row[]>}
 */
export async function measureThroughput(contestants) {
  const rows = PAYLOADS.flatMap(({ name, texts, values }) => [
    row(name, "text", [
      lane(PARSE, texts, JSON.parse),
      ...contestants.map(({ label, checkText }) => lane(label, texts, checkText)),
    ]),
    row(name, "object", [
      lane(STRINGIFY, values, JSON.stringify),
      ...contestants.map(({ label, check }) => lane(label, values, check)),
    ]),
  ]);
  // The first round warms up: every function sees every kind of body before its times count.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { lanes } of rows) {
      for (let turn = 0; turn < lanes.length; turn++) {
        const { work, times } = lanes[(round + turn) % lanes.length];
        const { p50 } = await measure(work, { ...TURN });
        if (round > 0) times.push(p50);
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
 * @param {string} payload
 * @param {"text" | "object"} form
 * @param {ReturnType<typeof lane>[]} lanes
 */
const row = (payload, form, lanes) => ({ payload, form, lanes });

/**
 * @param {string} label
 * @param {readonly any[]} inputs
 * @param {(input: any) => { length?: number }} work
 */
function lane(label, inputs, work) {
  let next = 0;
  /** @type {number[]} */
  const times = [];
  return {
    label,
    times,
    work() {
      next = (next + 1) % inputs.length;
      sink += work(inputs[next]).length ?? 1;
    },
  };
}
