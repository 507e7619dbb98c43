/** `automations.startBulk`: any number of contacts, and a report of whom Spoki took over. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { inspect } from "node:util";
import { ApiError, CreditError, NetworkError, RateLimitError, ServerError, Spoki, TimeoutError, ValidationError } from "spoki-wasm";
import { phonesOf } from "../support/csv.mjs";
import { HANG, rejection, until, withoutUnhandledRejections } from "../support/fakes.mjs";
import { startSandbox } from "../support/sandbox.mjs";

const REASON = { why: "the user left" };
const BULK = "automations.start_bulk";

const contactsOf = (count) => phonesOf(count).map((phone) => ({ phone }));
const places = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);
const missed = (from, to, reason) => places(from, to).map((index) => ({ index, reason }));

async function trigger(sandbox, options) {
  const spoki = new Spoki({ apiKey: sandbox.key, baseUrl: sandbox.url, rateLimit: "off", ...options });
  const automation = await spoki.automations.create({
    name: "Saluto",
    is_active: true,
    webhook_set: [{ name: "Dal sito", platform: "api" }],
    steps: [{ step_type: "FreeMessage", text: "Ciao" }],
  });
  const { uuid, secret } = automation.webhook_set[0];
  return { spoki, start: (contacts, callOptions) => spoki.automations.startBulk(uuid, { secret, contacts }, callOptions), secret };
}

/** What arrived for the starter, as numbers of contacts. */
async function batches(sandbox) {
  const requests = await sandbox.requests();
  return requests.filter(({ operation }) => operation === BULK).map(({ body, status }) => [body.split('"phone"').length - 1, status]);
}

describe("starting an automation for many", () => {
  let sandbox;
  before(async () => {
    sandbox = await startSandbox({ credit: 1_000_000 });
  });
  after(() => sandbox.stop());

  async function fresh(options) {
    await sandbox.reset();
    return trigger(sandbox, options);
  }

  it("sends a few in one request, and tells whom it reached", async () => {
    const { start } = await fresh();
    const { data, response } = await start(contactsOf(2)).withResponse();
    assert.deepEqual(data, { reached: [0, 1], notReached: [], error: undefined });
    assert.deepEqual([response.status, response.attempts], [200, 1]);
    assert.deepEqual(await batches(sandbox), [[2, 200]]);
  });

  it("sends 1,201 in three requests, 500 with each", async () => {
    const { start } = await fresh();
    const report = await start(contactsOf(1_201));
    assert.deepEqual(report.reached, places(0, 1_201));
    assert.deepEqual(report.notReached, []);
    assert.deepEqual(await batches(sandbox), [[500, 200], [500, 200], [201, 200]]);
    assert.equal((await sandbox.control("GET", "state")).contacts.count, 1_201);
  });

  it("checks all of them before the first request", async () => {
    const { start } = await fresh();
    const contacts = contactsOf(1_201);
    contacts[600] = { phone: "39" };
    contacts[1_200] = { phone: "+393331234567", nome: "Ada" };
    const error = await rejection(start(contacts));
    assert.ok(error instanceof ValidationError);
    assert.deepEqual(error.issues.map(({ path }) => path), [["contacts", 600, "phone"], ["contacts", 1_200, "nome"]]);
    assert.ok((await rejection(start([]))) instanceof ValidationError);
    assert.deepEqual(await batches(sandbox), []);
  });

  it("fails like any other call when the first request does", async () => {
    for (const [status, kind, ambiguous] of [[402, CreditError, false], [404, ApiError, false], [503, ServerError, true]]) {
      const { start } = await fresh();
      await sandbox.faults({ operation: BULK, kind: "status", status });
      const error = await rejection(start(contactsOf(1_201)));
      assert.ok(error instanceof kind, `${status}`);
      assert.equal(error.ambiguous, ambiguous);
      assert.equal((await batches(sandbox)).length, 1);
    }
  });

  /**
   * Ends the time of a call by hand: what would ring after its limit does so as soon as `when` is true. The runtime
   * has timers of its own, which take longer and hand values to their work.
   */
  function limitIsUp(context, when) {
    const { setTimeout: real } = globalThis;
    let latest;
    context.mock.method(globalThis, "setTimeout", (work, milliseconds, ...values) => {
      const timer = real(work, milliseconds, ...values);
      if (milliseconds > HANG / 2 && milliseconds <= HANG) latest = { work, timer };
      return timer;
    });
    until(when).then(() => {
      clearTimeout(latest.timer);
      latest.work();
    });
  }

  /** The second of three requests meets a fault; the third is never sent. */
  const middle = {
    "a refusal": [{ kind: "status", status: 400, body: { contacts: [{}, { phone: ["no"] }] } }, "refused", ApiError],
    "no credit, whatever the status": [{ kind: "status", status: 400, body: { error: "e", error_code: "spoki::1029" } }, "refused", CreditError],
    "a reset after the work was done": [{ kind: "reset_after" }, "uncertain", NetworkError],
    "a reset before it": [{ kind: "reset" }, "uncertain", NetworkError],
    "an error of the server": [{ kind: "status", status: 502 }, "uncertain", ServerError],
    "silence": [{ kind: "stall_headers" }, "uncertain", TimeoutError],
    "a limit that is not lifted": [{ kind: "status", status: 429, headers: { "retry-after": "3600" } }, "refused", RateLimitError],
  };
  for (const [name, [fault, reason, kind]] of Object.entries(middle)) {
    it(`ends with ${name}, and sends nothing again`, async (context) => {
      const { start, secret } = await fresh({ timeoutMs: HANG });
      if (kind === TimeoutError) limitIsUp(context, async () => (await batches(sandbox)).length === 2);
      await sandbox.faults({ operation: BULK, after: 1, times: 9, ...fault });
      const report = await start(contactsOf(1_201));
      assert.deepEqual(report.reached, places(0, 500));
      assert.deepEqual(report.notReached, [...missed(500, 1_000, reason), ...missed(1_000, 1_201, "not_sent")]);
      assert.ok(report.error instanceof kind, String(report.error));
      assert.equal(report.error.operation, BULK);
      assert.equal(report.error.ambiguous, reason === "uncertain");
      assert.equal((await batches(sandbox)).length, 2);
      const shown = inspect(report, { depth: 20 });
      assert.ok(!shown.includes(secret) && !shown.includes("+39333"), shown);
    });
  }

  it("goes on after a 429 that says how long", async () => {
    const { start } = await fresh();
    await sandbox.faults({ operation: BULK, after: 1, kind: "status", status: 429, headers: { "retry-after": "0" } });
    const report = await start(contactsOf(1_201));
    assert.equal(report.reached.length, 1_201);
    assert.deepEqual((await batches(sandbox)).map(([, status]) => status), [200, 429, 200, 200]);
  });

  it("waits for its turn between the requests, and an abort there leaves nothing open", async () => {
    const controller = new AbortController();
    const { start } = await fresh({ rateLimit: { [BULK]: 1 }, onRateLimit: () => controller.abort(REASON) });
    const report = await withoutUnhandledRejections(() => start(contactsOf(1_201), { signal: controller.signal }));
    assert.deepEqual(report.reached, places(0, 500));
    assert.deepEqual(report.notReached, missed(500, 1_201, "not_sent"));
    assert.equal(report.error, REASON);
    assert.equal((await batches(sandbox)).length, 1);
  });

  it("tells that an aborted request may have been done", async () => {
    const controller = new AbortController();
    let requests = 0;
    const onRequest = ({ operation }) => {
      requests += operation === BULK ? 1 : 0;
      if (requests === 2) until(async () => (await batches(sandbox)).length === 2).then(() => controller.abort(REASON));
    };
    const { start } = await fresh({ onRequest });
    await sandbox.faults({ operation: BULK, after: 1, kind: "stall_headers" });
    const report = await withoutUnhandledRejections(() => start(contactsOf(1_201), { signal: controller.signal }));
    assert.deepEqual(report.notReached, [...missed(500, 1_000, "uncertain"), ...missed(1_000, 1_201, "not_sent")]);
    assert.equal(report.error, REASON);
    assert.equal((await batches(sandbox)).length, 2);
  });

  it("rejects with the reason of an abort that comes before anybody was reached", async () => {
    const { start } = await fresh();
    assert.equal(await rejection(start(contactsOf(1_201), { signal: AbortSignal.abort(REASON) })), REASON);
    assert.deepEqual(await batches(sandbox), []);
  });
});

describe("starting an automation with little credit", () => {
  it("stops as soon as there is none left", async () => {
    const sandbox = await startSandbox({ credit: 1_000 });
    try {
      const { start } = await trigger(sandbox);
      const report = await start(contactsOf(1_201));
      assert.ok(report.error instanceof CreditError);
      assert.equal(report.error.code, "spoki::1029");
      assert.deepEqual(report.reached, places(0, 500));
      assert.deepEqual(report.notReached, [...missed(500, 1_000, "refused"), ...missed(1_000, 1_201, "not_sent")]);
      assert.deepEqual(await batches(sandbox), [[500, 200], [500, 402]]);
    } finally {
      await sandbox.stop();
    }
  });
});
