/**
 * Reads what tools/pack.js wrote: LZ77, each number and each half of a byte through an adaptive range coder. In code, a byte
 * that is not copied is foretold from where it stands in its instruction: so the module gets smaller than LZMA makes it.
 */

/** Frequencies that are kept apart come by 17: for a first symbol of 4 bits, and for a second after each first one. */
export const PAIR = 17;
/** Literals, after each byte of data, after each opcode, in an operand of each opcode; then numbers; then tokens. */
const CODE = 256;
const OPERANDS = 512;
export const DISTANCES = 1536;
export const REPEATED_RUNS = DISTANCES + 5;
export const LONG_RUNS = REPEATED_RUNS + 3;
export const TOKENS = LONG_RUNS + 1;
/** With one to spare: where a text was damaged, a symbol may be 16. */
export const CONTEXTS = (TOKENS + 13) * PAIR;

/** What a token can be, apart from the length of a run. */
export const LITERAL = 0;
export const REPEAT = 1;
export const LONG = 15;

/** What a symbol's frequency, 1 at first, grows by, and the sum of 16 of them after which they are halved. */
export const STEP = 8;
export const MOST = 1000;

/** @param {string} text */
export function unpack(text) {
  const frequencies = new Uint16Array(CONTEXTS * 16).fill(1);
  const sums = new Uint16Array(CONTEXTS).fill(16);
  let at = 0;
  let range = 1 << 24;

  /** Six more bits, in base64url; whatever beyond the end. */
  function digit() {
    const letter = text.charCodeAt(at++);
    return letter > 96 ? letter - 71 : letter > 94 ? 63 : letter > 64 ? letter - 65 : letter > 47 ? letter + 4 : 62;
  }

  const word = () => (digit() << 18) | (digit() << 12) | (digit() << 6) | digit();
  const [length, start, end] = [word(), word(), word()];
  let value = word();

  function widen() {
    while (range < 1 << 22) {
      range <<= 6;
      value = (value << 6) | digit();
    }
  }

  /** @param {number} context */
  function symbol(context) {
    const sum = sums[context];
    const unit = (range / sum) | 0;
    const first = context << 4;
    let slot = first;
    let rest = value;
    while (rest >= (range = frequencies[slot] * unit)) {
      rest -= range;
      slot++;
    }
    value = rest;
    widen();
    frequencies[slot] += STEP;
    sums[context] = sum + STEP;
    if (sum > MOST) {
      let halved = 0;
      for (let each = first; each < first + 16; each++) halved += frequencies[each] -= frequencies[each] >> 1;
      sums[context] = halved;
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
 * @param {(context: number) => number} symbol the next one, of 4 bits
 * @param {(count: number) => number} bits of which all values are as likely
 */
export function replay(length, start, end, symbol, bits) {
  const bytes = new Uint8Array(length);
  let at = 0;
  let distance = 0;
  /** A bit for each of the last two tokens: it was a copy. */
  let history = 0;
  let opcode = 0;
  /** How many operands are still to come; whether the first has been, and whether one has begun. */
  let operands = 0;
  let isLater = 0;
  let isContinued = 0;

  /** @param {number} base of a number's contexts: how many bits follow its highest, then the first four of those */
  function number(base) {
    const size = symbol(base * PAIR);
    if (size === 0) return 1;
    const high = symbol(base * PAIR + 1 + size);
    return size < 5 ? (1 << size) | high : (((16 | high) << (size - 4)) | bits(size - 4));
  }

  while (at < length) {
    const isCode = at >= start && at < end;
    const where = isCode ? (operands > 0 ? 2 : 1) : 0;
    const token = symbol((TOKENS + where * 4 + history) * PAIR);
    history = (history << 1) & 2;
    let run = 1;
    let from = at;
    if (token === LITERAL) {
      const context =
        PAIR *
        (!isCode ? bytes[at - 1] | 0 : operands > 0 ? OPERANDS + ((opcode << 2) | (isLater << 1) | isContinued) : CODE + opcode);
      const high = symbol(context);
      bytes[at] = (high << 4) | symbol(context + 1 + high);
    } else {
      history++;
      run = token;
      if (token === REPEAT) {
        run = number(REPEATED_RUNS + where);
      } else {
        if (token === LONG) run += number(LONG_RUNS) - 1;
        distance = number(DISTANCES + (run < 4 ? run : 4));
      }
      from -= distance;
    }
    for (; run > 0 && at < length; run--) {
      bytes[at] = bytes[from++];
      const byte = bytes[at];
      if (at >= start && at < end) {
        if (operands === 0) {
          opcode = byte;
          operands = OPERAND_COUNTS[byte];
          isLater = 0;
        } else if (byte > 127) {
          isContinued = 1;
        } else {
          operands--;
          // `br_table` tells first how many labels it has, the default one apart.
          if (opcode === 0x0e && isLater === 0) operands = byte + 1;
          isContinued = 0;
          isLater = 1;
        }
      }
      at++;
    }
  }
  return bytes;
}

/** By the opcode, each a LEB128: the few that are counted wrong cost a few bits. */
const OPERAND_COUNTS = Uint8Array.from({ length: 256 }, (_, opcode) => {
  if ((opcode > 0x27 && opcode < 0x3f) || opcode === 0x11 || opcode === 0xfc) return 2;
  return (opcode > 0x01 && opcode < 0x05) || (opcode > 0x0b && opcode < 0x11) || (opcode > 0x1f && opcode < 0x43) ? 1 : 0;
});
