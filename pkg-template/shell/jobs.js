// The imports and plans of the core.
import { Import } from "../generated/bindings.js";
import { callCore, giveBack, guard, jobs } from "./runtime.js";

export const makeImport = (core, options) => begun(guard(() => new Import(core, options)));

export const makePlan = (settings) => begun(callCore(() => Import.dry(settings)));

function begun(job) {
  jobs.add(job);
  return job;
}

// Gives what a job took back at once instead of with the next collection. A job of an earlier instance took it
// along: its place is another's now.
export function release(job) {
  if (!jobs.delete(job)) return;
  job.free();
  giveBack();
}
