// The import: feeds the file to the core, and lets it send batch after batch.
import { ImportStep } from "../generated/bindings.js";
import { SpokiError, invalid, kindOf, wrongType } from "./errors.js";
import { interruption } from "./interruption.js";
import { makeImport, makePlan, release } from "./jobs.js";
import { sentence } from "./messages.js";
import { guard, track } from "./runtime.js";
import { opener } from "./source.js";

// A `fetch` that answers at once would keep everything else in the runtime waiting.
const BATCHES_IN_A_ROW = 8;
// Shorter waits for a turn are not worth telling.
const WORTH_TELLING_MS = 1000;

export async function planImport(source, options) {
  const open = opener(source);
  const given = copied(options);
  const job = makePlan(given);
  const caller = interruption(given?.signal);
  let file;
  try {
    caller.check();
    file = open();
    for (let piece; (piece = await caller.wait(() => file.next())); ) {
      guard(() => job.push(piece));
      guard(() => job.skim());
    }
    guard(() => job.finish());
    guard(() => job.skim());
    return worded(JSON.parse(guard(() => job.plan())));
  } catch (error) {
    abandon(() => file?.close());
    throw error;
  } finally {
    caller.end();
    release(job);
  }
}

export async function runImport(handle, source, options) {
  // A client that has nothing to import needs no core.
  const open = opener(source);
  const given = copied(options);
  const core = handle.get();
  // Looks at the options, before anything of the caller's is opened.
  const job = makeImport(core, given);
  const { onProgress, signal, checkpoint } = given ?? {};
  const caller = interruption(signal);
  const started = Date.now();
  const outcome = () => {
    // Before the header was read there is no plan, and so there are no columns.
    const told = JSON.parse(guard(() => job.plan() ?? job.report()));
    const { encoding, etaMs, columns = [], delimiter, ...report } = worded(told);
    return { ...report, columns, delimiter, elapsedMs: Date.now() - started };
  };
  let file;
  let unlock;
  const tell = async (more) => {
    if (!onProgress) return;
    const progress = JSON.parse(guard(() => job.progress(file.total)));
    await caller.wait(() => onProgress({ ...progress, ...more }));
  };
  try {
    caller.check();
    file = open();
    unlock = await locked(checkpoint, caller);
    const state = checkpoint && textOf(await caller.wait(() => checkpoint.load()));
    if (state !== undefined) guard(() => job.resume(state));
    for (let sent = 0; ; ) {
      caller.check();
      const step = guard(() => job.step());
      if (step === ImportStep.Feed) {
        const piece = await caller.wait(() => file.next());
        guard(() => (piece ? job.push(piece) : job.finish()));
      } else if (step === ImportStep.Send) {
        const delay = guard(() => job.delay(core));
        if (delay >= WORTH_TELLING_MS) await tell({ waitingMs: Math.ceil(delay) });
        const waitingMs = await track(() => job.send(core));
        if (waitingMs === undefined) {
          if (checkpoint) await caller.wait(() => checkpoint.save(guard(() => job.checkpoint())));
          await tell();
          sent += 1;
          if (sent % BATCHES_IN_A_ROW === 0) await caller.pause(0);
        } else {
          await tell({ waitingMs: Math.ceil(waitingMs) });
          await caller.pause(waitingMs);
        }
      } else {
        // What was accomplished is told even if the lock cannot be given back.
        if (unlock) await caller.wait(unlock).catch(() => {});
        unlock = undefined;
        return outcome();
      }
    }
  } catch (error) {
    if (error instanceof SpokiError) attach(error, outcome);
    abandon(() => file?.close());
    abandon(() => unlock?.());
    throw error;
  } finally {
    caller.end();
    release(job);
  }
}

// Each option is read once: what the caller changes later does not matter.
const copied = (options) => (options !== null && typeof options === "object" && !Array.isArray(options) ? { ...options } : options);

// The checkpoints of the imports that run.
const inUse = new WeakSet();

// Makes sure that no other import has the checkpoint; gives a function that lets it go.
async function locked(checkpoint, caller) {
  if (!checkpoint) return undefined;
  if (inUse.has(checkpoint)) throw invalid("import", "checkpoint", "checkpoint.in_use");
  inUse.add(checkpoint);
  let locking;
  try {
    if (!checkpoint.lock) return () => void inUse.delete(checkpoint);
    const unlock = await caller.wait(() => (locking = checkpoint.lock()));
    if (typeof unlock !== "function") throw invalid("import", "checkpoint", "checkpoint.in_use");
    return () => {
      inUse.delete(checkpoint);
      return unlock();
    };
  } catch (error) {
    inUse.delete(checkpoint);
    // A lock that comes after an abort is given back.
    abandon(async () => (await locking)?.());
    throw error;
  }
}

// The state that `load` gave, as the core takes it. Stores of JSON give it parsed.
function textOf(state) {
  if (state === undefined || state === null) return undefined;
  if (typeof state === "string") return state;
  const isBytes = ArrayBuffer.isView(state) || state instanceof ArrayBuffer;
  if (typeof state === "object" && !isBytes && !Array.isArray(state)) {
    try {
      const text = JSON.stringify(state);
      if (text !== undefined) return text;
    } catch {
      // Nothing that was parsed of a text.
    }
  }
  throw wrongType("import", "checkpoint", "a load that gives the text that save was given", isBytes ? "bytes" : kindOf(state));
}

// Starts the caller's cleaning up. What comes of it must neither hide the failure nor hold it up.
function abandon(work) {
  try {
    Promise.resolve(work()).catch(() => {});
  } catch {
    // The failure that led here is told.
  }
}

// What was done before the failure; after a trap nobody knows.
function attach(error, outcome) {
  try {
    error.report = outcome();
  } catch {
    error.report = undefined;
  }
}

function worded(report) {
  const told = ({ params, ...finding }) => ({
    ...finding,
    message: `${finding.field || sentence("row")} ${sentence(finding.code, params)}`,
  });
  return { ...report, rejected: report.rejected.map(told), warnings: report.warnings.map(told) };
}
