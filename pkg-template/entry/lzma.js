// LZMA, the way out only. The build packs the module without a header and with the settings that suit
// it: 2 bits of literal context, none of position. Written for these settings, and for input
// that the build has made: nothing else ever comes here.

const FIRST_MATCH_STATE = 7;

// Where each model's probabilities begin.
const IS_MATCH = 0;
const IS_REPEAT = 12;
const IS_OLDER_REPEAT = 24;
const IS_REPEAT_2_OR_3 = 36;
const IS_REPEAT_3 = 48;
const IS_LONG_REPEAT = 60;
const SLOT = 72;
const MIDDLE_DISTANCE = SLOT + 4 * 64;
const ALIGNMENT = MIDDLE_DISTANCE + 115;
const LENGTH = ALIGNMENT + 16;
const REPEAT_LENGTH = LENGTH + 2 + 8 + 8 + 256;
const LITERAL = REPEAT_LENGTH + 2 + 8 + 8 + 256;
const TOTAL = LITERAL + 4 * 0x300;

/** Fills `output` with what `input` unpacks to. */
export function decompress(input, output) {
  const probabilities = new Uint16Array(TOTAL).fill(1024);
  // The coder's range and code: 32 bits without a sign, which a plain variable would box.
  const coder = new Uint32Array([0xffffffff, new DataView(input.buffer, input.byteOffset).getUint32(1)]);
  let read = 5;

  /**
   * Reads bits until `node` has reached `limit`. Each bit has a model of its own per bits before it,
   * and the node is those bits behind a leading 1.
   */
  function walk(model, node, limit) {
    let range = coder[0];
    let code = coder[1];
    while (node < limit) {
      const probability = probabilities[model + node];
      const bound = (range >>> 11) * probability;
      if (code < bound) {
        range = bound;
        probabilities[model + node] = probability + ((2048 - probability) >> 5);
        node <<= 1;
      } else {
        range -= bound;
        code -= bound;
        probabilities[model + node] = probability - (probability >> 5);
        node = (node << 1) | 1;
      }
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | input[read++]) >>> 0;
      }
    }
    coder[0] = range;
    coder[1] = code;
    return node;
  }

  const bit = (model) => walk(model - 1, 1, 2) & 1;
  const tree = (model, bits) => walk(model, 1, 1 << bits) - (1 << bits);

  /** A tree's number with the lowest bit first. */
  function reversed(model, bits) {
    let value = 0;
    for (let left = tree(model, bits), index = 0; index < bits; index++, left >>= 1) value = (value << 1) | (left & 1);
    return value;
  }

  /** Bits of equal chance. */
  function direct(bits) {
    let value = 0;
    while (bits-- > 0) {
      coder[0] >>>= 1;
      const isSet = coder[1] >= coder[0];
      if (isSet) coder[1] -= coder[0];
      value = (value << 1) | (isSet ? 1 : 0);
      if (coder[0] < 0x1000000) {
        coder[0] <<= 8;
        coder[1] = (coder[1] << 8) | input[read++];
      }
    }
    return value;
  }

  function lengthOf(model) {
    // A tree's first node is 1, so each begins one place before its probabilities.
    if (bit(model) === 0) return tree(model + 1, 3);
    if (bit(model + 1) === 0) return 8 + tree(model + 9, 3);
    return 16 + tree(model + 17, 8);
  }

  function distanceOf(length) {
    const slot = tree(SLOT + 64 * Math.min(length, 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) << bits;
    if (slot < 14) return start + reversed(MIDDLE_DISTANCE + start - slot, bits);
    return start + (direct(bits - 4) << 4) + reversed(ALIGNMENT, 4);
  }

  let position = 0;
  let state = 0;
  // How far back the last four matches began, less one; the latest first.
  let back = [0, 0, 0, 0];

  function literal() {
    const model = LITERAL + 0x300 * (position > 0 ? output[position - 1] >> 6 : 0);
    let node = 1;
    if (state >= FIRST_MATCH_STATE) {
      // The byte that a match would have brought tells the likely bits, up to the first that differs.
      let expected = output[position - back[0] - 1] | 0x100;
      let agrees = true;
      while (agrees && node < 0x100) {
        const guess = (expected >> 7) & 1;
        expected <<= 1;
        node = walk(model + ((1 + guess) << 8), node, node + 1);
        agrees = (node & 1) === guess;
      }
    }
    output[position++] = walk(model, node, 0x100);
    state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
  }

  function copy(length) {
    for (const end = position + length; position < end; position++) output[position] = output[position - back[0] - 1];
  }

  /** Which of the last four distances comes again. */
  function repeated() {
    if (bit(IS_OLDER_REPEAT + state) === 0) return 0;
    if (bit(IS_REPEAT_2_OR_3 + state) === 0) return 1;
    return 2 + bit(IS_REPEAT_3 + state);
  }

  while (position < output.length) {
    const afterMatch = state >= FIRST_MATCH_STATE;
    if (bit(IS_MATCH + state) === 0) {
      literal();
    } else if (bit(IS_REPEAT + state) === 0) {
      const length = lengthOf(LENGTH);
      back = [distanceOf(length), back[0], back[1], back[2]];
      state = afterMatch ? 10 : 7;
      copy(length + 2);
    } else {
      const which = repeated();
      if (which === 0 && bit(IS_LONG_REPEAT + state) === 0) {
        state = afterMatch ? 11 : 9;
        copy(1);
      } else {
        back.unshift(...back.splice(which, 1));
        const length = lengthOf(REPEAT_LENGTH);
        state = afterMatch ? 11 : 8;
        copy(length + 2);
      }
    }
  }
}
