/**
 * A trap leaves a wasm instance half-way through its work. The package must reject what is pending, make itself new
 * and serve the next call. The trap is made here: an import that the module calls throws WebAssembly.RuntimeError,
 * which unwinds the wasm frames without running a destructor, as a trap does.
 */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { HANG, json, rejection, until, withoutUnhandledRejections } from "../support/fakes.mjs";
import { csvOf } from "../support/csv.mjs";

let armed = false;
let Spoki;
let SpokiError;
let planImport;

function sabotage(imports) {
  const wrap = (name, value) => {
    if (typeof value !== "function" || !/[a-z]/i.test(name)) return value;
    return (...args) => {
      if (armed) {
        const error = armed === true ? new WebAssembly.RuntimeError("unreachable") : armed;
        armed = false;
        throw error;
      }
      return value(...args);
    };
  };
  const members = (module) => Object.fromEntries(Object.entries(module).map(([name, value]) => [name, wrap(name, value)]));
  return Object.fromEntries(Object.entries(imports).map(([module, functions]) => [module, members(functions)]));
}

const clientWith = (fetch) => new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", maxRetries: 0, timeoutMs: HANG, fetch });
const answer = async () => json({ id: 1 });

describe("after a trap", () => {
  before(async () => {
    // The deadlines of calls that a trap ended go on; nobody needs to wait for them.
    const start = globalThis.setTimeout;
    globalThis.setTimeout = (work, forMs, ...values) => {
      const timer = start(work, forMs, ...values);
      return forMs >= HANG ? timer.unref() : timer;
    };
    const { Instance } = WebAssembly;
    WebAssembly.Instance = class Sabotaged extends Instance {
      constructor(module, imports) {
        super(module, sabotage(imports));
      }
    };
    ({ Spoki, SpokiError, planImport } = await import("spoki-wasm"));
    await clientWith(answer).tags.retrieve(1);
  });

  for (let round = 1; round <= 3; round += 1) {
    it(`the call fails with a typed error and the next one works, round ${round}`, async () => {
      await withoutUnhandledRejections(async () => {
        const spoki = clientWith(answer);
        armed = true;
        const error = await rejection(() => spoki.contacts.sync({ phone: "+393331234567", custom_fields: { A: "b" } }));
        assert.equal(armed, false, "the trap went off");
        assert.ok(error instanceof SpokiError, `${error}`);
        assert.match(error.advice, /\w{3}/);
        assert.deepEqual(await spoki.tags.retrieve(1), { id: 1 });
        assert.equal((await planImport(csvOf(3))).accepted, 3);
      });
    });
  }

  it("whatever an import threw, the instance is made anew, and of what was not sent there is no doubt", async () => {
    await withoutUnhandledRejections(async () => {
      const spoki = clientWith(answer);
      for (const thrown of [new TypeError("of the runtime"), new RangeError("Maximum call stack size exceeded"), { any: "value" }]) {
        armed = thrown;
        const error = await rejection(() => spoki.contacts.sync({ phone: "+393331234567", custom_fields: { A: "b" } }));
        assert.equal(armed, false, "it went off");
        assert.ok(error instanceof SpokiError, `${error}`);
        assert.equal(error.ambiguous, false);
        assert.deepEqual(await spoki.tags.retrieve(1), { id: 1 });
      }
    });
  });

  it("calls that were pending are rejected, not left hanging", async () => {
    await withoutUnhandledRejections(async () => {
      let release;
      const gate = new Promise((resolve) => {
        release = resolve;
      });
      let asked = 0;
      const waiting = clientWith(async () => {
        asked += 1;
        await gate;
        return json({ id: 2 });
      });
      const pending = Promise.allSettled([waiting.tags.retrieve(2), waiting.tags.retrieve(3)]);
      await until(() => asked === 2);
      armed = true;
      await rejection(() => clientWith(answer).contacts.sync({ phone: "+393331234567" }));
      release();
      for (const { status, value, reason } of await pending) {
        assert.ok(status === "rejected" ? reason instanceof SpokiError : value.id === 2);
      }
      assert.deepEqual(await clientWith(answer).tags.retrieve(1), { id: 1 });
    });
  });

  it("an import fails with a typed error, and a new one works", async () => {
    await withoutUnhandledRejections(async () => {
      const spoki = clientWith(async () => {
        armed = true;
        return json({});
      });
      const outcome = await spoki.importContacts(csvOf(1200), { defaultCountry: "IT" }).catch((error) => error);
      armed = false;
      assert.ok(outcome instanceof SpokiError || outcome.accepted === 1200, `${outcome}`);
      assert.equal((await clientWith(answer).importContacts(csvOf(1200), { defaultCountry: "IT" })).accepted, 1200);
    });
  });
});
