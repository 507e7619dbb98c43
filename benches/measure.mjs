import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);
const PROBE = fileURLToPath(new URL("probe.mjs", import.meta.url));

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median and the least of times, but for those of the first rounds. */
const summary = (times, warmUp) => ({ median: median(times.slice(warmUp)), fastest: Math.min(...times.slice(warmUp)) });

/**
 * Runs tasks in turn (A B C A B C …) in this process, so that all of them meet the same weather,
 * and gives the median milliseconds of each. The first rounds are not counted.
 */
export async function interleaved(tasks, { warmUp, rounds }) {
  const times = tasks.map(() => []);
  const results = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const [index, task] of tasks.entries()) {
      const start = performance.now();
      results[index] = await task();
      times[index].push(performance.now() - start);
    }
  }
  return times.map((values, index) => ({ ...summary(values, warmUp), result: results[index] }));
}

/** Rejects when a process ends, which it does by itself only if it fails. */
function ending(process, args) {
  const ended = once(process, "exit").then(([code, signal]) => {
    throw new Error(`probe.mjs turns ${args.join(" ")} ended with ${code ?? signal}`);
  });
  // After the last round nobody waits for it any more.
  ended.catch(() => {});
  return ended;
}

/**
 * The same for what `prepare(index, size)` of a file makes, with a process for each, which `probe.mjs turns` runs:
 * none pays for what another leaves behind, and none has to be freed of it by force, which would throw away compiled
 * code as well.
 */
export async function inTurns(file, count, size, { warmUp, rounds }) {
  const probes = Array.from({ length: count }, (_, index) => [file, String(index), String(size)]);
  const processes = probes.map((args) => fork(PROBE, ["turns", ...args]));
  const ended = processes.map((process, index) => ending(process, probes[index]));
  const times = probes.map(() => []);
  const results = [];
  try {
    for (let round = 0; round < warmUp + rounds; round += 1) {
      for (const [index, process] of processes.entries()) {
        process.send("go");
        const [{ milliseconds, result }] = await Promise.race([once(process, "message"), ended[index]]);
        times[index].push(milliseconds);
        results[index] = result;
      }
    }
  } finally {
    for (const process of processes) process.kill();
  }
  return times.map((values, index) => ({ ...summary(values, warmUp), result: results[index] }));
}

/**
 * Calls one after the other, with a breath for the event loop now and then. A process that only ever runs promises
 * keeps every WeakRef's target alive, and Node makes one for each Request with a signal, whoever makes the Request.
 */
export async function callRepeatedly(call, times) {
  for (let index = 1; index <= times; index += 1) {
    await call();
    if (index % 100 === 0) await new Promise(setImmediate);
  }
}

/** Runs `probe.mjs` in a process of its own and reads the figures that it prints. */
export async function inOwnProcess(...args) {
  const { stdout } = await execute(process.execPath, ["--expose-gc", PROBE, ...args.map(String)]);
  return JSON.parse(stdout);
}

export function printTable(title, header, rows) {
  const cells = [header, ...rows.map((row) => row.map(String))];
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ");
  console.log(`\n${title}\n${line(cells[0])}\n${widths.map((width) => "-".repeat(width)).join("  ")}`);
  for (const row of cells.slice(1)) console.log(line(row));
}
