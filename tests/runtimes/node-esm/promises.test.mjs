/** What a method gives is the promise of its data, also for those who look at the promise itself. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect, types } from "node:util";
import { createContext, runInContext } from "node:vm";
import { NotFoundError, Spoki } from "spoki-wasm";
import { json, rejection, scripted } from "../support/fakes.mjs";

const clientWith = (fetch) =>
  new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", maxRetries: 0, fetch });

const CSV = "Cellulare\n333 123 4567\n";
const page = json({ count: 1, next: null, results: [{ id: 7 }] });

/** Each kind of promise that a client gives, and what of its value is looked at. */
const KINDS = {
  "a call": [json({ id: 7 }), (spoki) => spoki.tags.retrieve(7), ({ id }) => id],
  "a list": [page, (spoki) => spoki.tags.list(), ({ items }) => items[0].id],
  "a route without a method": [json({ id: 7 }), (spoki) => spoki.request("GET", "/api/1/deals/7/"), ({ id }) => id],
  "an import": [json({}), (spoki) => spoki.importContacts(CSV, { defaultCountry: "IT" }), ({ accepted }) => accepted + 6],
};

/** A `fetch` that answers when it is told to. */
function gated(answer) {
  let open;
  const gate = new Promise((resolve) => {
    open = resolve;
  });
  let asked;
  const sent = new Promise((resolve) => {
    asked = resolve;
  });
  const fetch = async () => {
    asked();
    await gate;
    return answer.clone();
  };
  return { fetch, open, sent };
}

/** Whether a promise has settled, by what the engine itself knows of it. */
const isPending = (promise) => inspect(promise).includes("<pending>");

/** The rejections that nobody handled during the work. Node tells of them when its microtasks are done. */
async function unhandledDuring(work) {
  const unhandled = [];
  // The test runner listens as well, and would fail the test.
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (reason) => unhandled.push(reason));
  try {
    await work();
    await new Promise((resolve) => setImmediate(resolve));
    return unhandled;
  } finally {
    process.removeAllListeners("unhandledRejection");
    for (const other of others) process.on("unhandledRejection", other);
  }
}

for (const [kind, [answer, start, look]] of Object.entries(KINDS)) {
  describe(`the promise of ${kind}`, () => {
    it("settles with the data, and not before", async () => {
      const { fetch, open, sent } = gated(answer);
      const promise = start(clientWith(fetch));
      assert.ok(types.isPromise(promise) && promise instanceof Promise);
      await sent;
      assert.ok(isPending(promise));
      open();
      assert.equal(look(await Promise.prototype.then.call(promise, (value) => value)), 7);
      assert.ok(!isPending(promise));
    });

    it("is the same for every way to wait for it, and starts one call", async () => {
      const { fetch, calls } = scripted(answer);
      const promise = start(clientWith(fetch));
      const elsewhere = runInContext("async (given) => await given", createContext());
      const derived = [promise.then((value) => value), promise.finally(() => {}), promise.catch(() => {})];
      const values = await Promise.all([
        promise,
        ...derived,
        elsewhere(promise),
        Promise.race([promise]),
        Promise.any([promise]),
        new Promise((resolve) => resolve(promise)),
        (async () => promise)(),
      ]);
      for (const value of values) assert.equal(look(value), 7);
      assert.equal(Promise.resolve(promise), promise);
      for (const other of derived) assert.ok(!("withResponse" in other));
      assert.equal(calls.length, 1);
    });
  });
}

describe("the promise of a call", () => {
  it("gives the response beside the data, as often as it is asked", async () => {
    const { fetch, calls } = scripted(json({ id: 7 }));
    const promise = clientWith(fetch).tags.retrieve(7);
    for (const { data, response } of [await promise.withResponse(), await promise.withResponse()]) {
      assert.equal(data, await promise);
      assert.deepEqual([response.status, response.attempts], [200, 1]);
    }
    assert.equal(calls.length, 1);
  });

  it("of a list can be awaited, collected and iterated over, and its first page is fetched once", async () => {
    const { fetch, calls } = scripted(page);
    const list = clientWith(fetch).tags.list();
    const seen = [];
    for await (const { id } of list) seen.push(id);
    assert.deepEqual([seen, await list.toArray(), (await list).items], [[7], [{ id: 7 }], [{ id: 7 }]]);
    assert.equal(calls.length, 1);
  });
});

describe("a failure", () => {
  const failing = () => clientWith(async () => json({}, { status: 404 })).tags;
  const HANDLED = {
    "that is awaited": () => rejection(failing().retrieve(1)),
    "whose response alone is awaited": () => rejection(failing().retrieve(1).withResponse()),
    "of a list that is iterated over": () =>
      rejection(async () => {
        for await (const tag of failing().list()) assert.ok(tag);
      }),
    "of a list that is collected": () => rejection(failing().list().toArray()),
    "of a list whose response alone is awaited": () => rejection(failing().list().withResponse()),
  };
  for (const [what, work] of Object.entries(HANDLED)) {
    it(`${what} is told once, to whom it concerns`, async () => {
      let error;
      const unhandled = await unhandledDuring(async () => {
        error = await work();
      });
      assert.ok(error instanceof NotFoundError, `${error}`);
      assert.deepEqual(unhandled, []);
    });
  }

  const IGNORED = {
    "of a call": (tags) => tags.retrieve(1),
    "of a list": (tags) => tags.list(),
    "of a response": (tags) => tags.retrieve(1).withResponse(),
  };
  for (const [what, start] of Object.entries(IGNORED)) {
    it(`${what} that nobody handles is reported`, async () => {
      const unhandled = await unhandledDuring(async () => {
        start(failing());
        await rejection(failing().retrieve(2));
      });
      assert.deepEqual(unhandled.map((error) => error.constructor), [NotFoundError]);
    });
  }
});

describe("the stack of an error", () => {
  const failing = clientWith(async () => json({}, { status: 404 }));

  const CALLERS = {
    async awaitsACall() {
      await failing.tags.retrieve(1);
    },
    async awaitsAResponse() {
      await failing.tags.retrieve(1).withResponse();
    },
    async awaitsAListing() {
      await failing.tags.list();
    },
    async iteratesOverAListing() {
      for await (const tag of failing.tags.list()) assert.ok(tag);
    },
    async givesWrongInput() {
      await failing.contacts.sync({});
    },
    async awaitsSeveral() {
      await Promise.all([failing.tags.retrieve(1), failing.tags.retrieve(2)]);
    },
  };
  for (const [name, caller] of Object.entries(CALLERS)) {
    it(`names the function that ${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`, async () => {
      assert.match((await rejection(caller)).stack, new RegExp(`at async .*${name}`));
    });
  }
});
