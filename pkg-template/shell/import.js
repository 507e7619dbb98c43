// The import: feeds the file to the core, and lets it send batch after batch.
import { SpokiError } from "./errors.js";
import { sentence } from "./messages.js";
import { guard, makeImport, makePlan, track } from "./runtime.js";
import { open } from "./source.js";

const NEED_INPUT = 0;
const SEND = 1;

export async function planImport(source, options) {
  const job = makePlan(options);
  const file = openFor(job, source);
  try {
    for (let piece; (piece = await file.next()); ) {
      guard(() => job.push(piece));
      guard(() => job.skim());
    }
    guard(() => job.finish());
    guard(() => job.skim());
    return worded(JSON.parse(guard(() => job.plan())));
  } finally {
    release(job);
    await file.close();
  }
}

export async function runImport(handle, source, options) {
  const { onProgress, signal, checkpoint, ...settings } = options ?? {};
  const started = Date.now();
  signal?.throwIfAborted?.();
  const state = await checkpoint?.load();
  const core = handle.get();
  const job = makeImport(core, settings, state ?? undefined);
  const outcome = () => {
    // Before the header was read there is no plan, and so there are no columns.
    const told = JSON.parse(guard(() => job.plan() ?? job.report()));
    const { encoding, etaMs, columns = [], delimiter, ...report } = worded(told);
    return { ...report, columns, delimiter, elapsedMs: Date.now() - started };
  };
  const file = openFor(job, source);
  try {
    for (;;) {
      signal?.throwIfAborted?.();
      const step = guard(() => job.step());
      if (step === NEED_INPUT) {
        const piece = await unlessAborted(file.next(), signal);
        guard(() => (piece ? job.push(piece) : job.finish()));
      } else if (step === SEND) {
        await track(() => job.send(core, { signal }));
        await checkpoint?.save(guard(() => job.checkpoint()));
        await onProgress?.(JSON.parse(guard(() => job.progress(file.total))));
      } else {
        return outcome();
      }
    }
  } catch (error) {
    if (error instanceof SpokiError) attach(error, outcome);
    throw error;
  } finally {
    release(job);
    await file.close().catch(() => {});
  }
}

// A source that is refused ends the job at once.
function openFor(job, source) {
  try {
    return open(source);
  } catch (error) {
    release(job);
    throw error;
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

// Gives the memory back at once instead of with the next collection; after a trap there is none.
function release(job) {
  try {
    job.free();
  } catch {
    // The instance it belonged to is gone.
  }
}

// A source that stalls must not keep an abort from being heard.
function unlessAborted(work, signal) {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

function worded(report) {
  const told = ({ params, ...finding }) => ({
    ...finding,
    message: `${finding.field || sentence("row")} ${sentence(finding.code, params)}`,
  });
  return { ...report, rejected: report.rejected.map(told), warnings: report.warnings.map(told) };
}
