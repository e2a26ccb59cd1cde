/**
 * Reads what tools/pack.js wrote: LZ77, each number and each half of a byte through an adaptive range coder. In code, a byte
 * that is not copied is foretold from where it stands in its instruction: so the module gets smaller than LZMA makes it.
 */

/** A symbol is one of so many: four bits, or that what follows is a copy. */
export const SYMBOLS = 17;
export const COPY = 16;

/** Contexts go together: that of a first symbol, and those of a second one after each first one. */
export const GROUP = 1 + SYMBOLS;
/** The groups: bytes after each byte of data, after each opcode, in the operands of each opcode; then numbers; then copies. */
const CODE = 256;
const OPERANDS = 512;
export const DISTANCES = 1536;
export const REPEATED_RUNS = DISTANCES + 5;
export const LONG_RUNS = REPEATED_RUNS + 3;
export const COPIES = LONG_RUNS + 1;
export const CONTEXTS = (COPIES + 3) * GROUP;

/** What a copy can be, apart from the length of its run. */
export const REPEAT = 0;
export const LONG = 1;

/** What a symbol's frequency, 1 at first, grows by; and their sum after which they are halved. */
export const STEP = 8;
export const MOST = 1000;

/** The range of the coder is never narrower, for long. */
const NARROWEST = 1 << 22;

/** @param {string} text */
export function unpack(text) {
  // One to spare: where a text was damaged, a symbol may be one too much.
  const frequencies = new Uint16Array(CONTEXTS * SYMBOLS + 1).fill(1);
  const sums = new Uint16Array(CONTEXTS).fill(SYMBOLS);
  let at = 0;
  let range = 1 << 24;

  /** Six more bits, in base64url; beyond the end, whatever. */
  function digit() {
    const letter = text.charCodeAt(at++);
    return letter > 96 ? letter - 71 : letter > 94 ? 63 : letter > 64 ? letter - 65 : letter > 47 ? letter + 4 : 62;
  }

  const word = () => (digit() << 18) | (digit() << 12) | (digit() << 6) | digit();
  const [length, start, end] = [word(), word(), word()];
  let value = word();

  function widen() {
    while (range < NARROWEST) {
      range <<= 6;
      value = (value << 6) | digit();
    }
  }

  /** @param {number} context */
  function symbol(context) {
    const sum = sums[context];
    const unit = (range / sum) | 0;
    const first = context * SYMBOLS;
    let slot = first;
    while (value >= (range = frequencies[slot] * unit)) {
      value -= range;
      slot++;
    }
    widen();
    frequencies[slot] += STEP;
    sums[context] = sum + STEP;
    if (sum > MOST) {
      sums[context] = 0;
      for (let each = first; each < first + SYMBOLS; each++) sums[context] += frequencies[each] -= frequencies[each] >> 1;
    }
    return slot - first;
  }

  /** @param {number} count */
  function bits(count) {
    range >>= count;
    const read = (value / range) | 0;
    value -= read * range;
    widen();
    return read;
  }

  return replay(length, start, end, symbol, bits);
}

/**
 * The way from symbols to bytes.
 * @param {number} length
 * @param {number} start of the code section
 * @param {number} end
 * @param {(context: number) => number} symbol the next one
 * @param {(count: number) => number} bits as likely to be set as not
 */
export function replay(length, start, end, symbol, bits) {
  const bytes = new Uint8Array(length);
  let group = 0;
  let opcode = 0;
  /** How many are still to come. */
  let operands = 0;
  let run = 0;
  let distance = 0;

  /** From 1: how many bits follow the highest, the first four of those, the others. @param {number} group */
  function number(group) {
    const size = symbol(group * GROUP);
    if (size === 0) return 1;
    const high = symbol(group * GROUP + 1 + size);
    return size < 5 ? (1 << size) | high : ((16 | high) << (size - 4)) | bits(size - 4);
  }

  for (let at = 0; at < length; at++) {
    if (run === 0) {
      const high = symbol(group * GROUP);
      if (high < COPY) {
        bytes[at] = (high << 4) | symbol(group * GROUP + 1 + high);
      } else {
        const where = group < OPERANDS ? group >> 8 : 2;
        run = symbol((COPIES + where) * GROUP);
        if (run === REPEAT) {
          run = number(REPEATED_RUNS + where);
        } else {
          if (run === LONG) run = number(LONG_RUNS) + COPY;
          distance = number(DISTANCES + (run < 4 ? run : 4));
        }
      }
    }
    if (run > 0) {
      run--;
      bytes[at] = bytes[at - distance];
    }

    const byte = bytes[at];
    if (at < start || at >= end) {
      group = byte;
    } else if (operands === 0) {
      opcode = byte;
      operands = OPERAND_COUNTS[byte];
      group = operands > 0 ? OPERANDS + (byte << 2) : CODE + byte;
    } else if (byte > 127) {
      group |= 1;
    } else {
      operands--;
      // `br_table` tells first how many labels it has, the default one apart.
      if (opcode === 0x0e && (group & 2) === 0) operands = byte + 1;
      group = operands > 0 ? OPERANDS + ((opcode << 2) | 2) : CODE + opcode;
    }
  }
  return bytes;
}

/** By the opcode, each a LEB128: the few that are counted wrong cost a few bits. */
const OPERAND_COUNTS = Uint8Array.from({ length: 256 }, (_, opcode) => {
  if ((opcode > 0x27 && opcode < 0x3f) || opcode === 0x11 || opcode === 0xfc) return 2;
  return (opcode > 0x01 && opcode < 0x05) || (opcode > 0x0b && opcode < 0x11) || (opcode > 0x1f && opcode < 0x43) ? 1 : 0;
});
