/**
 * The memory of an instance of the module never shrinks. After something large the package makes a new instance, as
 * soon as nobody needs the old one, and what must not be forgotten goes along.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { mostInAMinute, withVirtualClock } from "../support/clock.mjs";
import { csvOf, phonesOf } from "../support/csv.mjs";
import { json, rejection, turns, until, withoutUnhandledRejections } from "../support/fakes.mjs";
import { watchInstances } from "../support/instances.mjs";

const instances = watchInstances();
const { Spoki, RateLimitError, SpokiError, isValidPhone, lintMessage, parsePhone, planImport, schemas } = await import("spoki-wasm");
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

const MEBIBYTE = 1 << 20;
/** In pages. An instance that has done little is smaller than that; one that has read a large answer is larger. */
const SMALL = 160;
const ITALY = { defaultCountry: "IT" };

const pageOf = (mebibytes) => {
  const results = Array.from({ length: mebibytes }, (_, id) => ({ id, name: "x".repeat(MEBIBYTE - 50) }));
  return new TextEncoder().encode(JSON.stringify({ count: mebibytes, next: null, results }));
};
const LARGE = pageOf(17);
const HUGE = pageOf(31);
const headers = new Headers({ "content-type": "application/json" });
/** A Response whose body needs no turn of the event loop: under a virtual clock there may be none. */
const answerOf = (bytes) => {
  const steps = [{ done: false, value: bytes }, { done: true }];
  return { status: 200, headers, body: { getReader: () => ({ read: async () => steps.shift(), cancel: async () => {} }) } };
};
const isLarge = (url) => new URL(url).pathname.endsWith("/tags/");

/** Lists of tags are large; the rest is answered by the given function. */
const clientWith = (answer = () => json({ id: 1 }), options) =>
  new Spoki({
    apiKey: "k",
    baseUrl: "http://localhost",
    rateLimit: "off",
    fetch: async (url, init) => (isLarge(url) ? answerOf(LARGE) : answer(url, init)),
    ...options,
  });

const large = (spoki) => spoki.tags.list();

/** Does what makes the memory large, and tells how many instances were made because of it. */
async function renewals(work) {
  const early = instances.count();
  await work();
  for (let step = 0; step < 20; step += 1) await null;
  return instances.count() - early;
}

describe("after a large answer", () => {
  it("the memory is given back: the new instance is small, and nothing holds the old one", async () => {
    const spoki = clientWith(undefined, { fetch: async (url) => (isLarge(url) ? answerOf(HUGE) : json({ id: 1 })) });
    for (let round = 0; round < 2; round += 1) {
      assert.equal(await renewals(async () => assert.equal((await large(spoki)).items.length, 31)), 1);
      assert.ok(instances.pages() < SMALL, `${instances.pages()} pages`);
      assert.deepEqual(await spoki.tags.retrieve(1), { id: 1 });
    }
    assert.equal(await renewals(() => large(spoki)), 1);
    for (let round = 0; round < 5; round += 1) {
      collect();
      await turns();
    }
    assert.equal(instances.memories(), 1);
  });

  it("everything works as before", async () => {
    const bodies = [];
    const spoki = clientWith(async (_, { body }) => (bodies.push(await new Response(body ?? "").text()), json({ id: 1 })));
    const work = async () => [
      isValidPhone("+39 333 123 4567"),
      isValidPhone("333 123 4567", ITALY),
      parsePhone("333 123 4567", ITALY).e164,
      schemas.contactSync["~standard"].validate({ phone: "+39 333 123 4567" }),
      schemas.contactSync["~standard"].jsonSchema.input({ target: "draft-07" }),
      lintMessage({ text: "Ciao" }),
      (await planImport(csvOf(20), ITALY)).accepted,
      (await spoki.importContacts(csvOf(20), ITALY)).accepted,
      await spoki.contacts.sync({ phone: "+393331234567" }),
      await spoki.tools.execute("SPOKI_TAGS_RETRIEVE", { id: 1 }),
      (await rejection(spoki.contacts.sync({ phone: "12" }))).message,
    ];
    const right = await work();
    assert.equal(await renewals(() => large(spoki)), 1);
    const early = bodies.splice(0);
    assert.deepEqual(await work(), right);
    assert.deepEqual(bodies, early);
    assert.ok(phonesOf(20).every((phone) => bodies[0].includes(phone)));
  });

  it("and after a large input, that of a check, of a linter or of a plan", async () => {
    const text = "x".repeat(24 * MEBIBYTE);
    for (const work of [
      () => schemas.contactSync["~standard"].validate({ phone: "+393331234567", first_name: text }),
      () => lintMessage({ text }),
      () => rejection(planImport(csvOf(5), { columns: { [text]: "phone" } })),
      () => rejection(clientWith().contacts.sync({ phone: text })),
    ]) {
      assert.equal(await renewals(work), 1, `${work}`);
      assert.ok(instances.pages() < SMALL);
    }
  });

  it("ordinary work makes no new instance", async () => {
    const spoki = clientWith();
    const work = async () => {
      for (let call = 0; call < 200; call += 1) await spoki.tags.retrieve(1);
      await Promise.all(Array.from({ length: 500 }, () => spoki.contacts.sync({ phone: "+393331234567" })));
      await spoki.importContacts(csvOf(20_000), ITALY);
    };
    assert.equal(await renewals(work), 0);
  });
});

describe("what must not be forgotten", () => {
  it("is the turns that were used: a call a minute stays one", () =>
    withVirtualClock(async (clock) => {
      const times = [];
      const spoki = clientWith(() => (times.push(clock.elapsed()), json({ id: 1 })), { rateLimit: { "tags.retrieve": 1 } });
      for (let round = 0; round < 4; round += 1) {
        await spoki.tags.retrieve(1);
        assert.equal(await renewals(() => large(spoki)), 1);
      }
      assert.equal(times.length, 4);
      assert.equal(mostInAMinute(times), 1);
    }));

  it("is kept over several new instances in which the client does nothing, and for each client", () =>
    withVirtualClock(async (clock) => {
      const other = clientWith();
      const clients = [1, 2, 3].map(() => {
        const times = [];
        return { times, spoki: clientWith(() => (times.push(clock.elapsed()), json({ id: 1 })), { rateLimit: { "tags.retrieve": 1 } }) };
      });
      for (const { spoki } of clients) await spoki.tags.retrieve(1);
      for (let round = 0; round < 3; round += 1) assert.equal(await renewals(() => large(other)), 1);
      for (const { spoki, times } of clients) {
        await spoki.tags.retrieve(1);
        assert.equal(mostInAMinute(times), 1);
      }
    }));

  it("is what a 429 asked for", () =>
    withVirtualClock(async (clock) => {
      const times = [];
      const busy = () => (times.push(clock.elapsed()), times.length === 1 ? json({}, { status: 429, headers: { "retry-after": "45" } }) : json({ id: 1 }));
      const spoki = clientWith(busy, { rateLimit: "wait", maxRetries: 0 });
      assert.ok((await rejection(spoki.tags.retrieve(1))) instanceof RateLimitError);
      assert.equal(await renewals(() => large(spoki)), 1);
      await spoki.tags.retrieve(1);
      assert.ok(times[1] - times[0] >= 45_000, `${times}`);
    }));

  it("is how many repetitions are left", () =>
    withVirtualClock(async () => {
      let calls = 0;
      const spoki = clientWith(() => ((calls += 1), json({}, { status: 503 })), { maxRetries: 2 });
      for (let call = 0; call < 12; call += 1) await rejection(spoki.tags.retrieve(1));
      assert.equal(await renewals(() => large(spoki)), 1);
      calls = 0;
      await rejection(spoki.tags.retrieve(1));
      assert.equal(calls, 1);
    }));
});

describe("the instance stays while somebody needs it", () => {
  it("a call that is pending", async () => {
    let answer;
    const gate = new Promise((resolve) => {
      answer = resolve;
    });
    const spoki = clientWith(async () => (await gate, json({ id: 7 })));
    const pending = spoki.tags.retrieve(7);
    assert.equal(await renewals(() => large(spoki)), 0);
    const early = instances.count();
    answer();
    assert.deepEqual(await pending, { id: 7 });
    await turns();
    assert.equal(instances.count() - early, 1);
    assert.ok(instances.pages() < SMALL);
    assert.deepEqual(await spoki.tags.retrieve(7), { id: 7 });
  });

  for (const kind of ["an import", "a plan"]) {
    it(`${kind} that waits for its file`, async () => {
      let go;
      const gate = new Promise((resolve) => {
        go = resolve;
      });
      let isOpen = false;
      async function* source() {
        isOpen = true;
        await gate;
        yield new TextEncoder().encode(csvOf(30));
      }
      const spoki = clientWith(() => json({}));
      const work = kind === "a plan" ? planImport(source(), ITALY) : spoki.importContacts(source(), ITALY);
      await until(() => isOpen);
      assert.equal(await renewals(() => large(spoki)), 0);
      const early = instances.count();
      go();
      assert.equal((await work).accepted, 30);
      await turns();
      assert.equal(instances.count() - early, 1);
      assert.ok(instances.pages() < SMALL);
    });
  }

  it("a check whose value ends a plan while it is read", async () => {
    await withoutUnhandledRejections(async () => {
      const check = schemas.contactSync["~standard"].validate;
      const work = () => {
        check({ phone: "+393331234567", first_name: "x".repeat(24 * MEBIBYTE) });
        const value = {
          get phone() {
            planImport("", { colums: {} }).catch(() => {});
            planImport("Cellulare\n", { signal: AbortSignal.abort(1) }).catch(() => {});
            return "+39 333 123 4567";
          },
        };
        assert.deepEqual(check(value), { value: { phone: "+393331234567" } });
      };
      assert.equal(await renewals(work), 1);
    });
  });
});

describe("clients", () => {
  it("that are dropped are collected, whatever was kept for them", async () => {
    const dropped = [];
    const make = async () => {
      const spoki = clientWith(undefined, { rateLimit: { "tags.retrieve": 1 } });
      await spoki.tags.retrieve(1);
      dropped.push(new WeakRef(spoki));
    };
    for (let client = 0; client < 200; client += 1) await make();
    assert.equal(await renewals(() => large(clientWith())), 1);
    for (let round = 0; round < 5; round += 1) {
      collect();
      await turns();
    }
    const left = dropped.filter((client) => client.deref() !== undefined).length;
    assert.ok(left <= 1, `${left} clients are held`);
  });

  it("that are refused a new instance go on with the old one", async () => {
    const { Instance } = WebAssembly;
    const spoki = clientWith();
    await spoki.tags.retrieve(1);
    WebAssembly.Instance = class {
      constructor() {
        throw new RangeError("WebAssembly.Instance(): Out of memory");
      }
    };
    try {
      assert.equal(await renewals(() => large(spoki)), 0);
      assert.ok(instances.pages() > SMALL);
      assert.deepEqual(await spoki.tags.retrieve(1), { id: 1 });
      assert.ok((await rejection(spoki.contacts.sync({ phone: "12" }))) instanceof SpokiError);
    } finally {
      WebAssembly.Instance = Instance;
    }
    assert.equal(await renewals(() => spoki.tags.retrieve(1)), 1);
  });
});
