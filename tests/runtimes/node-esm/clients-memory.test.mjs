/** Clients that are dropped, and imports and plans that are refused, give back what they took. */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { json } from "../support/fakes.mjs";
import { watchInstances } from "../support/instances.mjs";

const MANY = 20_000;
/** A client that is not given back takes more than a hundred pages in so many rounds. */
const SLACK = 4;
const tick = () => new Promise(setImmediate);

describe(`${MANY} of a kind leave nothing behind`, () => {
  const instances = watchInstances();
  let spokiWasm;
  let collect;
  const options = { apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch: async () => json({ id: 1 }) };
  before(async () => {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc");
    spokiWasm = await import("spoki-wasm");
    await new spokiWasm.Spoki(options).tags.retrieve(1);
  });

  const refused = async (work) => {
    await assert.rejects(work, spokiWasm.ValidationError);
  };

  const KINDS = {
    // Nothing is collected in between: no turn of the event loop is given.
    "clients that call nothing": { once: () => void new spokiWasm.Spoki(options), isSync: true },
    "clients that are refused": { once: () => assert.throws(() => new spokiWasm.Spoki({ ...options, timeoutMs: "x" }), spokiWasm.ValidationError), isSync: true },
    "imports without a source by new clients": { once: () => void refused(new spokiWasm.Spoki(options).importContacts(undefined)), isSync: true },
    "imports without a source": { once: (spoki) => refused(spoki.importContacts(undefined)) },
    "plans without a source": { once: () => refused(spokiWasm.planImport(undefined)) },
    "plans with unknown options": { once: () => refused(spokiWasm.planImport("phone\n", { colums: {} })) },
  };
  for (const [kind, { once, isSync }] of Object.entries(KINDS)) {
    it(kind, async () => {
      const spoki = new spokiWasm.Spoki(options);
      const repeat = async (times) => {
        for (let round = 0; round < times; round += 1) {
          if (isSync) once();
          else await once(spoki);
        }
      };
      await repeat(1000);
      const early = instances.pages();
      await repeat(MANY);
      assert.ok(instances.pages() - early <= SLACK, `${instances.pages() - early} pages more`);
    });
  }

  it("clients that called, whose fetch and hooks hold the client", async () => {
    const once = async () => {
      const holder = {};
      holder.spoki = new spokiWasm.Spoki({ ...options, fetch: async () => json({ id: 1, holder: typeof holder.spoki }), onRequest: () => holder.spoki });
      await holder.spoki.tags.retrieve(1);
    };
    const repeat = async (times) => {
      for (let round = 1; round <= times; round += 1) {
        await once();
        if (round % 200 === 0) {
          collect();
          await tick();
        }
      }
    };
    await repeat(1000);
    const early = [instances.pages(), instances.handles()];
    await repeat(4000);
    assert.ok(instances.pages() - early[0] <= SLACK, `${instances.pages() - early[0]} pages more`);
    assert.ok(instances.handles() - early[1] <= 1024, `${instances.handles() - early[1]} handles more`);
  });

  it("a client that nobody holds any more finishes its call", async () => {
    let answer;
    const gate = new Promise((resolve) => {
      answer = resolve;
    });
    const hooks = [];
    const call = new spokiWasm.Spoki({ ...options, fetch: async () => (await gate, json({ id: 3 })), onResponse: ({ status }) => hooks.push(status) }).tags.retrieve(3);
    await tick();
    collect();
    await tick();
    collect();
    answer();
    assert.deepEqual(await call, { id: 3 });
    assert.deepEqual(hooks, [200]);
  });
});
