// A module taken apart: its bytes in rows by what they mean, all opcodes in one, all numbers of locals in
// the next. So alike stands beside alike, and packs a fifteenth smaller than in the module's order.
//
// One walk through the module serves both ways, so that they cannot differ: the build reads the module
// and sorts its bytes, the entry takes them from the rows and writes the module.

const OPCODE = 0;
const LOCAL = 1;
const INTEGER = 2;
const LONG = 3;
const OFFSET = 4;
const ALIGNMENT = 5;
const CALL = 6;
const JUMP = 7;
const BLOCK = 8;
const OTHER = 9;
/** How many rows there are. */
export const ROWS = 10;

const CODE_SECTION = 10;

// What comes after each opcode from 0x00 on: nothing ".", or what `operands` does. None is known as "?".
const OPERANDS = "..bbb.?????.jjt.ci????????..s???llloooo?mmmmmmmmmmmmmmmmmmmmmmmoonwfd";
const FIRST_ACCESS = 0x28;
// How each access of memory is aligned when nothing is said.
const ALIGNMENTS = "23230011001122232301012";

/**
 * Goes through a module. `next(row, mask)` moves one byte on and gives it; the row holds it changed by an
 * exclusive or with the mask. `body(walk)` goes through one function's body by `walk`: the
 * number of its bytes, which stands before it, is in no row. `ended()` tells the module's end.
 */
export function walk({ next, body, ended }) {
  function bytes(row, count) {
    while (count-- > 0) next(row);
  }

  /** A number of as many bytes as it needs: all but the last have their highest bit set. */
  function number(row) {
    for (let value = 0, shift = 0; ; shift += 7) {
      const part = next(row);
      value |= (part & 127) << shift;
      if (part < 128) return value;
    }
  }

  function access(alignment) {
    next(ALIGNMENT, alignment);
    number(OFFSET);
  }

  function operands(opcode) {
    switch (opcode === 0xd0 || opcode === 0xd2 ? "o" : OPERANDS[opcode]) {
      case "b": // the type of a block
        return number(BLOCK);
      case "j": // a jump
        return number(JUMP);
      case "t": // a table of jumps, and the one for all else
        for (let jumps = number(JUMP); jumps >= 0; jumps--) number(JUMP);
        return;
      case "c":
        return number(CALL);
      case "i": // a type and a table, for an indirect call
        number(OTHER);
        return number(OTHER);
      case "s": // types to select from
        return bytes(OTHER, number(OTHER));
      case "l":
        return number(LOCAL);
      case "m":
        return access(+ALIGNMENTS[opcode - FIRST_ACCESS]);
      case "n":
        return number(INTEGER);
      case "w":
        return number(LONG);
      case "f":
        return bytes(OTHER, 4);
      case "d":
        return bytes(OTHER, 8);
      case "o": // a global, a table, a function
        return number(OTHER);
      case "?":
        throw new Error(`the build knows no opcode ${opcode}`);
    }
    if (opcode === 0xfc) bulk(number(OPCODE));
    if (opcode === 0xfd) vector(number(OPCODE));
  }

  /** Copies and fills of memories and tables: they name one, or two. */
  function bulk(kind) {
    if (kind > 7) number(OTHER);
    if (kind > 7 && kind < 15 && kind % 2 === 0) number(OTHER);
  }

  function vector(kind) {
    const ofLane = kind > 83 && kind < 92;
    if (kind < 12 || ofLane || kind === 92 || kind === 93) access(0);
    if (kind === 12 || kind === 13) bytes(OTHER, 16);
    if (ofLane || (kind > 20 && kind < 35)) next(OTHER);
  }

  function instructions() {
    for (let locals = number(OTHER); locals > 0; locals--) {
      number(OTHER);
      next(OTHER);
    }
    for (let depth = 1; depth > 0; ) {
      const opcode = next(OPCODE);
      operands(opcode);
      if (opcode === 0x0b) depth--;
      else if (opcode > 1 && opcode < 5) depth++;
    }
  }

  bytes(OTHER, 8);
  while (!ended()) {
    const section = next(OTHER);
    const length = number(OTHER);
    if (section === CODE_SECTION) for (let bodies = number(OTHER); bodies > 0; bodies--) body(instructions);
    else bytes(OTHER, length);
  }
}

/** Writes the module whose `rows`, in a row, are these bytes. Each is as long as `lengths` says. */
export function join(rows, lengths, output) {
  let position = 0;
  let begin = 0;
  const at = lengths.map((length) => (begin += length) - length);

  function body(instructions) {
    const start = position;
    instructions();
    let size = position - start;
    // One byte for each 7 bits of the number.
    const width = 1 + (size > 127) + (size > 16383) + (size > 2097151);
    output.copyWithin(start + width, start, position);
    position += width;
    for (let index = 0; index < width; index++, size >>= 7) {
      output[start + index] = (size & 127) | (index < width - 1 ? 128 : 0);
    }
  }

  walk({
    next: (row, mask = 0) => (output[position++] = rows[at[row]++] ^ mask),
    body,
    ended: () => position >= output.length,
  });
}
