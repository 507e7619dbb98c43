// What a method gives: a promise of the data that can also give the response, and for lists a
// promise of a page that can be iterated over. Engines look at a promise's own state (`waitUntil`,
// Web Locks), so it settles with the data and overrides nothing.
import * as protocol from "../generated/protocol.js";
import { errorOf, fromCore } from "./errors.js";
import { onward } from "./trail.js";

export class CallPromise extends Promise {
  #response;

  // Each link is a plain `then` with the next promise behind it, because V8 walks such a chain to the
  // function that awaits and names it in the stack of an error.
  constructor(answer) {
    super((resolve, reject) => {
      answer
        .then(({ data, response }) => {
          this.#response = response;
          return data;
        })
        .then(resolve, reject);
    });
  }

  // Derived from the promise of the data, so that a failure is handled once, in whichever way it is used.
  withResponse() {
    return this.then((data) => ({ data, response: this.#response }));
  }
}

export class PagePromise extends CallPromise {
  async *[Symbol.asyncIterator]() {
    yield* await this;
  }

  async toArray({ limit = Infinity } = {}) {
    const all = [];
    const page = await this;
    if (!(limit > 0)) return all;
    for await (const item of page) {
      all.push(item);
      if (all.length >= limit) break;
    }
    return all;
  }
}

// Promises that are derived from these are plain ones, and `await` takes these as they are.
for (const { prototype } of [CallPromise, PagePromise]) prototype.constructor = Promise;

export class Page {
  #next;

  constructor(items, count, next) {
    this.items = items;
    this.count = count;
    this.#next = next;
  }

  get hasNextPage() {
    return this.#next !== undefined;
  }

  nextPage() {
    return this.#next ? this.#next() : Promise.resolve(undefined);
  }

  async *[Symbol.asyncIterator]() {
    for (let page = this; page; page = await page.nextPage()) yield* page.items;
  }
}

export function read(answer) {
  const { text, status, headers, attempts, reach } = protocol.answer(answer);
  const data = reach ? report(reach) : text && JSON.parse(text);
  return { data, response: { status, headers, attempts } };
}

// Of a call that may take several requests: who was reached, and what ended it early.
function report(reach) {
  const { reached, tried, items, reason, error } = protocol.reach(reach);
  const places = Array.from({ length: items }, (_, index) => index);
  const notReached = places.slice(reached).map((index) => ({ index, reason: index < tried ? reason : "not_sent" }));
  return { reached: places.slice(0, reached), notReached, error: error && fromCore(error) };
}

export function readPage(answer, operation, trail, follow) {
  const { data, response } = read(answer);
  const { count, target, next, fault } = protocol.answer(answer);
  const items = Array.isArray(data) ? data : data.results;
  if (next === undefined && fault === undefined) return { data: new Page(items, count), response };
  // Going on is what fails, and not the page itself.
  const refuse = async (fault) => {
    throw errorOf({ kind: "decode", fault, operation, status: response.status });
  };
  const beyond = fault ?? onward(trail, target, items.length, next);
  const go = typeof beyond === "string" ? () => refuse(beyond) : () => follow(next, beyond);
  return { data: new Page(items, count, go), response };
}
