// Takes a module apart for packing: node rows.mjs MODULE ROWS writes the bytes, and prints how long
// each row is. What it has written is put together again, and must be the module.
import { readFileSync, writeFileSync } from "node:fs";
import { ROWS, join, walk } from "../../../pkg-template/entry/rows.js";

const [from, to] = process.argv.slice(2);
const module = readFileSync(from);
const rows = Array.from({ length: ROWS }, () => []);
let position = 0;

function next(row, mask = 0) {
  const byte = module[position++];
  rows[row].push(byte ^ mask);
  return byte;
}

function body(instructions) {
  // The number of its bytes.
  while (module[position++] > 127);
  instructions();
}

walk({ next, body, ended: () => position >= module.length });

const bytes = Uint8Array.from(rows.flat());
const lengths = rows.map((row) => row.length);
const joined = new Uint8Array(module.length);
join(bytes, lengths, joined);
if (position !== module.length || !module.equals(joined)) {
  throw new Error(`${from} is not the same when it is put together again: its sizes are not as short as they can be, or rows.js misreads an instruction`);
}
writeFileSync(to, bytes);
console.log(JSON.stringify(lengths));
