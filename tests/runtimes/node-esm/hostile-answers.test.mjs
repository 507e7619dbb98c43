/**
 * What `fetch` gives can be anything. Whatever it is, the call ends with a typed error or its data, other calls under
 * way are left alone, nothing reaches the event loop, and the module keeps nothing of it.
 */
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { before, describe, it } from "node:test";
import { runInNewContext } from "node:vm";
import { json, rejection, withoutUnhandledRejections } from "../support/fakes.mjs";
import { watchInstances } from "../support/instances.mjs";

const { count, measure, pages } = watchInstances();
const { DecodeError, NetworkError, RateLimitError, Spoki, SpokiError } = await import("spoki-wasm");

const boom = () => {
  throw new Error("boom");
};
const bytes = (text) => new TextEncoder().encode(text);
const headers = new Headers();
const ANSWER = '{"id":1}';
const OK = { status: 200, headers };

const thenable = (then) => Object.assign(() => {}, { then });
const throwing = (name, base = OK) => Object.defineProperty({ ...base }, name, { get: boom });
/** A body in the form of a stream, with this `read`. */
const stream = (read, rest = { cancel: async () => {} }) => ({ ...OK, body: { getReader: () => ({ read, ...rest }) } });
const chunks = (...given) => {
  const rest = [...given];
  return stream(async () => (rest.length > 0 ? { done: false, value: rest.shift() } : { done: true }));
};
const named = (name, value) => Object.defineProperty(bytes(ANSWER), name, { value });
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

/** Each gives what `fetch` gives. */
const BROKEN = {
  "a status that throws": async () => throwing("status"),
  "headers that throw": async () => throwing("headers"),
  "a body that throws": async () => throwing("body"),
  "a get of headers that throws": async () => ({ ...OK, headers: { get: boom, append: boom }, body: null }),
  "headers whose iterator throws": async () => ({ ...OK, headers: { [Symbol.iterator]: boom }, body: null }),
  "a negative status": async () => ({ ...OK, status: -1, body: null }),
  "NaN as status": async () => ({ ...OK, status: NaN, body: null }),
  "a status that is half a one": async () => ({ ...OK, status: 200.5, body: null }),
  "a status that is a text": async () => ({ ...OK, status: "200", body: null }),
  "a status that is an object": async () => ({ ...OK, status: { valueOf: boom }, body: null }),
  "no body at all": async () => OK,
  "a body that is a number": async () => ({ ...OK, body: 7 }),
  "a getReader that throws": async () => ({ ...OK, body: { getReader: boom } }),
  "a getReader that gives nothing": async () => ({ ...OK, body: { getReader() {} } }),
  "a stream that is locked": async () => {
    const response = json({ id: 1 });
    response.body.getReader();
    return response;
  },
  "a read that throws": async () => stream(boom),
  "a read that rejects": async () => stream(async () => boom()),
  "a read that gives nothing": async () => stream(async () => undefined),
  "a read whose promise has a then that throws": async () => stream(() => thenable(boom)),
  "a read whose result throws": async () => stream(async () => throwing("done", {})),
  "a cancel that throws": async () => stream(boom, { cancel: boom }),
  "a cancel that rejects": async () => stream(boom, { cancel: async () => boom() }),
  "a cancel that gives a then that throws": async () => stream(boom, { cancel: () => thenable(boom) }),
  "no cancel": async () => stream(boom, {}),
  "a chunk that is a text": async () => chunks(ANSWER),
  "a chunk that is a number": async () => chunks(7),
  "a chunk that is a list": async () => chunks([123, 125]),
  "a chunk of other numbers": async () => chunks(new Uint16Array(4)),
  "a chunk that only says what it is": async () => chunks({ [Symbol.toStringTag]: "Uint8Array", length: 1e9, buffer: new ArrayBuffer(1) }),
  "an asynchronous iterator that throws": async () => ({ ...OK, body: { [Symbol.asyncIterator]: boom } }),
  "an arrayBuffer that gives a number": async () => ({ ...OK, arrayBuffer: async () => 1e9 }),
  "an arrayBuffer that throws": async () => ({ ...OK, arrayBuffer: boom }),
  "a text that gives an object": async () => ({ ...OK, text: async () => ({}) }),
  "Response.error()": async () => Response.error(),
  "a revoked proxy": () => revoked(),
  "a promise of a revoked proxy": async () => ({ ...OK, headers: revoked(), body: revoked() }),
  "a then that throws": () => thenable(boom),
  "a getter of then that throws": () => throwing("then", {}),
  "a promise whose own then throws": () => Object.assign(Promise.resolve(json({})), { then: boom, constructor: Object }),
  "a promise whose constructor throws": () => Object.defineProperty(Promise.resolve(json({})), "constructor", { get: boom }),
  "a then that rejects, and then throws": () => thenable((_, reject) => {
    reject(new Error("no"));
    boom();
  }),
  "what it throws, which throws when it is read": () => {
    throw throwing("message", {});
  },
  "a rejection that throws when it is read": async () => {
    throw throwing("message", {});
  },
  "a rejection with a revoked proxy": () => Promise.reject(revoked()),
  "a rejection with a symbol": () => Promise.reject(Symbol("no")),
  "a message that is no text": () => Promise.reject({ message: 10n, cause: { message: Object.create(null) } }),
};

const GOOD = {
  "a Response": async () => new Response(ANSWER),
  "a Response without a promise": () => new Response(ANSWER),
  "a promise of its own kind": () => thenable((resolve) => resolve(new Response(ANSWER))),
  "a then that resolves twice, and then throws": () => thenable((resolve, reject) => {
    resolve(new Response(ANSWER));
    resolve(json({ id: 2 }));
    reject(new Error("late"));
    boom();
  }),
  "a read that is not asynchronous": async () => {
    const steps = [{ value: bytes(ANSWER) }, { done: true }];
    return stream(() => steps.shift());
  },
  "a body in small chunks, some of them empty": async () => chunks(bytes(""), ...[...ANSWER].map(bytes), bytes("")),
  "chunks that say that they are longer": async () => chunks(named("length", 1e9)),
  "chunks that say that they have more bytes": async () => chunks(named("byteLength", 1e9)),
  "a chunk of another realm": async () => chunks(runInNewContext(`Uint8Array.from(${JSON.stringify([...bytes(ANSWER)])})`)),
  "node-fetch's kind of answer": async () => ({ ...OK, body: Readable.from([Buffer.from(ANSWER)]) }),
  "an answer with nothing but arrayBuffer": async () => ({ ...OK, arrayBuffer: async () => bytes(ANSWER).buffer }),
  "an arrayBuffer of another realm": async () => ({ ...OK, arrayBuffer: async () => runInNewContext(`Uint8Array.from(${JSON.stringify([...bytes(ANSWER)])}).buffer`) }),
  "an answer with nothing but text": async () => ({ status: 200, text: async () => ANSWER }),
  "headers that are a Map": async () => ({ ...chunks(bytes(ANSWER)), headers: new Map([["content-length", 8]]) }),
  "headers that are an object": async () => ({ ...chunks(bytes(ANSWER)), headers: { "x-request-id": ["1", 2, Symbol("3")], "no name": "x" } }),
};

const clientWith = (fetch, options) =>
  new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", maxRetries: 0, fetch, ...options });

const uncaught = [];
process.on("uncaughtException", (error) => uncaught.push(error));

describe("a hostile answer", () => {
  let other;
  let release;
  before(async () => {
    const gate = new Promise((resolve) => {
      release = resolve;
    });
    other = clientWith(() => gate.then(() => json({ id: 7 }))).tags.retrieve(7).then((tag) => tag);
  });

  for (const [name, fetch] of Object.entries(BROKEN)) {
    it(`${name}: a NetworkError, and the client works on`, async () => {
      await withoutUnhandledRejections(async () => {
        let answer = fetch;
        const spoki = clientWith((...given) => answer(...given));
        const error = await rejection(spoki.tags.retrieve(1));
        assert.ok(error instanceof NetworkError, `${error}`);
        const creation = await rejection(spoki.lists.create({ name: "Clienti" }));
        assert.ok(creation instanceof NetworkError, `${creation}`);
        answer = async () => json({ id: 1 });
        assert.deepEqual(await spoki.tags.retrieve(1), { id: 1 });
      });
    });
  }

  it("after which a creation may have been done is in doubt; one that was not sent is not", async () => {
    const create = (fetch) => rejection(clientWith(fetch).lists.create({ name: "Clienti" }));
    assert.equal((await create(BROKEN["a body that throws"])).ambiguous, true);
    assert.equal((await create(BROKEN["a then that throws"])).ambiguous, true);
    assert.equal((await create(boom)).ambiguous, false);
  });

  for (const [name, fetch] of Object.entries(GOOD)) {
    it(`${name}: the data`, async () => {
      await withoutUnhandledRejections(async () => {
        assert.deepEqual(await clientWith(fetch).tags.retrieve(1), { id: 1 });
      });
    });
  }

  it("with a Map for headers that has a number in it is read like any other", async () => {
    const fetch = async () => ({ status: 429, headers: new Map([["retry-after", 5]]), body: null });
    const error = await rejection(clientWith(fetch).tags.retrieve(1));
    assert.ok(error instanceof RateLimitError, `${error}`);
    assert.equal(error.retryAfterMs, 5000);
  });

  it("gives its headers in a form in which they can be read", async () => {
    const { response } = await clientWith(GOOD["headers that are an object"]).tags.retrieve(1).withResponse();
    assert.equal(response.headers.get("X-Request-Id"), "1, 2");
  });

  it("whose body never ends, and never waits, is stopped by the deadline", async () => {
    const empty = bytes("");
    let cancelled = 0;
    const endless = stream(() => ({ done: false, value: empty }), { cancel: async () => (cancelled += 1) });
    const error = await rejection(clientWith(async () => endless, { timeoutMs: 50 }).tags.retrieve(1));
    assert.equal(error.phase, "body", `${error}`);
    assert.equal(cancelled, 1);
  });

  it("that comes after the deadline is let go of", async () => {
    let cancelled = 0;
    let answer;
    const fetch = () => new Promise((resolve) => {
      answer = () => resolve({ ...OK, body: { cancel: async () => (cancelled += 1) } });
    });
    await rejection(clientWith(fetch, { timeoutMs: 10 }).tags.retrieve(1));
    answer();
    await new Promise(setImmediate);
    assert.equal(cancelled, 1);
  });

  it("left the other call alone, and nothing reached the event loop", async () => {
    release();
    assert.deepEqual(await other, { id: 7 });
    assert.deepEqual(uncaught, []);
  });
});

describe("an answer that is too long", () => {
  const MEBIBYTE = new Uint8Array(1 << 20).fill(0x61);
  const endless = (status, piece = MEBIBYTE) => {
    const seen = { read: 0, cancelled: 0 };
    const body = {
      getReader: () => ({
        read: async () => ({ done: false, value: (seen.read += piece.length, piece) }),
        cancel: async () => (seen.cancelled += 1),
      }),
    };
    return { seen, fetch: async () => ({ status, headers, body }) };
  };

  for (const status of [400, 404, 429, 500, 302]) {
    it(`with ${status}: some tens of KB of it are read, and the error says that it was cut`, async () => {
      const { seen, fetch } = endless(status, MEBIBYTE.subarray(0, 1000));
      const error = await rejection(clientWith(fetch).tags.retrieve(1));
      assert.equal(error.status, status, `${error}`);
      assert.ok(seen.read > 60_000 && seen.read < 70_000, `${seen.read}`);
      assert.equal(seen.cancelled, 1);
      assert.match(error.body, /a … \[the rest was not read\]$/);
    });
  }

  const limits = {
    "a single object": [(spoki) => spoki.tags.retrieve(1), 8],
    "a page": [(spoki) => spoki.tags.list(), 32],
    "an answer of a shape that nobody knows": [(spoki) => spoki.request("GET", "/api/1/new/"), 32],
  };
  for (const [name, [call, mebibytes]] of Object.entries(limits)) {
    it(`with 200, as ${name}: a DecodeError after ${mebibytes} MiB, of which the module gets nothing`, async () => {
      const { seen, fetch } = endless(200);
      const spoki = clientWith(fetch);
      const early = measure();
      const error = await rejection(call(spoki));
      assert.ok(error instanceof DecodeError && error.fault === "too_large", `${error}`);
      assert.equal(seen.read, (mebibytes + 1) << 20);
      assert.equal(seen.cancelled, 1);
      assert.deepEqual(measure(), early);
    });
  }

  it("where none is expected: its start is read, and the call succeeds", async () => {
    const { seen, fetch } = endless(200, MEBIBYTE.subarray(0, 1000));
    assert.equal(await clientWith(fetch).roles.delete(1), undefined);
    assert.ok(seen.read < 70_000 && seen.cancelled === 1);
  });

  it("makes the module's memory grow by what it keeps, not by what came", async () => {
    const early = [count(), pages()];
    const { fetch } = endless(500, MEBIBYTE);
    await Promise.all(Array.from({ length: 50 }, () => rejection(clientWith(fetch).tags.retrieve(1))));
    assert.equal(count(), early[0], "no large memory was given back");
    assert.ok(pages() - early[1] < 128, `${pages() - early[1]} pages more`);
  });

  it("shows no part of the key where it was cut", async () => {
    const apiKey = "canary-0123456789";
    for (let at = 0; at < apiKey.length; at += 1) {
      const body = "x".repeat((64 << 10) - at) + apiKey + "y".repeat(100);
      const fetch = async () => new Response(body, { status: 400 });
      const error = await rejection(clientWith(fetch, { apiKey }).tags.retrieve(1));
      assert.ok(!error.body.includes("c"), error.body.slice(-60));
    }
  });
});

describe("the module keeps nothing", () => {
  const ROUNDS = 1000;
  const cases = { ...BROKEN, ...GOOD };
  // Each of these makes something large of its own, or is one of a kind.
  delete cases["a chunk of another realm"];
  delete cases["an arrayBuffer of another realm"];
  for (const [name, fetch] of Object.entries(cases)) {
    it(`of ${ROUNDS} answers: ${name}`, async () => {
      const spoki = clientWith(fetch);
      const repeat = async (times) => {
        for (let left = times; left > 0; left -= 50) {
          await Promise.allSettled(Array.from({ length: 50 }, () => spoki.tags.retrieve(1).then((tag) => tag)));
          await new Promise(setImmediate);
        }
      };
      await repeat(200);
      const early = measure();
      await repeat(ROUNDS);
      assert.deepEqual(measure(), early);
    });
  }
});
