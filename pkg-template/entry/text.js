// Reads the module from its text, in which a byte is one digit, or two if the first is one of the last two of the
// alphabet. Why it is not base64: see `xtask/src/build/text.rs`.
export function read(text, alphabet, length) {
  const base = alphabet.length - 2;
  const digits = new Uint8Array(128);
  for (let digit = 0; digit < alphabet.length; digit++) digits[alphabet.charCodeAt(digit)] = digit;
  const bytes = new Uint8Array(length);
  for (let from = 0, to = 0; to < length; to++) {
    const digit = digits[text.charCodeAt(from++)];
    bytes[to] = digit < base ? digit : (digit - base + 1) * base + digits[text.charCodeAt(from++)];
  }
  return bytes;
}
