// The wasm instance: made at the first use, and made anew after something was thrown out of it, or when
// its memory has become large.
import { __wbg_reset_state, heal, initSync, memorySize, setTrapHandler } from "../generated/bindings.js";
import { fromCore, internal, SpokiError } from "./errors.js";
import { notCompiled } from "./module.js";

let module;
let compile;
let isReady = false;
// Counts the instances: what an earlier one made is of no use to a later one.
let generation = 0;
export const instanceNumber = () => generation;
// The calls on their way: how to reject each, and its work, which holds the client of the call.
const pending = new Map();
// The imports and plans of the instance that are not released yet.
export const jobs = new Set();
// The clients that have made a core, held weakly.
export const handles = new Set();

// The entry says how to get the module: at once, and without keeping others from the thread.
export function provide(atOnce, soon) {
  module = atOnce;
  compile = soon;
}

// Makes sure that there is an instance, and that it can be entered.
export function prepare() {
  if (!isReady) start();
  heal();
}

function start() {
  try {
    startWith(module());
  } catch (cause) {
    throw explained(cause);
  }
}

function startWith(compiled) {
  setTrapHandler(recover);
  initSync({ module: compiled });
  isReady = true;
}

function explained(cause) {
  return cause instanceof SpokiError || isStackEnd(cause) ? cause : notCompiled(cause);
}

let becomingReady;

// Compiles the module before anything is asked of it, so that no first call waits for that. One attempt serves
// all callers at a time.
export function ready() {
  becomingReady ??= getReady().finally(() => {
    becomingReady = undefined;
  });
  return becomingReady;
}

async function getReady() {
  if (isReady) return;
  try {
    const compiled = await compile();
    if (!isReady) startWith(compiled);
  } catch (cause) {
    throw explained(cause);
  }
}

// The promises of a broken instance would hang. What was on its way may have been done. Each step can be
// repeated: this may run where the stack is about to end, and is tried again then.
function recover(cause) {
  generation += 1;
  for (const reject of pending.keys()) {
    reject(internal(cause, true));
    pending.delete(reject);
  }
  jobs.clear();
  __wbg_reset_state();
}

// The memory of an instance never shrinks. Ordinary calls and imports need a tenth of this, in bytes.
const LARGE = 16 * 1024 * 1024;
let isRenewing = false;

const isIdleAndLarge = () => pending.size === 0 && jobs.size === 0 && memorySize() > LARGE;

// Gives a large memory back when nobody needs the instance any more. A microtask does it: here, frames of the
// instance may be on the stack.
export function giveBack() {
  if (isRenewing || !isIdleAndLarge()) return;
  queueMicrotask(renew);
  isRenewing = true;
}

// The clients take over what they must remember, and the instance is left to the collector.
function renew() {
  isRenewing = false;
  if (!isIdleAndLarge()) return;
  try {
    for (const handle of handles) handle.deref()?.remember();
    __wbg_reset_state();
    generation += 1;
  } catch {
    // There is no memory for a new instance. The old one still works, and the next call tries again.
  }
}

// About as much of the stack as the module needs for an input of the greatest depth, in arguments.
const room = Array(8192).fill(0);
const nothing = () => {};

// Throws a RangeError where the stack is about to end. In the middle of the module it would break the
// instance, and end the calls of everybody else; between its steps it would leave a call without its caller. And
// V8 ends the process where there is no room to compile a regular expression.
export function needRoom() {
  nothing.apply(undefined, room);
}

// V8 and JavaScriptCore throw a RangeError, Firefox an InternalError.
function isStackEnd(error) {
  return error instanceof RangeError || error?.name === "InternalError";
}

// Runs a synchronous call of the core that may be the first.
export function callCore(work) {
  prepare();
  return guard(work);
}

// The same, of what answers in JSON.
export const ask = (work) => JSON.parse(callCore(work));

// Runs a synchronous call of the core. It sends nothing.
export function guard(work) {
  needRoom();
  try {
    return work();
  } catch (thrown) {
    throw fromCore(thrown);
  } finally {
    giveBack();
  }
}

// Runs an asynchronous call of the core. Its promise settles even if the instance breaks. What is thrown before
// the core gave its promise was thrown before anything was sent: that happens in a later turn of the event loop.
// Errors are made in a link of the chain that the caller awaits: see `CallPromise`.
export function track(work) {
  needRoom();
  return new Promise((resolve, reject) => {
    pending.set(reject, work);
    const settled = (give) => (value) => {
      pending.delete(reject);
      giveBack();
      return give(value);
    };
    const fail = (thrown) => {
      throw fromCore(thrown);
    };
    try {
      work().then(settled((value) => value), settled(fail)).then(resolve, reject);
    } catch (thrown) {
      settled(reject)(fromCore(thrown));
    }
  });
}
