/** Deliveries, signed by node:crypto. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import { SpokiError, ValidationError, WebhookError, createWebhookDeduplicator, foldStatus, signWebhook, verifyWebhook } from "spoki-wasm";
import { rejection } from "../support/fakes.mjs";

const SECRET = "whsec_canary-4f1c";
const NOW = 1_785_000_060;
const INBOUND = {
  version: 2,
  event: "message.inbound",
  event_uuid: "7a61c5f5-2f0e-4a35-b1c5-18d6a2b0c9d2",
  timestamp: 1785000060.25,
  data: { uuid: "e2e2e2e2-0000-4000-8000-000000000001", from_phone: "+393331234567", text: "Perché no? 👍" },
};
const BODY = JSON.stringify(INBOUND);

function signedByNode(payload, { secret = SECRET, timestamp = NOW } = {}) {
  const digest = createHmac("sha256", secret).update(`${timestamp}.`).update(payload).digest("hex");
  return `t=${timestamp},v2=${digest}`;
}

const delivery = (changes = {}) => ({ payload: BODY, signature: signedByNode(BODY), secret: SECRET, now: NOW, ...changes });

async function reasonOf(changes) {
  const error = await rejection(() => verifyWebhook(delivery(changes)));
  assert.ok(error instanceof WebhookError && error instanceof SpokiError, `${error}`);
  assert.equal(error.name, "WebhookError");
  assert.equal(error.operation, "webhook");
  assert.ok(!inspect(error, { depth: 20, showHidden: true }).includes("canary"), "the error shows the secret");
  assert.ok(!inspect(error, { depth: 20, showHidden: true }).includes("333123"), "the error shows the body");
  assert.match(error.message, /^webhook: \w+ .+/);
  return error.reason;
}

describe("verifyWebhook", () => {
  it("gives the event of what node:crypto signed", () => {
    assert.deepEqual(verifyWebhook(delivery()), INBOUND);
  });

  it("takes a body as text, as bytes, as a view of some and as a buffer", () => {
    const bytes = new TextEncoder().encode(BODY);
    const longer = new Uint8Array([0, ...bytes, 0]);
    for (const payload of [bytes, Buffer.from(BODY), bytes.buffer, longer.subarray(1, -1), new DataView(longer.buffer, 1, bytes.length)]) {
      assert.deepEqual(verifyWebhook(delivery({ payload })), INBOUND);
    }
  });

  it("agrees with node:crypto about any body, secret and time", () => {
    const secret = fc.string({ minLength: 1, maxLength: 200, unit: "binary" });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), secret, fc.integer({ min: 0, max: 1e11 }), (payload, key, timestamp) => {
        assert.equal(signWebhook({ payload, secret: key, timestamp }), signedByNode(payload, { secret: key, timestamp }));
      }),
      { numRuns: 300, seed: 42 },
    );
  });

  it("takes the current time if none is given", () => {
    const payload = '{"event":"a","data":{}}';
    const signature = signWebhook({ payload, secret: SECRET });
    assert.equal(verifyWebhook({ payload, signature, secret: SECRET }).event, "a");
  });

  it("holds the tolerance in both directions, its limit included", async () => {
    for (const now of [NOW - 300, NOW + 300]) assert.ok(verifyWebhook(delivery({ now })));
    assert.ok(verifyWebhook(delivery({ now: NOW + 10, toleranceSeconds: 10 })));
    assert.equal(await reasonOf({ now: NOW + 301 }), "too_old");
    assert.equal(await reasonOf({ now: NOW - 301 }), "too_new");
    assert.equal(await reasonOf({ now: NOW + 11, toleranceSeconds: 10 }), "too_old");
    assert.equal(await reasonOf({ now: NOW * 1000 }), "too_old");
  });

  it("tries each secret while one is replaced", async () => {
    assert.ok(verifyWebhook(delivery({ secret: undefined, secrets: ["new", SECRET] })));
    assert.ok(verifyWebhook(delivery({ secret: undefined, secrets: [SECRET, "old"] })));
    assert.equal(await reasonOf({ secret: undefined, secrets: ["new", "old"] }), "no_match");
  });

  it("never verifies with an empty secret or without one", async () => {
    const signature = signedByNode(BODY, { secret: "" });
    for (const given of [{ secret: "" }, { secret: undefined }, { secret: undefined, secrets: [] }, { secret: undefined, secrets: [SECRET, ""] }]) {
      assert.equal(await reasonOf({ ...given, signature }), "empty_secret");
    }
  });

  for (const [what, changes, reason] of [
    ["no header", { signature: null }, "missing_signature"],
    ["a header of another form", { signature: "sha256=00" }, "malformed_signature"],
    ["a header that came twice", { signature: [signedByNode(BODY), signedByNode(BODY)] }, "malformed_signature"],
    ["a header that is huge", { signature: `${signedByNode(BODY)},x=${"a".repeat(1 << 20)}` }, "malformed_signature"],
    ["another secret", { secret: "other" }, "no_match"],
    ["a body that was encoded again", { payload: JSON.stringify(INBOUND, null, 1) }, "no_match"],
    ["a body that is huge", { payload: " ".repeat(2 ** 20 + 1) }, "too_large"],
    ["version 1", { payload: '{"version":1,"event":"message.inbound","data":{}}', signature: undefined }, "unsupported_version"],
  ]) {
    it(`refuses ${what}: ${reason}`, async () => assert.equal(await reasonOf(changes), reason));
  }

  it("refuses what is signed and no event", async () => {
    for (const [payload, reason] of [["", "not_json"], ["{", "not_json"], ["[]", "not_an_event"], ['{"event":"a"}', "not_an_event"]]) {
      assert.equal(await reasonOf({ payload, signature: signedByNode(payload) }), reason);
    }
  });

  it("gives the documented names to what comes under others", () => {
    const payload = '{"type":"message.inbound","payload":{"id":"a","n":12345678901234567890},"x":null}';
    const event = verifyWebhook(delivery({ payload, signature: signedByNode(payload) }));
    assert.deepEqual(event, { event: "message.inbound", data: { uuid: "a", n: 12345678901234567890 }, x: null });
  });

  it("keeps every digit of an id, beyond 2^53 as text", () => {
    const payload = '{"event":"contact.created","data":{"id":9007199254740993,"tag":[-9223372036854775807],"n":9007199254740991,"text":"9007199254740993"}}';
    const { data } = verifyWebhook(delivery({ payload, signature: signedByNode(payload) }));
    assert.deepEqual(data, { id: "9007199254740993", tag: ["-9223372036854775807"], n: 9007199254740991, text: "9007199254740993" });
  });

  it("is not fooled by __proto__", () => {
    const payload = '{"__proto__":{"event":"a","data":{}},"event":"b","data":{"__proto__":{"polluted":true}}}';
    const event = verifyWebhook(delivery({ payload, signature: signedByNode(payload) }));
    assert.equal(event.event, "b");
    assert.equal(event.data.polluted, undefined);
    assert.equal({}.polluted, undefined);
  });

  it("names an argument of the wrong kind and does not show it", async () => {
    for (const [field, changes] of [
      ["payload", { payload: { canary: 1 } }],
      ["payload", { payload: undefined }],
      ["payload", { payload: Symbol("canary") }],
      ["signature", { signature: { toString: () => signedByNode(BODY) } }],
      ["signature", { signature: new String(signedByNode(BODY)) }],
      ["signature", { signature: [{ toString: () => signedByNode(BODY) }] }],
      ["signature", { signature: [[signedByNode(BODY)]] }],
      ["signature", { signature: Symbol("canary") }],
      ["signature", { signature: 1n }],
      ["secret", { secret: 42 }],
      ["secret", { secret: Symbol("canary") }],
      ["secret", { secret: { toString: () => SECRET } }],
      ["secret", { secret: undefined, secrets: [undefined] }],
      ["now", { now: new Date() }],
      ["now", { now: Number.NaN }],
      ["toleranceSeconds", { toleranceSeconds: -1 }],
      ["toleranceSeconds", { toleranceSeconds: "300" }],
    ]) {
      const error = await rejection(() => verifyWebhook(delivery(changes)));
      assert.ok(error instanceof ValidationError, `${error}`);
      assert.deepEqual(error.issues.map(({ path, code }) => [path, code]), [[[field], "wrong_type"]]);
      assert.ok(!inspect(error, { depth: 20 }).includes("canary"));
    }
  });
});

describe("what is no object at all", () => {
  const refusedAt = async (field, work) => {
    const error = await rejection(work);
    assert.ok(error instanceof ValidationError, `${error}`);
    assert.deepEqual(error.issues.map(({ path, code }) => [path, code]), [[[field], "wrong_type"]]);
  };
  for (const given of [undefined, null, "text", Symbol("text"), 7]) {
    it(`is refused by name: ${String(given)}`, async () => {
      await refusedAt("delivery", () => verifyWebhook(given));
      await refusedAt("delivery", () => signWebhook(given));
      await refusedAt("options", () => createWebhookDeduplicator(given));
      await refusedAt("event", () => createWebhookDeduplicator({ store: { add: () => true } })(given));
    });
  }
});

describe("signWebhook", () => {
  it("refuses to sign without a secret", async () => {
    assert.equal((await rejection(() => signWebhook({ payload: "{}", secret: "" }))).reason, "empty_secret");
    assert.ok((await rejection(() => signWebhook({ payload: "{}" }))) instanceof ValidationError);
  });
});

describe("foldStatus", () => {
  const inOrder = ["Pending", "Queued", "Sent", "Failed", "Error", "Delivered", "Read"];
  it("goes forward only", () => {
    for (const [place, current] of inOrder.entries()) {
      for (const [other, next] of inOrder.entries()) {
        assert.equal(foldStatus(current, next), other > place ? next : current);
      }
    }
  });

  it("starts with nothing, and lets no unknown status replace a known one", () => {
    assert.equal(foldStatus(undefined, "Sent"), "Sent");
    assert.equal(foldStatus("Sent", "Revoked"), "Sent");
    assert.equal(foldStatus("Revoked", "Edited"), "Edited");
  });
});

describe("createWebhookDeduplicator", () => {
  it("tells a repetition by event_uuid, and hands the time to live on", async () => {
    const seen = new Map();
    const add = (key, ttlMs) => !seen.has(key) && Boolean(seen.set(key, ttlMs));
    const check = createWebhookDeduplicator({ store: { add }, ttlMs: 1000 });
    assert.equal(await check(INBOUND), "new");
    assert.equal(await check(INBOUND), "duplicate");
    assert.deepEqual([...seen], [[INBOUND.event_uuid, 1000]]);
  });

  it("says of events that have no event_uuid that it cannot tell", async () => {
    const store = { add: () => assert.fail("nothing to add") };
    const check = createWebhookDeduplicator({ store });
    for (const event of [{}, { event_uuid: "" }, { event_uuid: null }]) assert.equal(await check(event), "unidentified");
  });

  it("lets one of many at the same time be the first", async () => {
    const seen = new Set();
    const add = async (key) => seen.size < seen.add(key).size;
    const check = createWebhookDeduplicator({ store: { add } });
    const answers = await Promise.all(Array.from({ length: 50 }, () => check(INBOUND)));
    assert.equal(answers.filter((answer) => answer === "new").length, 1);
  });

  it("passes a failure of the store on", async () => {
    const check = createWebhookDeduplicator({ store: { add: async () => Promise.reject(new RangeError("full")) } });
    assert.ok((await rejection(check(INBOUND))) instanceof RangeError);
  });

  it("refuses a store that does not tell whether it had the key", async () => {
    assert.ok((await rejection(createWebhookDeduplicator({ store: new Set() })(INBOUND))) instanceof ValidationError);
    for (const store of [undefined, null, {}, { add: 1 }]) {
      assert.ok((await rejection(() => createWebhookDeduplicator({ store }))) instanceof ValidationError);
    }
  });
});
