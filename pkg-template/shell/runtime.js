// The wasm instance: made at the first use, and made anew after something was thrown out of it.
import {
  __wbg_reset_state,
  Core,
  heal,
  Import,
  initSync,
  inspect,
  phoneCountry,
  phoneFormat,
  phoneIsValid,
  phoneParse,
  phoneTable,
  setTrapHandler,
} from "../generated/bindings.js";
import { describe, fromCore, internal, SpokiError } from "./errors.js";
import { sentence } from "./messages.js";
import { exchangeBy } from "./transport.js";

let module;
let ready = false;
// Counts the instances: what an earlier one made is of no use to a later one.
let generation = 0;
// The calls on their way: how to reject each, and its work, which holds the client of the call.
const pending = new Map();

// The entry says how to get the module.
export function provide(source) {
  module = source;
}

function prepare() {
  if (!ready) start();
  heal();
}

function start() {
  setTrapHandler(recover);
  try {
    initSync({ module: module() });
  } catch (cause) {
    if (cause instanceof SpokiError || isStackEnd(cause)) throw cause;
    throw new SpokiError({
      message: sentence("not_compiled", { detail: describe(cause) }),
      advice: sentence("advice.not_compiled"),
      cause,
    });
  }
  ready = true;
}

// The promises of a broken instance would hang. What was on its way may have been done. Each step can be
// repeated: this may run where the stack is about to end, and is tried again then.
function recover(cause) {
  generation += 1;
  for (const reject of pending.keys()) {
    reject(internal(cause, true));
    pending.delete(reject);
  }
  __wbg_reset_state();
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

// A client of the core. It is made at the first call, and again after a trap; until then a client that is
// dropped has nothing to give back.
export class Handle {
  #options;
  #made;
  #generation = -1;

  // The options are the client's own copy, which nobody changes.
  constructor(options) {
    this.#options = options;
    prepare();
    makeCore(this.#options).free();
  }

  get() {
    prepare();
    if (this.#generation !== generation) {
      this.#made = makeCore(weakly(this.#options));
      this.#made.options = this.#options;
      this.#generation = generation;
    }
    return this.#made;
  }
}

const makeCore = (options) => guard(() => new Core(options, exchangeBy(options?.fetch)));

// The same options with functions that do not hold the caller's. What the module holds is never collected,
// and a hook or a `fetch` often holds the object that has the client.
function weakly(options) {
  if (options === undefined) return options;
  const held = new WeakRef(options);
  const callers = ([name, value]) => [name, typeof value === "function" ? (...given) => (0, held.deref()[name])(...given) : value];
  return Object.fromEntries(Object.entries(options).map(callers));
}

export const makeImport = (core, options) => guard(() => new Import(core, options));

export const makePlan = (settings) => callCore(() => Import.dry(settings));
export { checkInput, checkText, eraseSecret, signWebhook, verifyWebhook } from "../generated/bindings.js";

// Runs a synchronous call of the core that may be the first.
export function callCore(work) {
  prepare();
  return guard(work);
}

// What the core does with templates, messages, their texts and its inputs, by the numbers that it has for that.
const works = ["lintTemplate", "lintMessage", "previewTemplate", "toMetaVariables", "toSpokiPlaceholders", "outline"];

export function ask(work, input, more, bytes = -1) {
  return JSON.parse(callCore(() => inspect(works.indexOf(work), input, more, bytes)));
}

// What `phones.js` asks the core; the instance is made at the first question.
export function phones() {
  prepare();
  return core;
}

const core = {
  country: phoneCountry,
  format: phoneFormat,
  isValid: phoneIsValid,
  parse: phoneParse,
  table: phoneTable,
};

// Runs a synchronous call of the core. It sends nothing.
export function guard(work) {
  needRoom();
  try {
    return work();
  } catch (thrown) {
    throw fromCore(thrown);
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
