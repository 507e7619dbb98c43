/**
 * Counts what the package does, where a test must not take its time: the numbers are the same in every run.
 * Of the module a step is a call of a function, a turn of a loop or 64 bytes copied (`wasm-test-runner --count-steps`),
 * of the shell a block of JavaScript that is entered (the coverage that the engine keeps). What a single call of
 * the engine does, as that of a regular expression, is not seen.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { tmpdir } from "node:os";
import { join } from "node:path";

const instances = [];

function withCounters(bytes) {
  const folder = mkdtempSync(join(tmpdir(), "spoki-steps-"));
  try {
    const [from, to] = ["from.wasm", "to.wasm"].map((name) => join(folder, name));
    writeFileSync(from, bytes);
    execFileSync(process.env.SPOKI_COUNTER_BIN, ["--count-steps", from, to], { stdio: "inherit" });
    return readFileSync(to);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Puts counters into every module that is compiled from now on: the package is imported afterwards. */
export function countModules() {
  const { Module, Instance } = WebAssembly;
  WebAssembly.Module = class extends Module {
    constructor(bytes) {
      super(withCounters(bytes));
    }
  };
  WebAssembly.Instance = class extends Instance {
    constructor(...args) {
      super(...args);
      instances.push(this);
    }
  };
}

const session = new Session();
session.connect();

/** Within one thread the answer comes before `post` returns. */
function ask(method, parameters) {
  let answer;
  session.post(method, parameters, (error, result) => {
    if (error) throw new Error(`${method}: ${error.message}`);
    answer = result;
  });
  return answer;
}

ask("Profiler.enable");
ask("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

const ofModule = () => instances.reduce((sum, { exports }) => sum + exports.steps.value, 0n);

/** The blocks that the shell has entered since the last time. */
function ofShell() {
  const scripts = ask("Profiler.takePreciseCoverage").result.filter(({ url }) => url.includes("/node_modules/spoki-wasm/"));
  const ranges = scripts.flatMap(({ functions }) => functions.flatMap((one) => one.ranges));
  return ranges.reduce((sum, { count }) => sum + count, 0);
}

/** How many steps some work takes. */
export async function stepsOf(work) {
  ofShell();
  const before = ofModule();
  await work();
  return Number(ofModule() - before) + ofShell();
}

/**
 * How many times the steps for one length the double takes. What is made at the first use is no part of it; what
 * takes the square of the length comes near four. Fewer steps than characters count as so many: among them the
 * allocator's own would be seen.
 */
export async function growth(work, length) {
  await work(length);
  const half = await stepsOf(() => work(length));
  if (half === 0) throw new Error("no step was counted");
  const whole = await stepsOf(() => work(2 * length));
  return whole / Math.max(half, length);
}
