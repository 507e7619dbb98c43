// The wasm instance: made at the first use, and made anew after a trap.
import {
  __wbg_reset_state,
  Core,
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
import { fromCore, internal, SpokiError } from "./errors.js";
import { sentence } from "./messages.js";

let module;
let ready = false;
// Counts the instances: what an earlier one made is of no use to a later one.
let generation = 0;
const pending = new Set();

// The entry says how to get the module.
export function provide(source) {
  module = source;
}

function prepare() {
  if (ready) return;
  try {
    initSync({ module: module() });
  } catch (cause) {
    if (cause instanceof SpokiError) throw cause;
    throw new SpokiError({
      message: sentence("not_compiled", { detail: cause?.message ?? cause }),
      advice: sentence("advice.not_compiled"),
      cause,
    });
  }
  setTrapHandler(recover);
  ready = true;
}

// A trap leaves the instance unusable, and its promises would hang.
function recover(cause) {
  generation += 1;
  const lost = [...pending];
  pending.clear();
  __wbg_reset_state();
  for (const reject of lost) reject(internal(cause));
}

// An object of the core that is made again after a trap.
export class Handle {
  #make;
  #made;
  #generation = -1;

  constructor(make) {
    this.#make = make;
    this.get();
  }

  get() {
    prepare();
    if (this.#generation !== generation) {
      this.#made = guard(this.#make);
      this.#generation = generation;
    }
    return this.#made;
  }
}

export const makeCore = (options) => new Core(options);
export const makeImport = (core, options) => guard(() => new Import(core, options));

export const makePlan = (settings) => callCore(() => Import.dry(settings));
export { checkInput, checkText, signWebhook, verifyWebhook } from "../generated/bindings.js";

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

// Runs a synchronous call of the core.
export function guard(work) {
  try {
    return work();
  } catch (thrown) {
    throw fromCore(thrown);
  }
}

// Runs an asynchronous call of the core. Its promise settles even if the instance traps.
export function track(work) {
  return new Promise((resolve, reject) => {
    pending.add(reject);
    const settle = (finish) => (value) => {
      pending.delete(reject);
      finish(value);
    };
    try {
      work().then(settle(resolve), settle((thrown) => reject(fromCore(thrown))));
    } catch (thrown) {
      pending.delete(reject);
      reject(fromCore(thrown));
    }
  });
}
