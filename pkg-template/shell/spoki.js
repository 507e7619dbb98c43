// The client. Its methods are made of the table of operations, which the core's declarations give.
import { operations } from "../generated/operations.js";
import { CallPromise, PagePromise, read, readPage } from "./calls.js";
import { Handle } from "./handle.js";
import { track } from "./runtime.js";
import { Tools } from "./tools/index.js";
import { START } from "./trail.js";

class Resource {
  // Private to the class: nothing of the client can be seen by looking at a resource.
  #call;

  constructor(call) {
    this.#call = call;
  }

  static call(resource, ...rest) {
    return resource.#call(...rest);
  }
}

function resourceClass(name, methods) {
  class Named extends Resource {}
  Object.defineProperty(Named, "name", { value: name });
  for (const [method, operation] of Object.entries(methods)) {
    const { ids, input } = operation;
    Object.defineProperty(Named.prototype, method, {
      value(...given) {
        const body = input ? given[ids] : undefined;
        return Resource.call(this, operation, given.slice(0, ids), body, given[ids + (input ? 1 : 0)]);
      },
      writable: true,
      configurable: true,
    });
  }
  return Named;
}

const resources = Object.entries(operations).map(([name, methods]) => [name, resourceClass(name, methods)]);

// Shorter keys are parts of many words: the core does not hide them either.
const SHORTEST_KEY = 4;
// Keys that were replaced may still be repeated for a while.
const MOST_KEYS = 4;

// The keys that a client is known to have, so that no log of a tool shows them. One that a function gives
// is noted when it is asked for.
function noteKeys(options) {
  const keys = new Set();
  const note = (key) => {
    if (typeof key !== "string" || key.length < SHORTEST_KEY) return;
    keys.delete(key);
    keys.add(key);
    if (keys.size > MOST_KEYS) keys.delete(keys.values().next().value);
  };
  const apiKey = options?.apiKey;
  note(apiKey);
  if (typeof apiKey === "function") {
    options.apiKey = () => {
      const given = apiKey();
      if (given instanceof Promise) Promise.prototype.then.call(given, note, () => {});
      else note(given);
      return given;
    };
  }
  return keys;
}

// The core of each client, for what is built on top: nobody else can see it. A static block would run at the import,
// and keep a bundler from dropping the class.
const cores = new WeakMap();
export const handleOf = (client) => cores.get(client);

export class Spoki {
  #core;

  constructor(options) {
    // A copy of the references: what the caller changes later does not matter.
    const isRecord = options !== null && typeof options === "object" && !Array.isArray(options);
    const kept = isRecord ? { ...options } : options;
    const keys = noteKeys(kept);
    this.#core = new Handle(kept);
    cores.set(this, this.#core);
    const call = (...rest) => this.#call(...rest);
    for (const [name, Named] of resources) this[name] = new Named(call);
    this.tools = new Tools(
      (operation, given, options) => this.#start(operation, options, () => this.#core.get().callTool(operation.number, given, options, false)),
      ({ number }, given, options) => track(() => this.#core.get().callTool(number, given, options, true)),
      () => [...keys],
    );
  }

  #call(operation, ids, input, options) {
    return this.#start(operation, options, () => this.#core.get().call(operation.number, ids, input, options));
  }

  #start(operation, options, start) {
    return operation.page ? this.#list(operation, options, START, start) : new CallPromise(track(start).then(read));
  }

  #list(operation, options, trail, start) {
    const follow = (target, beyond) =>
      this.#list(operation, options, beyond, () => this.#core.get().page(operation.number, target, options));
    return new PagePromise(track(start).then((answer) => readPage(answer, operation.id, trail, follow)));
  }

  request(method, path, input, options) {
    // What is no text is no method and no path, and refused as such.
    const text = (value) => (typeof value === "string" ? value : "");
    const start = () => this.#core.get().request(text(method), text(path), input, options);
    return new CallPromise(track(start).then(read));
  }
}
