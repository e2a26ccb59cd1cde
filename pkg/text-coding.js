/**
 * `TextEncoder` and `TextDecoder`, as far as this package needs them, also where the host has none: Jest's jsdom takes them
 * away. Each byte is a character of what `unescape` makes and `escape` takes.
 */

const LONE_SURROGATES = /[\ud800-\udfff]/gu;

class Utf8Encoder {
  /**
   * Writes all of the text, or nothing where it does not fit; a lone surrogate becomes U+FFFD.
   * @param {string} text
   * @param {Uint8Array} view
   */
  encodeInto(text, view) {
    const bytes = unescape(encodeURIComponent(text.replace(LONE_SURROGATES, "\ufffd")));
    const { length } = bytes;
    if (length > view.length) return { read: 0, written: 0 };
    for (let at = 0; at < length; at++) view[at] = bytes.charCodeAt(at);
    return { read: text.length, written: length };
  }
}

class Utf8Decoder {
  /**
   * Reads UTF-8 known to be valid: Rust's `str` is nothing else.
   * @param {Uint8Array} bytes
   */
  decode(bytes) {
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return decodeURIComponent(escape(text));
  }
}

export const TextEncoder = globalThis.TextEncoder ?? Utf8Encoder;
export const TextDecoder = globalThis.TextDecoder ?? Utf8Decoder;

// Kept from before anybody could patch it. What seems to be a byte order mark is somebody's text.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
/** @type {(bytes: Uint8Array) => string} */
export const decode = decoder.decode.bind(decoder);
