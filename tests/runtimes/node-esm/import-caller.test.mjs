/** What an import and a plan wait for of the caller's code, and what they ask of it. */
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { describe, it } from "node:test";
import { Spoki, ValidationError, planImport } from "spoki-wasm";
import { csvOf, memoryCheckpoint } from "../support/csv.mjs";
import { asRequest, json, rejection, scripted, withoutUnhandledRejections } from "../support/fakes.mjs";

const ITALY = { defaultCountry: "IT" };
const REASON = { why: "the user left" };
const never = () => new Promise(() => {});
const clientWith = (fetch, options) => new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch, ...options });
const good = () => clientWith(async () => json({}));

/** Sources that stall after their first piece, each in its own way. */
const STALLED = {
  "an iterator whose next and return hang": () => ({ [Symbol.asyncIterator]: () => ({ next: never, return: never }) }),
  "an iterator whose return throws": () => ({
    [Symbol.asyncIterator]: () => ({
      next: never,
      return() {
        throw new Error("return");
      },
    }),
  }),
  "a generator": async function* stalled() {
    yield new TextEncoder().encode(csvOf(5));
    await never();
  },
  "a Readable": () => new Readable({ read() {} }),
  "a stream whose cancel hangs": () => new ReadableStream({ pull: never, cancel: never }),
  "a stream whose cancel fails": () => new ReadableStream({ pull: never, cancel: () => Promise.reject(new Error("cancel")) }),
};

/** What ends the promises of `late`: they reject once the abort was heard. */
const waiting = [];
const late = () => new Promise((_, reject) => waiting.push(reject));

/** Aborts as soon as everything that can go on has done so. */
async function abortedWhen(stalls, work) {
  await withoutUnhandledRejections(async () => {
    const controller = new AbortController();
    const result = rejection(work(controller.signal));
    for (let turn = 0; turn < stalls; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    controller.abort(REASON);
    assert.equal(await result, REASON);
    for (const reject of waiting.splice(0)) reject(new Error("late"));
  });
}

describe("an abort is heard while", () => {
  for (const [name, source] of Object.entries(STALLED)) {
    it(`${name} stalls an import`, () => abortedWhen(5, (signal) => good().importContacts(source(), { ...ITALY, signal })));
    it(`${name} stalls a plan`, () => abortedWhen(5, (signal) => planImport(source(), { ...ITALY, signal })));
  }

  const CALLBACKS = {
    load: (stall) => ({ checkpoint: { load: stall, save() {} } }),
    save: (stall) => ({ checkpoint: { load() {}, save: stall } }),
    lock: (stall) => ({ checkpoint: { load() {}, save() {}, lock: stall } }),
    unlock: (stall) => ({ onProgress: never, checkpoint: { load() {}, save() {}, lock: () => stall } }),
    onProgress: (stall) => ({ onProgress: stall }),
  };
  for (const [name, options] of Object.entries(CALLBACKS)) {
    for (const stall of [never, late]) {
      it(`${name} ${stall === never ? "hangs" : "fails late"}`, () =>
        abortedWhen(20, (signal) => good().importContacts(csvOf(5), { ...ITALY, ...options(stall), signal })).catch((error) => {
          // What fails before the abort is told as it is.
          if (stall === never) throw error;
        }));
    }
  }

  it("a key is fetched", () => abortedWhen(20, (signal) => clientWith(async () => json({}), { apiKey: never }).importContacts(csvOf(5), { ...ITALY, signal })));

  it("nothing has begun: nothing of the caller's is called", async () => {
    const called = [];
    const note = (name) => () => void called.push(name);
    const checkpoint = { load: note("load"), save: note("save"), lock: note("lock") };
    const signal = AbortSignal.abort(REASON);
    assert.equal(await rejection(good().importContacts(csvOf(5), { ...ITALY, signal, checkpoint, onProgress: note("onProgress") })), REASON);
    assert.equal(await rejection(planImport(csvOf(5), { ...ITALY, signal })), REASON);
    assert.deepEqual(called, []);
  });

  it("one signal serves many imports, and keeps no listener", async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const [add, remove] = [signal.addEventListener, signal.removeEventListener];
    signal.addEventListener = function counted(...args) {
      listeners += 1;
      return add.apply(this, args);
    };
    signal.removeEventListener = function counted(...args) {
      listeners -= 1;
      return remove.apply(this, args);
    };
    for (let index = 0; index < 5; index += 1) {
      await good().importContacts(csvOf(5), { ...ITALY, signal });
      await planImport(csvOf(5), { ...ITALY, signal });
      await rejection(planImport("", { ...ITALY, signal }));
    }
    assert.ok(listeners <= 1, `${listeners} listeners were left`);
  });
});

describe("the reason of a failure", () => {
  const broken = new Error("disk");
  const source = (close) => ({
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(broken), return: close }),
  });
  const closes = {
    hangs: never,
    fails: () => Promise.reject(new Error("close")),
    throws() {
      throw new Error("close");
    },
  };
  for (const [name, close] of Object.entries(closes)) {
    it(`is told when closing ${name}`, () =>
      withoutUnhandledRejections(async () => {
        assert.equal(await rejection(planImport(source(close), ITALY)), broken);
        assert.equal(await rejection(good().importContacts(source(close), ITALY)), broken);
        const wrong = { [Symbol.asyncIterator]: () => ({ next: async () => ({ value: "text" }), return: close }) };
        assert.ok((await rejection(planImport(wrong, ITALY))) instanceof ValidationError);
      }));
  }
});

describe("options that are none", () => {
  const functions = { load() {}, save() {} };
  const WRONG = [
    ["onProgress", { onProgress: true }],
    ["onProgress", { onProgress: {} }],
    ["signal", { signal: {} }],
    ["signal", { signal: new AbortController() }],
    ["signal", { signal: true }],
    ["checkpoint", { checkpoint: true }],
    ["checkpoint", { checkpoint: { load() {} } }],
    ["checkpoint", { checkpoint: { save() {} } }],
    ["checkpoint", { checkpoint: { load: "text", save() {} } }],
    ["checkpoint", { checkpoint: { load() {}, save: "text" } }],
    ["checkpoint.lock", { checkpoint: { ...functions, lock: true } }],
    ["maxWaitMs", { maxWaitMs: "long" }],
    ["maxWaitMs", { maxWaitMs: -1 }],
    ["maxWaitMs", { maxWaitMs: Number.NaN }],
    ["onProgres", { onProgres() {} }],
    ["checkPoint", { checkPoint: functions }],
    ["batchSize", { batchSize: 501 }],
  ];
  for (const [path, options] of WRONG) {
    it(`are refused before anything is done: ${path} of ${JSON.stringify(Object.values(options)[0]) ?? "a function"}`, async () => {
      const { fetch, calls } = scripted(json({}));
      const called = [];
      const checkpoint = { load: () => void called.push("load"), save: () => void called.push("save") };
      const error = await rejection(clientWith(fetch).importContacts(csvOf(5), { ...ITALY, checkpoint, ...options }));
      assert.ok(error instanceof ValidationError, `${error}`);
      assert.deepEqual(error.issues.map((issue) => issue.path.join(".")), [path]);
      assert.equal(error.ambiguous, false);
      assert.deepEqual([calls.length, called], [0, []]);
    });
  }

  it("leave a stream as it was: it is neither locked nor ended", async () => {
    const touched = [];
    const stream = () => new ReadableStream({ pull: () => void touched.push("pull"), cancel: () => void touched.push("cancel") }, { highWaterMark: 0 });
    const blob = { size: 5, stream: () => (touched.push("stream"), stream()) };
    const iterable = { [Symbol.asyncIterator]: () => (touched.push("iterator"), { next: never }) };
    for (const source of [stream(), blob, iterable]) {
      const options = { ...ITALY, batchSize: 501 };
      assert.ok((await rejection(good().importContacts(source, options))) instanceof ValidationError);
      assert.ok((await rejection(planImport(source, options))) instanceof ValidationError);
      assert.ok(!source.locked);
    }
    assert.deepEqual(touched, []);
  });

  it("name the option that was meant", async () => {
    for (const [given, meant] of [["onprogress", "onProgress"], ["checkPoint", "checkpoint"], ["maxwaitMs", "maxWaitMs"], ["list_id", "listId"]]) {
      const error = await rejection(good().importContacts(csvOf(5), { ...ITALY, [given]: 1 }));
      assert.match(error.message, new RegExp(`\\b${meant}\\b`));
    }
  });

  it("are refused as a whole when they are no object", async () => {
    for (const options of [5, "IT", true, null, [ITALY]]) {
      assert.ok((await rejection(good().importContacts(csvOf(5), options))) instanceof ValidationError, `${options}`);
      assert.ok((await rejection(planImport(csvOf(5), options))) instanceof ValidationError, `${options}`);
    }
  });

  it("of a plan, and of any call, too", async () => {
    for (const signal of [{}, new AbortController(), 1, "abort"]) {
      for (const work of [
        () => planImport(csvOf(5), { ...ITALY, signal }),
        () => good().contacts.sync({ phone: "+393331234567" }, { signal }),
        () => good().tags.list({}, { signal }),
        () => good().tags.retrieve(1, { signal }),
        () => good().request("GET", "/api/1/tags/", {}, { signal }),
        () => good().tools.execute("SPOKI_TAGS_LIST", {}, { signal }).then(({ error }) => Promise.reject(error)),
      ]) {
        const error = await rejection(work);
        assert.match(`${error.message ?? JSON.stringify(error)}`, /signal/, `${work}`);
      }
    }
  });

  it("a source whose next gives nothing is named", async () => {
    for (const given of [undefined, null, 5]) {
      const source = { [Symbol.asyncIterator]: () => ({ next: async () => given }) };
      const { fetch, calls } = scripted(json({}));
      for (const work of [planImport(source, ITALY), clientWith(fetch).importContacts(source, ITALY)]) {
        const error = await rejection(work);
        assert.ok(error instanceof ValidationError, `${error}`);
        assert.deepEqual(error.issues[0].path, ["source"]);
      }
      assert.equal(calls.length, 0);
    }
  });
});

describe("what load gives", () => {
  const options = { ...ITALY, batchSize: 2 };
  const saved = async () => {
    const checkpoint = memoryCheckpoint();
    await good().importContacts(csvOf(5), { ...options, checkpoint });
    return checkpoint.states[0];
  };
  const resumed = async (state) => {
    const sent = [];
    const fetch = asRequest(async (request) => {
      sent.push(...(await request.json()));
      return json({});
    });
    await clientWith(fetch).importContacts(csvOf(5), { ...options, checkpoint: { load: () => state, save() {} } });
    return sent.length;
  };

  it("may be text, what a store of JSON made of it, or nothing", async () => {
    const state = await saved();
    assert.equal(await resumed(state), 3);
    assert.equal(await resumed(JSON.parse(state)), 3);
    assert.equal(await resumed(structuredClone(JSON.parse(state))), 3);
    assert.equal(await resumed(undefined), 5);
    assert.equal(await resumed(null), 5);
  });

  it("is refused when it is anything else", async () => {
    const text = await saved();
    const circular = {};
    circular.self = circular;
    for (const state of [Buffer.from(text), new TextEncoder().encode(text).buffer, 5, true, false, [text], () => text, Symbol("state"), 5n, circular, new Map(), {}, ""]) {
      const { fetch, calls } = scripted(json({}));
      const work = clientWith(fetch).importContacts(csvOf(5), { ...options, checkpoint: { load: () => state, save() {} } });
      const error = await rejection(work);
      assert.ok(error instanceof ValidationError, `${error}`);
      assert.deepEqual(error.issues[0].path, ["checkpoint"]);
      assert.equal(error.ambiguous, false);
      assert.equal(calls.length, 0);
    }
  });
});

describe("a checkpoint belongs to one import", () => {
  it("of one list, API and settings, whatever their order", async () => {
    const checkpoint = memoryCheckpoint();
    const base = { ...ITALY, listId: 12, columns: { first_name: "Nome", email: "E-mail" } };
    await good().importContacts(csvOf(5), { ...base, checkpoint });
    const state = checkpoint.states.at(-1);
    const again = (options, client = {}) => {
      const { fetch, calls } = scripted(json({}));
      const work = clientWith(fetch, client).importContacts(csvOf(5), { ...base, ...options, checkpoint: memoryCheckpoint(state) });
      return { work, calls };
    };
    for (const same of [{}, { listId: "12" }, { columns: { email: "E-mail", first_name: "Nome" } }, { defaultCountry: "IT", maxRejects: 3 }]) {
      const { work, calls } = again(same);
      assert.equal((await work).accepted, 5);
      assert.equal(calls.length, 0);
    }
    for (const [option, options, client] of [
      ["listId", { listId: 13 }],
      ["listId", { listId: undefined }],
      ["baseUrl", {}, { baseUrl: "http://localhost:1234" }],
      ["defaultCountry", { defaultCountry: "FR" }],
      ["columns", { columns: { first_name: "Nome" } }],
      ["batchSize", { batchSize: 400 }],
      ["language", { language: "it" }],
      ["encoding", { encoding: "utf-8" }],
      ["delimiter", { delimiter: ";" }],
    ]) {
      const { work, calls } = again(options, client);
      const error = await rejection(work);
      assert.ok(error instanceof ValidationError, `${error}`);
      assert.match(error.message, new RegExp(`another ${option}`));
      assert.equal(calls.length, 0);
    }
  });

  it("of an earlier version is refused with what to do", async () => {
    const earlier = { version: 1, settings: "0f", batches: 1, digest: "0f", refused: [], refused_unlisted: 0, created: null, updated: null, contacts_per_call: 500 };
    const error = await rejection(good().importContacts(csvOf(5), { ...ITALY, checkpoint: memoryCheckpoint(JSON.stringify(earlier)) }));
    assert.deepEqual(error.issues.map(({ code }) => code), ["checkpoint.invalid"]);
    assert.match(error.message, /start without it/);
  });

  it("at a time: a second one is refused at once, and the next one goes", async () => {
    const checkpoint = memoryCheckpoint();
    const { fetch, calls } = scripted(json({}));
    const both = await Promise.allSettled([1, 2].map(() => clientWith(fetch).importContacts(csvOf(5), { ...ITALY, checkpoint })));
    assert.equal(both[0].status, "fulfilled");
    assert.deepEqual(both[1].reason.issues.map(({ code, path }) => [code, path]), [["checkpoint.in_use", ["checkpoint"]]]);
    assert.equal(calls.length, 1);
    await rejection(clientWith(async () => json({}, { status: 401 })).importContacts(csvOf(9), { ...ITALY, checkpoint: Object.assign(checkpoint, { load() {} }) }));
    await good().importContacts(csvOf(5), { ...ITALY, checkpoint });
  });

  it("whose lock decides, and is let go however the import ends", async () => {
    let taken = false;
    let given = 0;
    const store = () => ({
      ...memoryCheckpoint(),
      async lock() {
        if (taken) return undefined;
        taken = true;
        return async () => {
          taken = false;
          given += 1;
        };
      },
    });
    const { fetch, calls } = scripted(json({}));
    const both = await Promise.allSettled([1, 2].map(() => clientWith(fetch).importContacts(csvOf(5), { ...ITALY, checkpoint: store() })));
    assert.deepEqual(both.map(({ status }) => status), ["fulfilled", "rejected"]);
    assert.deepEqual(both[1].reason.issues.map(({ code }) => code), ["checkpoint.in_use"]);
    assert.equal(calls.length, 1);
    assert.equal(given, 1);
    await rejection(clientWith(async () => json({}, { status: 401 })).importContacts(csvOf(5), { ...ITALY, checkpoint: store() }));
    await rejection(good().importContacts("", { ...ITALY, checkpoint: store() }));
    assert.deepEqual([taken, given], [false, 3]);
  });

  it("whose lock comes after an abort is let go", async () => {
    let give;
    let released = 0;
    const checkpoint = { load() {}, save() {}, lock: () => new Promise((resolve) => (give = resolve)) };
    await abortedWhen(2, (signal) => good().importContacts(csvOf(5), { ...ITALY, checkpoint, signal }));
    give(() => void (released += 1));
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(released, 1);
  });
});
