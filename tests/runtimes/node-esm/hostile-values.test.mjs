/**
 * What throws while it is read, holds itself, or unfolds without an end: whoever hands it in gets an issue with a path,
 * or the own error back. Nobody else notices.
 */
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { CIRCULAR, Thrown, UNFOLDING, UNREADABLE, WAYS_IN } from "../support/hostile.mjs";
import { json, scripted } from "../support/fakes.mjs";
import { watchInstances } from "../support/instances.mjs";

/** What became of it: a value, or what was thrown or rejected with. */
async function outcome(work) {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

describe("hostile values", () => {
  const instances = watchInstances();
  let spokiWasm;
  let spoki;
  let calls;
  before(async () => {
    spokiWasm = await import("spoki-wasm");
    const script = scripted(json({ id: 1 }));
    calls = script.calls;
    spoki = new spokiWasm.Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch: script.fetch });
    await spoki.tags.retrieve(1);
  });

  const isTold = (error) => error instanceof Thrown || error instanceof TypeError || error instanceof spokiWasm.ValidationError;

  for (const [way, call] of Object.entries(WAYS_IN)) {
    it(`as ${way}`, async () => {
      for (const [name, make] of Object.entries({ ...UNREADABLE, ...CIRCULAR })) {
        const made = instances.count();
        const { error } = await outcome(() => call(spokiWasm, spoki, make()));
        if (error !== undefined) {
          assert.ok(isTold(error), `${name}: ${error}`);
          assert.notEqual(error.ambiguous, true, name);
          for (const issue of error.issues ?? []) assert.ok(Array.isArray(issue.path), name);
        }
        assert.equal(instances.count(), made, `${name} must not break the instance`);
      }
      const sent = calls.length;
      assert.deepEqual(await spoki.tags.retrieve(1), { id: 1 });
      assert.equal(calls.length, sent + 1);
    });
  }

  const issuesOf = async (call, value) => (await outcome(() => call(spokiWasm, spoki, value))).error?.issues?.map(({ path, code }) => [path.join("."), code]);

  it("that hold themselves are told with the place", async () => {
    const twice = CIRCULAR["an object that holds itself twice"];
    assert.deepEqual(await issuesOf(WAYS_IN.extraBody, twice()), [["extraBody.x", "circular"], ["extraBody.y", "circular"]]);
    assert.deepEqual(await issuesOf(WAYS_IN.metadata, twice()), [["metadata.x", "circular"], ["metadata.y", "circular"]]);
    assert.deepEqual(await issuesOf(WAYS_IN["a free request's body"], twice()), [["body.x", "circular"], ["body.y", "circular"]]);
    assert.deepEqual(await issuesOf(WAYS_IN["a template to check"], twice()), [["x", "circular"], ["y", "circular"]]);
    assert.deepEqual(await issuesOf(WAYS_IN["a message's template"], twice()), [["template.x", "circular"], ["template.y", "circular"]]);
    const list = CIRCULAR["a list that holds itself"]();
    assert.deepEqual((await issuesOf(WAYS_IN.extraBody, { list }))[0], ["extraBody.list.0", "circular"]);
  });

  it("that are shared, but do not hold themselves, are taken", async () => {
    const shared = { city: "Roma" };
    await spoki.contacts.sync({ phone: "+393331234567" }, { extraBody: { a: shared, b: [shared, shared] } });
    assert.deepEqual(JSON.parse(calls.at(-1).body), { phone: "+393331234567", a: shared, b: [shared, shared] });
  });

  for (const [name, make] of Object.entries(UNFOLDING)) {
    it(`${name}: told, with the field that holds it`, async () => {
      const value = { phone: "+393331234567", custom: make(), after: "x" };
      const sent = calls.length;
      const issues = await issuesOf(WAYS_IN.extraBody, value);
      assert.ok(issues.every(([path, code]) => path.startsWith("extraBody.custom") && /^too_(large|deep)$/.test(code)), `${issues[0]}`);
      assert.equal(calls.length, sent);
    });
  }

  it("are read up to a bound, and no further", () => {
    let reads = 0;
    const fresh = (width, depth) => new Proxy({}, {
      ownKeys: () => Array.from({ length: width }, (_, index) => `n${index}`),
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }),
      get(_, name) {
        if (typeof name === "symbol") return undefined;
        reads += 1;
        return depth > 1 ? fresh(width, depth - 1) : 1;
      },
    });
    const codesOf = (metadata) => spokiWasm.schemas.automationStart["~standard"].validate({ secret: "s", phone: "+393331234567", metadata }).issues.map(({ path, code }) => [path[0], code]);
    // What is too deep is refused anyway, so little more of it is read.
    assert.deepEqual(codesOf(fresh(2, Infinity)), [["metadata", "too_deep"]]);
    assert.ok(reads <= 10_100, `${reads} reads`);
    reads = 0;
    assert.deepEqual(codesOf(fresh(1500, 2)), [["metadata", "too_large"]]);
    assert.ok(reads <= 2_000_100, `${reads} reads`);
  });

  it("the longest list of contacts, with all that they may have, is below the bound", () => {
    const custom_fields = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`FIELD_${index}`, "x"]));
    const contacts = Array(100_000).fill({ phone: "+393331234567", custom_fields, first_name: "Ada" });
    const { issues } = spokiWasm.schemas.automationStart["~standard"].validate({ secret: "s", phone: "+393331234567", metadata: { contacts } });
    assert.equal(issues, undefined);
  });

  it("a name with half of a surrogate pair is refused like a value, and two do not become one", async () => {
    const given = { ["a\ud800"]: 1, ["a\ud801"]: 2, "a\ufffd": 3 };
    const codes = (await issuesOf(WAYS_IN.extraBody, given)).map(([, code]) => code);
    assert.deepEqual(codes, ["lone_surrogate", "lone_surrogate"]);
  });

  it("the rules of the linter are read once", () => {
    let reads = 0;
    const rules = {
      get "body.empty"() {
        reads += 1;
        return reads > 1 ? "changed" : "off";
      },
    };
    const [id] = spokiWasm.lintRules.map(({ id }) => id);
    const once = Object.defineProperty({}, id, { enumerable: true, get: Object.getOwnPropertyDescriptor(rules, "body.empty").get });
    spokiWasm.lintTemplate({ body: "" }, { rules: once });
    assert.equal(reads, 1);
  });
});
