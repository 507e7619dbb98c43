/** An import that is cut off anywhere goes on where it was: nothing is lost. */
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { NetworkError, NotFoundError, Spoki, SpokiError, ValidationError } from "spoki-wasm";
import { csvOf, memoryCheckpoint, phonesOf } from "../support/csv.mjs";
import { json, rejection } from "../support/fakes.mjs";
import { startSandbox } from "../support/sandbox.mjs";

const ITALY = { defaultCountry: "IT" };
const ROWS = 2300;
const FAST = { "lists.sync_contacts": 60 };

describe("against the sandbox", () => {
  let sandbox;
  let spoki;
  before(async () => {
    sandbox = await startSandbox();
    spoki = new Spoki({ apiKey: sandbox.key, baseUrl: sandbox.url, rateLimit: FAST });
  });
  beforeEach(() => sandbox.reset());
  after(() => sandbox.stop());

  it("brings every row into the list", async () => {
    const list = await spoki.lists.create({ name: "Clienti" });
    const report = await spoki.importContacts(csvOf(1200), { ...ITALY, listId: list.id });
    assert.equal(report.accepted, 1200);
    assert.equal(report.created, 1200);
    assert.deepEqual((await sandbox.control("GET", `lists/${list.id}/contacts`)).sort(), phonesOf(1200));
  });

  it("refuses a list that does not exist before a row counts as applied", async () => {
    const error = await rejection(spoki.importContacts(csvOf(10), { ...ITALY, listId: 4711 }));
    assert.ok(error instanceof NotFoundError, `${error}`);
    assert.equal((await spoki.contacts.list()).count, 0);
  });

  it("survives faults of every kind on the way", async () => {
    const list = await spoki.lists.create({ name: "Clienti" });
    const operation = "lists.sync_contacts";
    // `after` counts calls that pass: each batch fails once and then gets through.
    await sandbox.faults(
      { operation, kind: "status", status: 503, after: 0 },
      { operation, kind: "reset", after: 1 },
      { operation, kind: "reset_after", after: 2 },
      { operation, kind: "truncate", after: 3 },
    );
    const report = await spoki.importContacts(csvOf(1700), { ...ITALY, listId: list.id });
    assert.equal(report.accepted, 1700);
    assert.equal((await sandbox.control("GET", "faults")).every(({ times }) => times === 0), true, "every fault befell a call");
    assert.deepEqual((await sandbox.control("GET", `lists/${list.id}/contacts`)).sort(), phonesOf(1700));
  });

  it("goes on after the server died in the middle", async () => {
    const mortal = await startSandbox();
    const client = (address) => new Spoki({ apiKey: "sandbox-key", baseUrl: address, rateLimit: FAST, maxRetries: 1 });
    const checkpoint = memoryCheckpoint();
    const { id } = await client(mortal.url).lists.create({ name: "Clienti" });
    const options = { ...ITALY, listId: id, checkpoint };
    let arrived;
    const onProgress = async ({ batchesDone }) => {
      if (batchesDone !== 2 || arrived) return;
      arrived = mortal.control("GET", `lists/${id}/contacts`);
      await arrived;
      await mortal.kill();
    };
    const error = await rejection(client(mortal.url).importContacts(csvOf(ROWS), { ...options, onProgress }));
    assert.ok(error instanceof NetworkError, `${error}`);
    const first = await arrived;
    assert.ok(first.length >= 1000, `${first.length} had arrived`);

    // A checkpoint belongs to one address.
    const reborn = await startSandbox({ port: Number(new URL(mortal.url).port) });
    const other = await client(reborn.url).lists.create({ name: "Clienti" });
    assert.equal(other.id, id);
    const report = await client(reborn.url).importContacts(csvOf(ROWS), options);
    const second = await reborn.control("GET", `lists/${id}/contacts`);
    await reborn.stop();
    assert.deepEqual([...new Set([...first, ...second])].sort(), phonesOf(ROWS));
    assert.ok(second.length < ROWS, "what had been applied was not sent again");
    assert.equal(report.accepted, ROWS);
    assert.equal(report.batches, 5);
  });
});

describe("with a crash at every possible call", () => {
  /** A server whose answers are lost from one call on, done or not done. */
  const server = (applied, crashAt, workDone) => {
    let calls = 0;
    return async (_, { body }) => {
      const { contacts } = await new Response(body).json();
      const crashes = calls >= crashAt;
      calls += 1;
      if (!crashes || workDone) for (const { phone } of contacts) applied.add(phone);
      if (crashes) throw new TypeError("fetch failed");
      return json({ created: contacts.length, updated: 0 });
    };
  };
  const clientWith = (fetch) => new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", maxRetries: 0, fetch });
  const options = { ...ITALY, listId: 1, batchSize: 100 };

  for (const workDone of [false, true]) {
    it(`loses nothing when the lost call was ${workDone ? "" : "not "}done`, async () => {
      for (let crashAt = 0; crashAt < 6; crashAt += 1) {
        const applied = new Set();
        const checkpoint = memoryCheckpoint();
        const error = await rejection(clientWith(server(applied, crashAt, workDone)).importContacts(csvOf(550), { ...options, checkpoint }));
        assert.ok(error instanceof SpokiError);
        const report = await clientWith(server(applied, Infinity, true)).importContacts(csvOf(550), { ...options, checkpoint });
        assert.deepEqual([...applied].sort(), phonesOf(550));
        assert.equal(report.accepted, 550);
        assert.equal(report.created, 550);
        assert.equal(report.batches, 6);
      }
    });
  }

  it("goes on from any state that was ever saved", async () => {
    const checkpoint = memoryCheckpoint();
    const whole = await clientWith(server(new Set(), Infinity, true)).importContacts(csvOf(550), { ...options, checkpoint });
    assert.ok(checkpoint.states.length >= 6);
    for (const state of checkpoint.states) {
      assert.equal(typeof state, "string");
      const again = memoryCheckpoint(state);
      const report = await clientWith(server(new Set(), Infinity, true)).importContacts(csvOf(550), { ...options, checkpoint: again });
      const { elapsedMs, ...figures } = report;
      const { elapsedMs: other, ...expected } = whole;
      assert.deepEqual(figures, expected);
      assert.ok(elapsedMs >= 0 && other >= 0);
    }
  });

  it("refuses to go on with another file, and with a state that is none", async () => {
    const checkpoint = memoryCheckpoint();
    await clientWith(server(new Set(), Infinity, true)).importContacts(csvOf(550), { ...options, checkpoint });
    const middle = checkpoint.states[Math.floor(checkpoint.states.length / 2)];
    for (const [state, source] of [[middle, csvOf(550).replace("Cliente 3;", "Altro;")], ["{}", csvOf(5)], ["nonsense", csvOf(5)]]) {
      const applied = new Set();
      const error = await rejection(
        clientWith(server(applied, Infinity, true)).importContacts(source, { ...options, checkpoint: memoryCheckpoint(state) }),
      );
      assert.ok(error instanceof ValidationError, `${error}`);
      assert.equal(applied.size, 0);
    }
  });

  it("stops when the state cannot be saved, with the caller's error", async () => {
    const full = new Error("the disk is full");
    const checkpoint = { load: async () => undefined, save: () => Promise.reject(full) };
    assert.equal(await rejection(clientWith(server(new Set(), Infinity, true)).importContacts(csvOf(550), { ...options, checkpoint })), full);
  });

  it("keeps neither key nor phone in the state", async () => {
    const checkpoint = memoryCheckpoint();
    const spoki = new Spoki({ apiKey: "canary", baseUrl: "http://localhost", rateLimit: "off", fetch: server(new Set(), Infinity, true) });
    await spoki.importContacts(csvOf(550), { ...options, checkpoint });
    for (const state of checkpoint.states) {
      assert.ok(!state.includes("canary"));
      assert.ok(!state.includes("39333"));
    }
  });
});
