/** The limits hold whatever Spoki answers, under a virtual clock. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { RateLimitError, Spoki } from "spoki-wasm";
import { mostInAMinute, withVirtualClock } from "../support/clock.mjs";
import { csvOf, memoryCheckpoint } from "../support/csv.mjs";
import { asRequest, json, rejection } from "../support/fakes.mjs";

const ITALY = { defaultCountry: "IT" };
const HEADERS = [undefined, "0", "0, 0", "-5", "soon", "", "0.5", "7", "Wed, 21 Oct 2015 07:28:00 GMT"];

const busy = (retryAfter) => json({ detail: "throttled" }, { status: 429, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } });

/** A `fetch` that answers at once, notes when it was called, and is busy for the first so many calls. */
function server(clock, refusals, headers = HEADERS) {
  const times = [];
  const fetch = async () => {
    times.push(clock.elapsed());
    return times.length <= refusals ? busy(headers[times.length % headers.length]) : json({ count: 0, next: null, results: [] });
  };
  return { times, fetch };
}

const clientWith = (fetch, options) => new Spoki({ apiKey: "k", baseUrl: "http://localhost", fetch, ...options });

describe("a limit", () => {
  it("holds for a thousand callers who are all refused", () =>
    withVirtualClock(async (clock) => {
      const { fetch, times } = server(clock, Infinity);
      const spoki = clientWith(fetch, { maxWaitMs: Infinity, rateLimit: { "tags.retrieve": 50 } });
      const calls = await Promise.allSettled(Array.from({ length: 1000 }, () => spoki.tags.retrieve(1)));
      assert.ok(calls.every(({ reason }) => reason instanceof RateLimitError));
      assert.ok(times.length >= 1000);
      assert.ok(mostInAMinute(times) <= 50, `${mostInAMinute(times)} calls in a minute`);
    }));

  for (const rateLimit of ["wait", "error", "off"]) {
    it(`holds for an import whose batches are refused, with rateLimit ${rateLimit}`, () =>
      withVirtualClock(async (clock) => {
        for (const header of HEADERS) {
          const before = clock.elapsed();
          const { fetch, times } = server(clock, 10, [header]);
          const report = await clientWith(fetch, { rateLimit }).importContacts(csvOf(5), { ...ITALY, listId: 1 });
          assert.equal(report.accepted, 5);
          assert.equal(times.length, 11);
          if (rateLimit === "off") {
            const pauses = times.slice(1).map((time, index) => time - times[index]);
            assert.ok(Math.min(...pauses) >= 250, `${pauses} with ${header}`);
          } else {
            assert.equal(mostInAMinute(times), 1);
          }
          assert.ok(clock.elapsed() > before);
        }
      }));
  }

  it("makes an import that goes on being refused slower and slower", () =>
    withVirtualClock(async (clock) => {
      const { fetch, times } = server(clock, 60, ["0"]);
      await clientWith(fetch, { rateLimit: "off", maxRetries: 0 }).importContacts(csvOf(5), ITALY);
      assert.ok(times.at(-1) > 40 * 60_000, `the last came after ${times.at(-1)} ms`);
    }));

  it("passes the turns of aborted callers on to those who wait", () =>
    withVirtualClock(async (clock) => {
      const { fetch, times } = server(clock, 0);
      const spoki = clientWith(fetch, { maxWaitMs: Infinity, rateLimit: { "tags.retrieve": 5 } });
      const controller = new AbortController();
      const calls = Array.from({ length: 1000 }, (_, index) => spoki.tags.retrieve(1, index % 9 > 4 ? { signal: controller.signal } : {}));
      setTimeout(() => controller.abort(), 90_000);
      const settled = await Promise.allSettled(calls);
      const done = settled.filter(({ status }) => status === "fulfilled").length;
      assert.equal(times.length, done);
      assert.ok(done < 600);
      assert.ok(mostInAMinute(times) <= 5);
      // Five in each window of a minute and one hundredth.
      const minutes = Math.ceil(times.length / 5);
      assert.ok(times.at(-1) <= minutes * 60_700, `${times.at(-1) / 60_000} minutes for ${times.length} calls`);
    }));

  it("gives no turn back for a call that was aborted after it had left", () =>
    withVirtualClock(async (clock) => {
      const times = [];
      const controller = new AbortController();
      const fetch = () => {
        times.push(clock.elapsed());
        if (times.length === 1) controller.abort();
        return times.length === 1 ? new Promise(() => {}) : json({ id: 1 });
      };
      const spoki = clientWith(async () => fetch(), { rateLimit: { "tags.retrieve": 1 } });
      await Promise.allSettled([spoki.tags.retrieve(1, { signal: controller.signal }), spoki.tags.retrieve(1)]);
      assert.equal(times.length, 2);
      assert.equal(mostInAMinute(times), 1);
    }));
});

describe("an import that is told to wait", () => {
  const HOUR = 3_600_000;
  const run = (clock, options) => {
    const waits = [];
    const told = [];
    const times = [];
    const fetch = async () => {
      times.push(clock.elapsed());
      return times.length === 2 ? busy("3600") : json({ created: 0 });
    };
    const spoki = clientWith(fetch, { onRateLimit: ({ waitMs }) => waits.push(waitMs) });
    const onProgress = ({ waitingMs }) => waitingMs && told.push(waitingMs);
    const work = spoki.importContacts(csvOf(600), { ...ITALY, listId: 1, onProgress, ...options });
    return { work, waits, told, times };
  };

  it("an hour says so before it waits", () =>
    withVirtualClock(async (clock) => {
      const { work, waits, told, times } = run(clock);
      assert.equal((await work).accepted, 600);
      // The usual minute between two batches, and the hour.
      assert.deepEqual(told.filter((wait) => wait > 1000), [60_600, HOUR]);
      assert.ok(waits.includes(HOUR));
      assert.equal(times.length, 3);
      assert.ok(times[2] - times[1] >= HOUR);
    }));

  it("longer than it may ends with what was done, and goes on later", () =>
    withVirtualClock(async (clock) => {
      const checkpoint = memoryCheckpoint();
      const error = await rejection(run(clock, { checkpoint, maxWaitMs: HOUR - 1 }).work);
      assert.ok(error instanceof RateLimitError, `${error}`);
      assert.equal(error.retryAfterMs, HOUR);
      assert.equal(error.report.batches, 1);
      assert.equal(clock.timers(), 0);
      const bodies = [];
      const fetch = asRequest(async (request) => {
        bodies.push(await request.json());
        return json({});
      });
      await clientWith(fetch).importContacts(csvOf(600), { ...ITALY, listId: 1, checkpoint });
      assert.deepEqual(bodies.map(({ contacts }) => contacts.length), [100]);
    }));

  it("leaves no timer behind when it is aborted", () =>
    withVirtualClock(async (clock) => {
      const controller = new AbortController();
      const reason = { why: "enough" };
      const onProgress = ({ waitingMs }) => waitingMs === HOUR && setTimeout(() => controller.abort(reason), 5);
      const { work } = run(clock, { signal: controller.signal, onProgress });
      assert.equal(await rejection(work), reason);
      assert.equal(clock.timers(), 0);
    }));
});

describe("a fetch that answers at once", () => {
  it("leaves the rest of the runtime its turns during an import", async () => {
    let tasks = 0;
    let running = true;
    const count = () => {
      tasks += 1;
      if (running) setImmediate(count);
    };
    count();
    let calls = 0;
    const fetch = async () => {
      calls += 1;
      return json({});
    };
    await clientWith(fetch, { rateLimit: "off" }).importContacts(csvOf(400), { ...ITALY, batchSize: 1 });
    running = false;
    assert.equal(calls, 400);
    assert.ok(tasks >= 400 / 8, `${tasks} turns`);
  });
});
