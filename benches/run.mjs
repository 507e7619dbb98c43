#!/usr/bin/env node
/**
 * Measures spoki-wasm, as packed, against what users would pick instead:
 * `cargo xtask bench [--json] [--rows 100000] [--rounds 9]`.
 *
 * All contenders of the import do the same work on the same bytes: parse the CSV, map the columns, check and
 * normalise phone and e-mail, keep one contact per number, send JSON bodies of 500 to a `fetch` in memory. Head comments
 * of the files in contenders/ say where they differ. They run in turn, each in a process of its own; the first rounds are
 * not counted; the figures are medians. Nothing here fails on a slow figure: aims stand beside what was measured.
 */
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { measureCalls } from "./calls.mjs";
import { CONTENDERS } from "./contenders/index.mjs";
import { makeCsv } from "./data.mjs";
import { measureHostile } from "./hostile.mjs";
import { inOwnProcess, inTurns, median, printTable } from "./measure.mjs";
import { measureObjects } from "./objects.mjs";
import { measurePhones } from "./phones.mjs";

const { values: flags } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    rows: { type: "string", default: "100000" },
    rounds: { type: "string", default: "9" },
    "memory-calls": { type: "string", default: "200000" },
  },
});
const rows = Number(flags.rows);
const rounds = Number(flags.rounds);
const fixed = (digits) => (value) => value.toFixed(digits);
const limitOf = ({ boundsHeaders, boundsBody }) => (boundsBody ? "headers, body" : boundsHeaders ? "headers" : "nothing");

async function measureImport() {
  const warm = await inTurns("./contenders/index.mjs", CONTENDERS.length, rows, { warmUp: 3, rounds });
  const figures = [];
  for (const [index, { name }] of CONTENDERS.entries()) {
    const cold = [];
    for (let repeat = 0; repeat < 3; repeat += 1) cold.push(await inOwnProcess("cold", index, rows));
    figures.push({
      name,
      warmMs: warm[index].median,
      fastestMs: warm[index].fastest,
      timesFaster: warm[0].median / warm[index].median,
      coldMs: median(cold.map(({ milliseconds }) => milliseconds)),
      peakMiB: median(cold.map(({ peakMiB }) => peakMiB)),
      ...warm[index].result,
    });
  }
  return figures;
}

async function measureLoad() {
  const specifiers = [new URL("empty.mjs", import.meta.url).href, "spoki-wasm"];
  const times = specifiers.map(() => []);
  for (let repeat = 0; repeat < 15; repeat += 1) {
    for (const [index, specifier] of specifiers.entries()) {
      times[index].push((await inOwnProcess("load", specifier)).milliseconds);
    }
  }
  const [empty, spoki] = times.map(median);
  return { emptyMs: empty, spokiMs: spoki, differenceMs: spoki - empty };
}

const bytes = makeCsv(rows);
const results = {
  machine: `${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.version}`,
  csv: { rows, bytes: bytes.length },
  import: await measureImport(),
  call: await measureCalls({ callsPerRound: 1000, warmUp: 3, rounds }),
  phones: await measurePhones({ count: 20_000, warmUp: 15, rounds: 15 }),
  objects: await measureObjects({ count: 5000, warmUp: 15, rounds: 15 }),
  hostile: await measureHostile({ length: 1_000_000 }),
  load: await measureLoad(),
  memory: await inOwnProcess("memory", flags["memory-calls"]),
};

if (flags.json) {
  console.log(JSON.stringify(results, null, 2));
} else {
  console.log(`${results.machine}; CSV of ${rows} rows, ${(bytes.length / 1e6).toFixed(1)} MB`);
  printTable(
    `Import, ${rounds} rounds (aim: from file to bodies at least 30 times as fast as the first, 7 times as the second)`,
    ["contender", "warm ms", "fastest ms", "times", "cold ms", "peak MiB", "contacts", "rejected", "bodies"],
    results.import.map((row) => [
      row.name, fixed(0)(row.warmMs), fixed(0)(row.fastestMs), fixed(1)(row.timesFaster), fixed(0)(row.coldMs),
      fixed(0)(row.peakMiB), row.contacts, row.rejected, row.bodies,
    ]),
  );
  const { call, phones, objects, load, memory } = results;
  printTable(
    "One call, fetch in memory (aims: 2.0 times plain, less than whoever checks its input or limits the body)",
    ["client", "µs", "times plain", "µs with fetch's Request", "times plain", "checks input", "limits"],
    call.map((row) => [
      row.name, fixed(1)(row.microseconds), fixed(2)(row.ratio), fixed(1)(row.withRequest.microseconds),
      fixed(2)(row.withRequest.ratio), row.checksInput ? "yes" : "no", limitOf(row),
    ]),
  );
  printTable(
    `Validity of a phone, ${phones.count} of which ${phones.valid} are valid (aims: 50 times as fast as the first, inside 150)`,
    ["contender", "ns each", "times"],
    phones.contenders.map(({ name, nanoseconds, timesFaster }) => [name, fixed(0)(nanoseconds), fixed(1)(timesFaster)]),
  );
  printTable(
    `A contact checked as a whole, ${objects.count} of which ${objects.accepted} are right`,
    ["contender", "µs each", "times spoki-wasm"],
    objects.contenders.map(({ name, microseconds, ratio }) => [name, fixed(1)(microseconds), fixed(2)(ratio)]),
  );
  printTable(
    "Texts of a million characters that were made to be slow, the slowest for each reader (aim: twice the half)",
    ["reader", "made of", "ms", "times the half"],
    results.hostile.map(({ name, unit, milliseconds, ratio }) => [name, JSON.stringify(unit), fixed(1)(milliseconds), fixed(2)(ratio)]),
  );
  printTable("Other figures", ["what", "measured", "aim"], [
    ["import of the module over an empty one, ms", fixed(1)(load.differenceMs), "≤ 10"],
    [`wasm pages after a tenth of ${flags["memory-calls"]} calls`, memory.early.wasmPages, ""],
    ["wasm pages after all of them", memory.late.wasmPages, "the same"],
    ["JS heap growth in between, MiB", fixed(1)(memory.late.heapMiB - memory.early.heapMiB), "about 0"],
  ]);
}
