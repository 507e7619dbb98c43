// A client of the core. It is made at the first call, and again after a trap; until then a client that is
// dropped has nothing to give back.
import { Core } from "../generated/bindings.js";
import { guard, handles, instanceNumber, prepare } from "./runtime.js";
import { exchangeBy } from "./transport.js";

// Those that were collected leave the set of handles when it has grown.
let sweepAt = 64;

export class Handle {
  #options;
  #made;
  #past;
  #instance = -1;

  // The options are the client's own copy, which nobody changes.
  constructor(options) {
    this.#options = options;
    prepare();
    makeCore(this.#options).free();
  }

  get() {
    prepare();
    if (this.#instance !== instanceNumber()) {
      const isFirst = this.#made === undefined;
      this.#made = makeCore(weakly(this.#options), this.#past);
      this.#made.options = this.#options;
      this.#instance = instanceNumber();
      if (isFirst) note(this);
    }
    return this.#made;
  }

  // Keeps what the core knows of the calls behind it, for the next one. A core that is lost with a trap takes
  // it along.
  remember() {
    if (this.#instance === instanceNumber()) this.#past = this.#made.past();
  }
}

function note(handle) {
  if (handles.size >= sweepAt) {
    for (const held of handles) if (held.deref() === undefined) handles.delete(held);
    sweepAt = 64 + 2 * handles.size;
  }
  handles.add(new WeakRef(handle));
}

const makeCore = (options, past) => guard(() => new Core(options, exchangeBy(options?.fetch), past));

// The same options with functions that do not hold the caller's. What the module holds is never collected,
// and a hook or a `fetch` often holds the object that has the client.
function weakly(options) {
  if (options === undefined) return options;
  const held = new WeakRef(options);
  const callers = ([name, value]) => [name, typeof value === "function" ? (...given) => (0, held.deref()[name])(...given) : value];
  return Object.fromEntries(Object.entries(options).map(callers));
}
