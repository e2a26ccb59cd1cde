/**
 * `TextEncoder` and `TextDecoder` of the host, or substitutes that do what this package needs: Jest's jsdom has neither. The
 * build puts these in place of the globals, also in wasm-bindgen's glue.
 */

const LONE_SURROGATES = /[\ud800-\udfff]/gu;

/**
 * Returns UTF-8 as a string with one character for each byte. A lone surrogate becomes U+FFFD.
 * @param {string} text
 */
function toByteString(text) {
  return unescape(encodeURIComponent(text.replace(LONE_SURROGATES, "\ufffd")));
}

class Utf8Encoder {
  /** @param {string} text */
  encode(text) {
    return Uint8Array.from(toByteString(text), (character) => character.charCodeAt(0));
  }

  /**
   * Writes the whole text, or nothing if it does not fit.
   * @param {string} text
   * @param {Uint8Array} view
   */
  encodeInto(text, view) {
    const bytes = this.encode(text);
    if (bytes.length > view.length) return { read: 0, written: 0 };
    view.set(bytes);
    return { read: text.length, written: bytes.length };
  }
}

class Utf8Decoder {
  /**
   * Keeps a byte order mark. Throws if the bytes are not UTF-8.
   * @param {Uint8Array} [bytes]
   */
  decode(bytes = new Uint8Array()) {
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return decodeURIComponent(escape(text));
  }
}

const encoder = globalThis.TextEncoder ?? Utf8Encoder;
const decoder = globalThis.TextDecoder ?? Utf8Decoder;

export { decoder as TextDecoder, encoder as TextEncoder };
