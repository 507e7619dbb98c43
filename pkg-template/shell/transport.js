// One exchange by `fetch`. What a caller's `fetch` gives can be anything: it is read here only, inside a
// guard, and the core gets values of its own. So nothing of it can throw into the core or into the
// event loop, and nothing of it is waited for once the core has stopped the exchange.
import { OutcomeKind } from "../generated/bindings.js";

// After so many pieces of a body the event loop gets a turn: a stream that always has a piece ready
// would keep timers from running, the deadline among them.
const PIECES_IN_A_ROW = 1024;

// More headers than any server sends.
const MOST_HEADERS = 1000;

const LONGEST_MESSAGE = 2000;

// These getters tell what a value is, of whatever realm. A value cannot override them.
const getter = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;
const typeOf = getter(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
const byteLengthOf = getter(ArrayBuffer.prototype, "byteLength");

const ignore = () => {};
const END = { done: true };

// The function by which a client of these options sends. Global `fetch` is looked up with each request.
export function exchangeBy(fetch) {
  return (method, url, key, body, longest, shown) =>
    new Exchange(fetch, url, initOf(method, key, body), longest, shown);
}

function initOf(method, key, body) {
  const headers = { Accept: "application/json" };
  if (key !== undefined) headers["X-Spoki-Api-Key"] = key;
  // A redirect is an error: Node and workerd would send the key to the other host.
  const init = { method, headers, redirect: "manual" };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.body = body;
  }
  return init;
}

class Exchange {
  #controller = new AbortController();
  #body;
  #hasHeaders = false;
  #isOver = false;
  #settle;

  // `longest` is how much of a good answer is read, `shown` how much of any other. Of what is longer
  // than that, the first `shown` bytes are kept.
  constructor(fetch, url, init, longest, shown) {
    this.outcome = new Promise((resolve) => {
      this.#settle = resolve;
    });
    init.signal = this.#controller.signal;
    this.#run(fetch, url, init, longest, shown).then((outcome) => this.#end(outcome));
  }

  // Ends it before it is over. Tells whether the headers had come.
  stop() {
    this.#end(undefined);
    return this.#hasHeaders;
  }

  #end(outcome) {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#settle(outcome);
    if (outcome?.kind === OutcomeKind.Answered && !outcome.isCut) return;
    attempt(() => this.#controller.abort());
    // A body that the abort does not reach, as one made by hand, would stay open.
    if (this.#body) attempt(this.#body.close);
  }

  async #run(fetch, url, init, longest, shown) {
    let sent;
    try {
      sent = (fetch ?? globalFetch())(url, init);
    } catch (thrown) {
      return failed(OutcomeKind.NotSent, thrown);
    }
    let head;
    try {
      const response = await sent;
      if (this.#isOver) return attempt(() => response.body.cancel());
      head = headOf(response);
      this.#hasHeaders = true;
      this.#body = bodyOf(response);
      const isGood = head.status >= 200 && head.status < 300;
      const read = await this.#read(isGood ? longest : shown, shown);
      return { ...head, kind: OutcomeKind.Answered, ...read };
    } catch (thrown) {
      return { ...head, ...failed(OutcomeKind.Broken, thrown) };
    }
  }

  async #read(longest, shown) {
    const pieces = [];
    let length = 0;
    for (let count = 1; ; count++) {
      const { done, value: piece } = await this.#body.step();
      if (done || this.#isOver) return { body: joined(pieces, length), isCut: false };
      if (!isBytes(piece)) throw new TypeError("the body has pieces that are no Uint8Array");
      // A copy: a stream may use its buffer again.
      const bytes = new Uint8Array(piece);
      if (bytes.length > 0) pieces.push(bytes);
      length += bytes.length;
      if (length > longest) return { body: joined(pieces, Math.min(shown, length)), isCut: true };
      if (count % PIECES_IN_A_ROW === 0) await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

function globalFetch() {
  const { fetch } = globalThis;
  if (typeof fetch !== "function") throw new TypeError("there is no global fetch: give one as an option");
  return fetch;
}

function headOf(response) {
  const { status, headers: given, type } = response;
  // A browser answers 0 for a redirect that it does not follow.
  if (!Number.isInteger(status) || status < 0 || status > 999) throw new TypeError("fetch gave something that is no Response");
  if (type === "error") throw new TypeError("fetch gave Response.error()");
  const headers = headersOf(given);
  return { status, headers, retryAfter: headerOf(headers, "retry-after"), contentType: headerOf(headers, "content-type") };
}

// As given if they can do what Headers can; else Headers with the same names and values.
function headersOf(given) {
  if (typeof given?.get === "function" && typeof given.append === "function") return given;
  const headers = new Headers();
  const entries = typeof given?.[Symbol.iterator] === "function" ? given : Object.entries(given ?? {});
  let left = MOST_HEADERS;
  for (const [name, value] of entries) {
    if (left-- === 0) break;
    const values = Array.isArray(value) ? value.slice(0, MOST_HEADERS) : [value];
    const texts = values.filter((one) => typeof one === "string" || typeof one === "number");
    for (const text of texts) attempt(() => headers.append(name, text));
  }
  return headers;
}

function headerOf(headers, name) {
  const value = headers.get(name);
  return typeof value === "string" ? value : undefined;
}

// `step` gives what an iterator's `next` does, or a promise of it; `close` lets go of the rest.
function bodyOf(response) {
  const { body } = response;
  if (body === null) return { step: () => END, close: ignore };
  if (typeof body?.getReader === "function") {
    const reader = body.getReader();
    return { step: () => reader.read(), close: () => reader.cancel() };
  }
  if (typeof body?.[Symbol.asyncIterator] === "function") {
    const iterator = body[Symbol.asyncIterator]();
    return { step: () => iterator.next(), close: () => iterator.return?.() };
  }
  // Without streams, as in React Native, a body comes as a whole.
  if (typeof response.arrayBuffer === "function") return whole(() => response.arrayBuffer());
  if (typeof response.text === "function") return whole(() => response.text());
  throw new TypeError("fetch gave something that is no Response");
}

function whole(read) {
  let isRead = false;
  const step = async () => {
    if (isRead) return END;
    isRead = true;
    return { value: bytesOf(await read()) };
  };
  return { step, close: ignore };
}

function bytesOf(given) {
  if (typeof given === "string") return new TextEncoder().encode(given);
  if (isBytes(given)) return given;
  // What is no buffer throws here. As an argument of `Uint8Array`, a number would be a length.
  return new Uint8Array(given, 0, byteLengthOf.call(given));
}

function isBytes(value) {
  return typeOf.call(value) === "Uint8Array";
}

// The first bytes of the pieces, as one.
function joined(pieces, length) {
  if (pieces.length === 1) return pieces[0].subarray(0, length);
  const bytes = new Uint8Array(length);
  let position = 0;
  for (const piece of pieces) {
    const part = piece.subarray(0, length - position);
    bytes.set(part, position);
    position += part.length;
  }
  return bytes;
}

function failed(kind, thrown) {
  return { kind, message: messageOf(thrown) };
}

// What a runtime said, with its cause.
function messageOf(thrown) {
  const text = (value) => {
    const message = value !== null && typeof value === "object" ? value.message : value;
    return typeof message === "string" ? message.slice(0, LONGEST_MESSAGE) : undefined;
  };
  try {
    const message = text(thrown) ?? "unknown reason";
    const cause = typeof thrown === "object" ? text(thrown?.cause) : undefined;
    return cause === undefined ? message : `${message} (${cause})`;
  } catch {
    return "unknown reason";
  }
}

// Does what nobody waits for and whose failure nobody needs to hear of.
function attempt(work) {
  try {
    const given = work();
    if (given !== null && typeof given === "object") Promise.resolve(given).then(ignore, ignore);
  } catch {
    // It fails where the other side has failed already.
  }
}
