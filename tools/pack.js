/**
 * Writes what pkg/unpack.js reads. What to copy and what to write out is decided by its price, over the whole: the first plan
 * is a greedy one, and each next one goes by the frequencies that the one before it led to. All prices are whole numbers.
 */
import {
  CONTEXTS, COPIES, COPY, DISTANCES, GROUP, LONG, LONG_RUNS, MOST, REPEAT, REPEATED_RUNS, STEP, SYMBOLS, replay,
} from "../pkg/unpack.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** After so many plans the next is hardly better. */
const PLANS = 10;

/** What a number can be; and so far a copy may reach back. */
const MAX_NUMBER = 2 ** 16 - 1;

const MAX_RUN = 300;

/** So many earlier places are tried for a copy. */
const PATIENCE = 4000;

/** Prices are in parts of a bit. */
const BIT = 256;

/**
 * @typedef {object} Token
 * @property {number} run so many bytes
 * @property {number} distance copied from so far back, or 0: one byte, written out
 */

/**
 * @typedef {object} Code where a WebAssembly module has its instructions
 * @property {number} start
 * @property {number} end
 */

/**
 * @param {Uint8Array} bytes
 * @param {Code} [code]
 */
export function pack(bytes, code = { start: 0, end: 0 }) {
  if (bytes.length >= 2 ** 24) throw new RangeError("more than the length in a packed text can tell");
  const candidates = findCopies(bytes);
  const contexts = contextsOf(bytes, code);
  let tokens = greedy(bytes, candidates);
  let best = { price: Infinity, tokens };
  for (let plan = 0; plan < PLANS; plan++) {
    const trial = rehearse(bytes, contexts, tokens);
    if (trial.price < best.price) best = { price: trial.price, tokens };
    tokens = cheapest(bytes, candidates, contexts, trial);
  }
  return write(bytes, code, contexts, best.tokens);
}

/**
 * Where the module's code section is.
 * @param {Uint8Array} module
 * @returns {Code}
 */
export function codeSection(module) {
  for (let at = 8; at < module.length; ) {
    const id = module[at++];
    let size = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      size |= (module[at] & 0x7f) << shift;
      more = module[at++] > 0x7f;
    }
    if (id === 10) return { start: at, end: at + size };
    at += size;
  }
  throw new RangeError("a module without code");
}

/** The model of pkg/unpack.js: each context's frequencies. */
class Frequencies {
  #each = new Uint16Array(CONTEXTS * SYMBOLS).fill(1);
  #sums = new Uint16Array(CONTEXTS).fill(SYMBOLS);

  /**
   * @param {number} context
   * @param {number} symbol
   */
  price(context, symbol) {
    return logarithm(this.#sums[context]) - logarithm(this.#each[context * SYMBOLS + symbol]);
  }

  /**
   * The share of a range that is below the symbol's, and the symbol's.
   * @param {number} context
   * @param {number} symbol
   * @param {number} range
   */
  share(context, symbol, range) {
    const unit = Math.floor(range / this.#sums[context]);
    const each = this.#each.subarray(context * SYMBOLS, (context + 1) * SYMBOLS);
    const below = each.subarray(0, symbol).reduce((sum, frequency) => sum + frequency, 0);
    return { below: below * unit, own: each[symbol] * unit };
  }

  /**
   * @param {number} context
   * @param {number} symbol
   */
  learn(context, symbol) {
    const first = context * SYMBOLS;
    const sum = this.#sums[context];
    this.#each[first + symbol] += STEP;
    this.#sums[context] = sum + STEP;
    if (sum <= MOST) return;
    let halved = 0;
    for (let each = first; each < first + SYMBOLS; each++) halved += this.#each[each] -= this.#each[each] >> 1;
    this.#sums[context] = halved;
  }
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

/** @type {number[]} */
const logarithms = [];

/** @param {number} count */
function logarithm(count) {
  return (logarithms[count] ??= Math.round(Math.log2(count) * BIT));
}

/**
 * @typedef {object} Step what pkg/unpack.js asks for next
 * @property {number} value
 * @property {number} context of a symbol
 * @property {number} bits without a context, when there are any
 */

/**
 * @param {number} group
 * @param {number} number
 * @returns {Step[]}
 */
function numberSteps(group, number) {
  if (number > MAX_NUMBER) throw new RangeError(`${number} is too much`);
  const context = group * GROUP;
  const size = 31 - Math.clz32(number);
  const steps = [{ value: size, context, bits: 0 }];
  const low = Math.max(size - 4, 0);
  if (size > 0) steps.push({ value: (number >> low) - (1 << (size - low)), context: context + 1 + size, bits: 0 });
  if (low > 0) steps.push({ value: number & ((1 << low) - 1), context: 0, bits: low });
  return steps;
}

/**
 * @param {number} where
 * @param {number} run
 * @param {boolean} isRepeat from as far back as the last
 * @returns {Step[]}
 */
function runSteps(where, run, isRepeat) {
  const context = (COPIES + where) * GROUP;
  if (isRepeat) return [{ value: REPEAT, context, bits: 0 }, ...numberSteps(REPEATED_RUNS + where, run)];
  if (run > COPY) return [{ value: LONG, context, bits: 0 }, ...numberSteps(LONG_RUNS, run - COPY)];
  return [{ value: run, context, bits: 0 }];
}

/** @param {Token} copy */
const distanceSteps = ({ run, distance }) => numberSteps(DISTANCES + Math.min(run, 4), distance);

/**
 * @param {number} context
 * @param {number} byte
 * @returns {Step[]}
 */
function literalSteps(context, byte) {
  const high = byte >> 4;
  return [
    { value: high, context, bits: 0 },
    { value: byte & 15, context: context + 1 + high, bits: 0 },
  ];
}

/**
 * The context that pkg/unpack.js has for each byte.
 * @param {Uint8Array} bytes
 * @param {Code} code
 */
function contextsOf(bytes, { start, end }) {
  const contexts = new Int32Array(bytes.length);
  let asked = 0;
  const symbol = (/** @type {number} */ context) => {
    const at = asked >> 1;
    if (asked++ & 1) return bytes[at] & 15;
    contexts[at] = context;
    return bytes[at] >> 4;
  };
  replay(bytes.length, start, end, symbol, () => 0);
  return contexts;
}

/** In data, at an instruction's beginning, or within one. @param {number} context of a byte */
const whereOf = (context) => Math.min(context / GROUP, 512) >> 8;

/**
 * All that pkg/unpack.js is going to ask for, token by token.
 * @param {Uint8Array} bytes
 * @param {Int32Array} contexts
 * @param {readonly Token[]} tokens
 * @returns {Generator<{ at: number, token: Token, steps: Step[] }>}
 */
function* walk(bytes, contexts, tokens) {
  let at = 0;
  let last = 0;
  for (const token of tokens) {
    const { run, distance } = token;
    const context = contexts[at];
    const where = whereOf(context);
    const steps = distance === 0 ? literalSteps(context, bytes[at]) : [{ value: COPY, context, bits: 0 }];
    if (distance !== 0) steps.push(...runSteps(where, run, distance === last), ...(distance === last ? [] : distanceSteps(token)));
    yield { at, token, steps };
    last = distance || last;
    at += run;
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
 * @param {Int32Array} contexts
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
      const context = contexts[each];
      const high = bytes[each] >> 4;
      literals[each] = frequencies.price(context, high) + frequencies.price(context + 1 + high, bytes[each] & 15);
      copies[each] = frequencies.price(context, COPY);
    }
    for (const { value, context, bits } of steps) {
      price += bits ? bits * BIT : frequencies.price(context, value);
      if (bits) continue;
      frequencies.learn(context, value);
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
 * @param {Int32Array} contexts
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
    const where = whereOf(contexts[at]);
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

/**
 * @param {Uint8Array} bytes
 * @param {Code} code
 * @param {Int32Array} contexts
 * @param {readonly Token[]} tokens
 */
function write(bytes, { start, end }, contexts, tokens) {
  const frequencies = new Frequencies();
  const coder = new RangeCoder();
  for (const { steps } of walk(bytes, contexts, tokens)) {
    for (const { value, context, bits } of steps) {
      if (bits) {
        coder.narrow((range) => ({ below: value * (range >> bits), own: range >> bits }));
      } else {
        coder.narrow((range) => frequencies.share(context, value, range));
        frequencies.learn(context, value);
      }
    }
  }
  const header = [bytes.length, start, end].flatMap((number) => [18, 12, 6, 0].map((shift) => (number >> shift) & 63));
  return Array.from([...header, ...coder.finish()], (digit) => LETTERS[digit]).join("");
}

/** Writes digits of 6 bits that say where the range lies. */
class RangeCoder {
  /** @type {number[]} */
  #digits = [];
  /** The last four digits, which may still change by more than a carry. */
  #low = 0;
  #range = 1 << 24;

  /** @param {(range: number) => { below: number, own: number }} share */
  narrow(share) {
    const { below, own } = share(this.#range);
    this.#low += below;
    this.#carry(this.#low >> 24);
    this.#low &= 0xffffff;
    this.#range = own;
    while (this.#range < 1 << 22) {
      this.#digits.push(this.#low >> 18);
      this.#low = (this.#low << 6) & 0xffffff;
      this.#range <<= 6;
    }
  }

  /** @param {number} carry */
  #carry(carry) {
    for (let at = this.#digits.length - 1; carry > 0; at--) {
      const digit = this.#digits[at] + carry;
      this.#digits[at] = digit & 63;
      carry = digit >> 6;
    }
  }

  finish() {
    return [...this.#digits, ...[18, 12, 6, 0].map((shift) => (this.#low >> shift) & 63)];
  }
}
