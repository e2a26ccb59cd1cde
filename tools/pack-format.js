/**
 * What pkg/unpack.js unpacks, by tools/unpack.wat: which symbols there are for what, what foretells them, and how they are
 * written.
 */

/** As in tools/unpack.wat: how many symbols there are; the one that is no half of a byte, but a copy. */
export const SYMBOLS = 17;
export const COPY = 16;
/** Groups of contexts, and how many contexts are in each. */
const GROUP = 1 + SYMBOLS;
const CODE = 256;
const OPERANDS = 512;
const DISTANCES = 1536;
const REPEATED_RUNS = 1541;
const LONG_RUNS = 1544;
const COPIES = 1545;
const CONTEXTS = 0x20000;
/** What a copy can be, apart from the length of its run. */
const REPEAT = 0;
const LONG = 1;
/** What a count grows by, and the sum after which all are halved. */
const STEP = 3;
const NARROWER_STEP = 6;
const MOST = 249;

/** What there is room for. */
export const MAX_LENGTH = 0x20000;

/** What a number can be; and so far a copy may reach back. */
export const MAX_NUMBER = 2 ** 16 - 1;

/** Prices are in parts of a bit. */
export const BIT = 256;

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
 * A module without the sizes of its functions, which are seen from their instructions. The size of its code is what it is when
 * they are written in again, in three bytes each.
 * @param {Uint8Array} module
 * @returns {{ bytes: Uint8Array, code: Code }}
 */
export function withoutSizes(module) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0, more = true; more; shift += 7) {
      value |= (module[at] & 0x7f) << shift;
      more = module[at++] > 0x7f;
    }
    return value;
  };
  for (;;) {
    if (at >= module.length) throw new RangeError("a module without code");
    const isCode = module[at++] === CODE_SECTION;
    const beforeSize = at;
    const size = number();
    if (!isCode) {
      at += size;
      continue;
    }
    const end = at + size;
    const count = at;
    const functions = number();
    /** @type {number[]} */
    const code = [...module.subarray(count, at)];
    while (at < end) {
      const length = number();
      code.push(...module.subarray(at, (at += length)));
    }
    const head = [...module.subarray(0, beforeSize), ...inThreeBytes(code.length + functions * SIZE)];
    const bytes = Uint8Array.of(...head, ...code, ...module.subarray(end));
    return { bytes, code: { start: head.length, end: head.length + code.length } };
  }
}

const CODE_SECTION = 10;
/** Bytes of a function's size. */
const SIZE = 3;

/** @param {number} size */
const inThreeBytes = (size) => [(size & 0x7f) | 0x80, ((size >> 7) & 0x7f) | 0x80, size >> 14];

/**
 * As tools/unpack.wat writes them in.
 * @param {Uint8Array} bytes
 * @param {Code} code
 */
export function withSizes(bytes, code) {
  const { begins, isWhole } = contextsOf(bytes, code);
  if (begins.length === 0) return bytes;
  const parts = begins.flatMap((begin, index) => {
    const end = begins[index + 1] ?? code.end;
    const size = end < code.end || isWhole ? inThreeBytes(end - begin) : [0, 0, 0];
    return [...size, ...bytes.subarray(begin, end)];
  });
  return Uint8Array.of(...bytes.subarray(0, begins[0]), ...parts, ...bytes.subarray(code.end));
}

/** The model of tools/unpack.wat: the frequencies of the contexts, and of the narrower ones. */
export class Frequencies {
  #each = new Uint8Array(CONTEXTS * SYMBOLS);
  #sums = new Uint8Array(CONTEXTS);

  /**
   * @param {number} context
   * @param {number} before
   */
  #sum(context, before) {
    return 2 * (this.#sums[context] + this.#sums[narrower(context, before)]) + SYMBOLS;
  }

  /**
   * @param {number} context
   * @param {number} before
   * @param {number} symbol
   */
  #own(context, before, symbol) {
    return 2 * (this.#each[context * SYMBOLS + symbol] + this.#each[narrower(context, before) * SYMBOLS + symbol]) + 1;
  }

  /**
   * @param {number} context
   * @param {number} before
   * @param {number} symbol
   */
  price(context, before, symbol) {
    return logarithm(this.#sum(context, before)) - logarithm(this.#own(context, before, symbol));
  }

  /**
   * The share of a range that is below the symbol's, and the symbol's.
   * @param {number} context
   * @param {number} before
   * @param {number} symbol
   * @param {number} range
   */
  share(context, before, symbol, range) {
    const unit = Math.floor(range / this.#sum(context, before));
    let below = 0;
    for (let each = 0; each < symbol; each++) below += this.#own(context, before, each);
    return { below: below * unit, own: this.#own(context, before, symbol) * unit };
  }

  /**
   * @param {number} context
   * @param {number} before
   * @param {number} symbol
   */
  learn(context, before, symbol) {
    this.#add(context, symbol, STEP);
    this.#add(narrower(context, before), symbol, NARROWER_STEP);
  }

  /**
   * @param {number} context
   * @param {number} symbol
   * @param {number} step
   */
  #add(context, symbol, step) {
    const first = context * SYMBOLS;
    this.#each[first + symbol] += step;
    this.#sums[context] += step;
    if (this.#sums[context] <= MOST) return;
    this.#sums[context] = 0;
    for (let each = first; each < first + SYMBOLS; each++) this.#sums[context] += this.#each[each] >>= 1;
  }
}

/**
 * @param {number} context
 * @param {number} before
 */
function narrower(context, before) {
  return 0x10000 + (Math.imul((context << 8) | before, 0x9e3779b1) >>> 16);
}

/** @type {number[]} */
const logarithms = [];

/** @param {number} count */
export function logarithm(count) {
  return (logarithms[count] ??= Math.round(Math.log2(count) * BIT));
}

/**
 * @typedef {object} Step what tools/unpack.wat asks for next
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
export function runSteps(where, run, isRepeat) {
  const context = (COPIES + where) * GROUP;
  if (isRepeat) return [{ value: REPEAT, context, bits: 0 }, ...numberSteps(REPEATED_RUNS + where, run)];
  if (run > COPY) return [{ value: LONG, context, bits: 0 }, ...numberSteps(LONG_RUNS, run - COPY)];
  return [{ value: run, context, bits: 0 }];
}

/** @param {Token} copy */
export const distanceSteps = ({ run, distance }) => numberSteps(DISTANCES + Math.min(run, 4), distance);

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
 * @param {Uint8Array} bytes
 * @param {Code} code
 * @returns {Contexts}
 */
export function contextsOf(bytes, { start, end }) {
  const contexts = new Int32Array(bytes.length);
  const befores = new Uint8Array(bytes.length);
  /** @type {number[]} */
  const begins = [];
  let group = 0;
  let before = 0;
  let opcode = 0;
  let operands = 0;
  let place = 0;
  let depth = 0;
  let isWhole = false;
  bytes.forEach((byte, at) => {
    contexts[at] = group * GROUP;
    befores[at] = before;
    if (at < start || at >= end) {
      before = opcode;
      group = opcode = byte;
      // Code begins with the number of functions.
      operands = 1;
      place = 2;
      depth = -1;
      return;
    }
    if (operands === 0) {
      before = opcode;
      opcode = byte;
      operands = operandsOf(byte);
      depth += Number(byte >= 0x02 && byte < 0x05) - Number(byte === END);
      place = 0;
    } else if (byte >= 128) {
      place |= 1;
    } else {
      operands = place < 2 ? (COUNTED[opcode]?.(byte) ?? operands - 1) : operands - 1;
      place = 2;
    }
    isWhole = operands === 0 && depth < 0;
    if (isWhole && at + 1 < end) {
      begins.push(at + 1);
      opcode = FUNCTION;
      operands = 1;
      place = 0;
      depth = 0;
    }
    group = operands === 0 ? CODE + opcode : OPERANDS + opcode * 4 + place;
  });
  return { contexts, befores, begins, isWhole };
}

const END = 0x0b;
/** A function's beginning, which has no opcode: `nop` is never written. */
const FUNCTION = 0x01;

/** @type {Readonly<Record<number, (first: number) => number>>} how many operands follow a first one that tells */
const COUNTED = {
  // Groups of locals, each a number and a type.
  [FUNCTION]: (groups) => groups * 2,
  // The labels of `br_table`, and the default one.
  0x0e: (labels) => labels + 1,
  // `memory.copy` has two memories, `memory.fill` one.
  0xfc: (operation) => (operation === 10 ? 2 : Number(operation === 11)),
};

/** @param {number} opcode */
function operandsOf(opcode) {
  if (opcode === 0x11 || (opcode >= 0x28 && opcode < 0x3f)) return 2;
  const isBlock = opcode >= 0x02 && opcode < 0x05;
  const isBranch = opcode >= 0x0c && opcode < 0x0f;
  const isVariable = opcode >= 0x20 && opcode < 0x43;
  return Number(isBlock || isBranch || opcode === 0x10 || isVariable || opcode === 0xfc);
}

/**
 * @typedef {object} Contexts of each byte's first half
 * @property {Int32Array} contexts
 * @property {Uint8Array} befores the opcode, or byte, before
 * @property {number[]} begins where functions begin
 * @property {boolean} isWhole whether the last one ends where the code does
 */

/** In data, at an instruction's beginning, or within one. @param {number} context of a byte */
export const whereOf = (context) => Math.min(context / GROUP, 512) >> 8;

/**
 * All that tools/unpack.wat is going to ask for, token by token.
 * @param {Uint8Array} bytes
 * @param {Contexts} contexts
 * @param {readonly Token[]} tokens
 * @returns {Generator<{ at: number, token: Token, steps: Step[] }>}
 */
export function* walk(bytes, contexts, tokens) {
  let at = 0;
  let last = 0;
  for (const token of tokens) {
    const { run, distance } = token;
    const context = contexts.contexts[at];
    const where = whereOf(context);
    const steps = distance === 0 ? literalSteps(context, bytes[at]) : [{ value: COPY, context, bits: 0 }];
    if (distance !== 0) steps.push(...runSteps(where, run, distance === last), ...(distance === last ? [] : distanceSteps(token)));
    yield { at, token, steps };
    last = distance || last;
    at += run;
  }
}

/**
 * @param {Uint8Array} bytes
 * @param {Contexts} contexts
 * @param {readonly Token[]} tokens
 */
export function write(bytes, contexts, tokens) {
  const frequencies = new Frequencies();
  const coder = new RangeCoder();
  for (const { at, steps } of walk(bytes, contexts, tokens)) {
    for (const { value, context, bits } of steps) {
      if (bits) {
        coder.narrow((range) => ({ below: value * (range >>> bits), own: range >>> bits }));
      } else {
        coder.narrow((range) => frequencies.share(context, contexts.befores[at], value, range));
        frequencies.learn(context, contexts.befores[at], value);
      }
    }
  }
  return coder.finish();
}

/** Writes bytes that say where the range lies. */
class RangeCoder {
  /** @type {number[]} */
  #bytes = [];
  /** The three bytes that are to follow, and once more what can still be added to them. */
  #low = 0;
  #range = 2 ** 24;

  /** @param {(range: number) => { below: number, own: number }} share */
  narrow(share) {
    while (this.#range < 2 ** 24) {
      this.#bytes.push(this.#low >> 16);
      this.#low = (this.#low << 8) & 0xffffff;
      this.#range *= 256;
    }
    const { below, own } = share(this.#range);
    this.#low += below;
    this.#range = own;
    for (let carry = Math.floor(this.#low / 2 ** 24), at = this.#bytes.length - 1; carry > 0; at--) {
      const byte = this.#bytes[at] + carry;
      this.#bytes[at] = byte & 255;
      carry = byte >> 8;
    }
    this.#low %= 2 ** 24;
  }

  finish() {
    return Uint8Array.of(...this.#bytes, this.#low >> 16, (this.#low >> 8) & 255, this.#low & 255);
  }
}
