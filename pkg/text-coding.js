/**
 * `TextEncoder` and `TextDecoder`, as far as this package needs them, also where the host has none: Jest's jsdom
 * takes them away.
 */

class Utf8Encoder {
  /**
   * Writes what fits into `view`; a lone surrogate becomes U+FFFD.
   * @param {string} text
   * @param {Uint8Array} view
   */
  encodeInto(text, view) {
    let read = 0;
    let written = 0;
    while (read < text.length) {
      let point = /** @type {number} */ (text.codePointAt(read));
      const units = point > 0xffff ? 2 : 1;
      if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
      const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (written + size > view.length) break;
      for (let rest = size - 1; rest > 0; rest--) {
        view[written + rest] = 0x80 | (point & 0x3f);
        point >>= 6;
      }
      view[written] = LEAD[size] | point;
      written += size;
      read += units;
    }
    return { read, written };
  }
}

class Utf8Decoder {
  /**
   * Reads UTF-8 known to be valid: Rust's `str` is nothing else.
   * @param {Uint8Array} [bytes]
   */
  decode(bytes = new Uint8Array()) {
    let text = "";
    for (let at = 0; at < bytes.length; ) {
      const lead = bytes[at];
      const size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
      let point = lead ^ LEAD[size];
      for (let next = 1; next < size; next++) point = (point << 6) | (bytes[at + next] & 0x3f);
      text += String.fromCodePoint(point);
      at += size;
    }
    return text;
  }
}

/** The marking bits of a sequence's first byte, by the sequence's length. */
const LEAD = [0, 0, 0xc0, 0xe0, 0xf0];

export const TextEncoder = globalThis.TextEncoder ?? Utf8Encoder;
export const TextDecoder = globalThis.TextDecoder ?? Utf8Decoder;
