// The bytes of a file, piece by piece, from whatever the caller has.
import { kindOf, wrongType } from "./errors.js";

// The core copies each piece: small enough to keep memory flat, large enough not to matter.
const PIECE = 256 * 1024;

// How to open a source, by what it is. What is no source is refused; nothing is opened or locked before the
// function is called. It gives `{ total, next(), close() }`: the size if it is known, the next piece or
// `undefined`, the end.
export function opener(source) {
  if (typeof source === "string") return () => fromBytes(encoded(source));
  const bytes = bytesOf(source);
  if (bytes) return () => fromBytes(bytes);
  if (typeof source?.stream === "function" && typeof source.size === "number") {
    return () => ({ ...fromStream(source.stream()), total: source.size });
  }
  if (typeof source?.getReader === "function") return () => fromStream(source);
  if (typeof source?.[Symbol.asyncIterator] === "function") return () => fromIterator(source[Symbol.asyncIterator]());
  throw refused(kindOf(source));
}

// The bytes of a text, or the same bytes as they are; `undefined` of anything else.
export function bytesOf(source) {
  if (typeof source === "string") return new TextEncoder().encode(source);
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}

// UTF-8, in which half of a surrogate pair is what it is, and so no text: the core rejects its row.
// An encoder would make U+FFFD of it. A byte order mark before such a text settles the encoding.
function encoded(text) {
  const encoder = new TextEncoder();
  if (text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text)) return encoder.encode(text);
  const bytes = encoder.encode(`\ufeff${text}`);
  let place = 0;
  for (const [found] of text.matchAll(/[\ufffd\p{Surrogate}]/gu)) {
    do {
      place = bytes.indexOf(0xef, place) + 1;
    } while (bytes[place] !== 0xbf || bytes[place + 1] !== 0xbd);
    if (found !== "\ufffd") bytes.set([0xed, 0xa0, 0x80], place - 1);
    place += 2;
  }
  return bytes;
}

function refused(actual) {
  return wrongType("import", "source", "a string, bytes, a Blob or a stream of bytes", actual);
}

function fromBytes(bytes) {
  let position = 0;
  return {
    total: bytes.length,
    async next() {
      if (position >= bytes.length) return undefined;
      const piece = bytes.subarray(position, position + PIECE);
      position += PIECE;
      return piece;
    },
    async close() {},
  };
}

function fromStream(stream) {
  const reader = stream.getReader();
  return {
    ...fromIterator({ next: () => reader.read() }),
    close: () => reader.cancel(),
  };
}

function fromIterator(iterator) {
  let rest = new Uint8Array();
  return {
    total: undefined,
    async next() {
      while (rest.length === 0) {
        const step = await iterator.next();
        if (step === null || typeof step !== "object") throw refused(`a stream whose next gives ${kindOf(step)}`);
        const { done, value } = step;
        if (done) return undefined;
        if (!ArrayBuffer.isView(value)) throw refused(`a stream of ${typeof value}`);
        rest = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      }
      const piece = rest.subarray(0, PIECE);
      rest = rest.subarray(PIECE);
      return piece;
    },
    close: async () => iterator.return?.(),
  };
}
