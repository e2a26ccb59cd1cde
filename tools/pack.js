/**
 * Packs bytes for pkg/unpack.js. What to copy and what to write out is decided by its price, over the whole: the first plan is a
 * greedy one, and each next one goes by the counts that the one before it led to. All prices are whole numbers.
 */
import {
  BIT, COPY, Frequencies, MAX_LENGTH, MAX_NUMBER, SYMBOLS, contextsOf, distanceSteps, logarithm, runSteps, walk, whereOf, write,
} from "./pack-format.js";

/** @import { Code, Contexts, Step, Token } from "./pack-format.js" */

/** After so many plans the next is hardly better. */
const PLANS = 10;

const MAX_RUN = 300;

/** So many earlier places are tried for a copy. */
const PATIENCE = 4000;

/**
 * @param {Uint8Array} bytes
 * @param {Code} [code]
 * @returns {string} in base64url, whose letters mean nothing to any kind of quotes, nor to HTML
 */
export function pack(bytes, code = { start: 0, end: 0 }) {
  if (bytes.length > MAX_LENGTH) throw new RangeError("more than there is room for");
  const candidates = findCopies(bytes);
  const contexts = contextsOf(bytes, code);
  let best = { price: Infinity, tokens: greedy(bytes, candidates) };
  for (let plan = best, left = PLANS; left > 0; left--) {
    const trial = rehearse(bytes, contexts, plan.tokens);
    if (trial.price >= best.price) break;
    best = { price: trial.price, tokens: plan.tokens };
    plan = { price: 0, tokens: cheapest(bytes, candidates, contexts, trial) };
  }
  const packed = write(bytes, contexts, best.tokens);
  if (packed.length > MAX_LENGTH) throw new RangeError("more than there is room for");
  return Buffer.from(packed).toString("base64url");
}

/** Which symbols each context had, in a whole text. */
class Tally {
  /** @type {Map<number, Uint32Array>} the counts and their sum, in tenths, so that what never was has a price */
  #counts = new Map();

  /**
   * @param {number} context
   * @param {number} symbol
   */
  add(context, symbol) {
    let counts = this.#counts.get(context);
    if (counts === undefined) this.#counts.set(context, (counts = new Uint32Array(SYMBOLS + 1).fill(1).fill(SYMBOLS, SYMBOLS)));
    counts[symbol] += 10;
    counts[SYMBOLS] += 10;
  }

  /**
   * @param {number} context
   * @param {number} symbol
   */
  price(context, symbol) {
    const counts = this.#counts.get(context);
    return counts === undefined ? 4 * BIT : logarithm(counts[SYMBOLS]) - logarithm(counts[symbol]);
  }
}

/**
 * @typedef {object} Trial
 * @property {number} price of all tokens
 * @property {Int32Array} literals what each byte would cost by itself, there and then
 * @property {Int32Array} copies what it would cost there that a copy begins
 * @property {Tally} tally
 */

/**
 * @param {Uint8Array} bytes
 * @param {Contexts} contexts
 * @param {readonly Token[]} tokens
 * @returns {Trial}
 */
function rehearse(bytes, contexts, tokens) {
  const frequencies = new Frequencies();
  const tally = new Tally();
  const literals = new Int32Array(bytes.length);
  const copies = new Int32Array(bytes.length);
  let price = 0;
  for (const { at, token, steps } of walk(bytes, contexts, tokens)) {
    for (let each = at; each < at + token.run; each++) {
      const context = contexts.contexts[each];
      const before = contexts.befores[each];
      const high = bytes[each] >> 4;
      literals[each] = frequencies.price(context, before, high) + frequencies.price(context + 1 + high, before, bytes[each] & 15);
      copies[each] = frequencies.price(context, before, COPY);
    }
    for (const { value, context, bits } of steps) {
      const before = contexts.befores[at];
      price += bits ? bits * BIT : frequencies.price(context, before, value);
      if (bits) continue;
      frequencies.learn(context, before, value);
      tally.add(context, value);
    }
  }
  return { price, literals, copies, tally };
}

/**
 * For each place, from nearest to furthest, each longer than those before.
 * @param {Uint8Array} bytes
 * @returns {Token[][]}
 */
function findCopies(bytes) {
  /** @type {Int32Array} of each pair of bytes, and of each place, the last place before with the same pair */
  const latest = new Int32Array(2 ** 16).fill(-1);
  const before = new Int32Array(bytes.length);
  return Array.from(bytes, (byte, at) => {
    /** @type {Token[]} */
    const copies = [];
    if (at + 1 === bytes.length) return copies;
    const pair = (byte << 8) | bytes[at + 1];
    let longest = 1;
    let patience = PATIENCE;
    for (let place = latest[pair]; place >= 0 && at - place <= MAX_NUMBER && patience-- > 0; place = before[place]) {
      const run = lengthOf(bytes, at, at - place);
      if (run <= longest) continue;
      copies.push({ run, distance: at - place });
      longest = run;
      if (run === MAX_RUN) break;
    }
    before[at] = latest[pair];
    latest[pair] = at;
    return copies;
  });
}

/**
 * How much repeats what was `distance` before, up to the longest run.
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} distance
 */
function lengthOf(bytes, at, distance) {
  const most = Math.min(MAX_RUN, bytes.length - at);
  let run = 0;
  while (run < most && bytes[at + run] === bytes[at + run - distance]) run++;
  return run;
}

/**
 * @param {Uint8Array} bytes
 * @param {readonly Token[][]} candidates
 */
function greedy(bytes, candidates) {
  const tokens = [];
  for (let at = 0; at < bytes.length; ) {
    const longest = candidates[at].at(-1);
    const token = longest && longest.run > 3 ? longest : { run: 1, distance: 0 };
    tokens.push(token);
    at += token.run;
  }
  return tokens;
}

/**
 * The cheapest way there is to each place, as far as the ways to those before it were the cheapest.
 * @param {Uint8Array} bytes
 * @param {readonly Token[][]} candidates
 * @param {Contexts} contexts
 * @param {Trial} trial
 */
function cheapest(bytes, candidates, contexts, { literals, copies, tally }) {
  const { length } = bytes;
  const prices = new Float64Array(length + 1).fill(Infinity, 1);
  const distances = new Int32Array(length + 1);
  /** @type {Token[]} the last one on the way */
  const tokens = new Array(length + 1);
  /** @type {Map<number, number>[]} */
  const [ofRuns, ofDistances] = [new Map(), new Map()];

  /**
   * @param {Map<number, number>} known
   * @param {number} key
   * @param {() => Step[]} steps
   */
  function priceOf(known, key, steps) {
    let price = known.get(key);
    if (price === undefined) {
      price = steps().reduce((sum, { value, context, bits }) => sum + (bits ? bits * BIT : tally.price(context, value)), 0);
      known.set(key, price);
    }
    return price;
  }

  /**
   * @param {number} at
   * @param {number} price
   * @param {Token} token
   */
  function arrive(at, price, token) {
    const to = at + token.run;
    if (price >= prices[to]) return;
    prices[to] = price;
    tokens[to] = token;
    distances[to] = token.distance || distances[at];
  }

  for (let at = 0; at < length; at++) {
    arrive(at, prices[at] + literals[at], { run: 1, distance: 0 });

    const price = prices[at] + copies[at];
    const where = whereOf(contexts.contexts[at]);
    const last = distances[at];
    const most = last ? lengthOf(bytes, at, last) : 0;
    for (let run = 1; run <= most; run++) {
      const ofRun = priceOf(ofRuns, run * 8 + where * 2 + 1, () => runSteps(where, run, true));
      arrive(at, price + ofRun, { run, distance: last });
    }
    let run = 2;
    for (const { run: longest, distance } of candidates[at]) {
      for (; run <= longest; run++) {
        if (distance === last) continue;
        const copy = { run, distance };
        const ofRun = priceOf(ofRuns, run * 8 + where * 2, () => runSteps(where, run, false));
        const ofDistance = priceOf(ofDistances, distance * 8 + Math.min(run, 4), () => distanceSteps(copy));
        arrive(at, price + ofRun + ofDistance, copy);
      }
    }
  }

  const plan = [];
  for (let at = length; at > 0; at -= tokens[at].run) plan.push(tokens[at]);
  return plan.reverse();
}
