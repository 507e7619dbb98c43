/** What the methods send, beyond what the sandbox can serve. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { RateLimitError, Spoki, ValidationError } from "spoki-wasm";
import { json, rejection } from "../support/fakes.mjs";

const UUID = "c0ffee00-1111-4222-8333-444455556666";
const SECRET = "canary-trigger-secret";

/** A client that answers everything alike and keeps what was sent. */
function recorder(answer, options = {}) {
  const sent = [];
  const fetch = async (url, { method, headers, body = "" }) => {
    sent.push({ method, url, key: new Headers(headers).get("x-spoki-api-key"), body: body && JSON.parse(body) });
    return answer(body);
  };
  const spoki = new Spoki({ apiKey: "test-key", baseUrl: "http://localhost", rateLimit: "off", fetch, ...options });
  return { spoki, sent };
}

describe("the methods", () => {
  it("are there for every operation, in the resources of the interface", () => {
    const { spoki } = recorder(() => json({}));
    const resources =
      "accounts agencies automations campaigns channels contacts customFields embedding invitations lists media messages partners partnerRoles partnerInvitations reports roles tags templates tickets webhooks";
    let methods = 0;
    for (const name of resources.split(" ")) {
      const prototype = Object.getPrototypeOf(spoki[name]);
      methods += Object.getOwnPropertyNames(prototype).filter((method) => method !== "constructor").length;
    }
    assert.equal(methods, 126);
    assert.equal(Object.keys(spoki).length, resources.split(" ").length + ["tools"].length);
  });

  it("send a message of the kind that the input names", async () => {
    const { spoki, sent } = recorder(() => json({ id: 1, uuid: UUID, status: "Pending" }));
    const answer = await spoki.messages.send({ type: "Template", phone: "+39 333 123 4567", template: 123, language: "it", custom_fields: { ORDER_ID: "42" } });
    assert.equal(answer.uuid, UUID);
    assert.deepEqual(sent[0], {
      method: "POST",
      url: "http://localhost/api/1/messages/send/",
      key: "test-key",
      body: { type: "Template", phone: "+393331234567", template: 123, language: "it", custom_fields: { ORDER_ID: "42" } },
    });
    await spoki.messages.sendNote({ phone: "+393331234567", text: "Richiamare" });
    assert.equal(sent[1].body.type, "Note");
  });

  it("tell the issues of the kind that was meant", async () => {
    const { spoki, sent } = recorder(() => json({}));
    const error = await rejection(spoki.messages.send({ type: "Message", content_type: "Interactive", phone: "+393331234567", text: "?", buttons: [{ text: "far too long for a button", order: 0 }] }));
    assert.ok(error instanceof ValidationError);
    assert.deepEqual(error.issues.map(({ path, code }) => [path, code]), [[["buttons", 0, "text"], "too_long"]]);
    assert.equal(sent.length, 0);
  });

  it("start an automation without a key, and without having one", async () => {
    for (const apiKey of ["test-key", undefined]) {
      const { spoki, sent } = recorder(() => new Response(""), apiKey ? {} : { apiKey: undefined });
      const started = await spoki.automations.start(UUID, { secret: SECRET, phone: "+39 333 123 4567", metadata: { __proto__: null, order: [1, null] } });
      assert.equal(started, undefined);
      assert.deepEqual(sent, [
        {
          method: "POST",
          url: `http://localhost/wh/ap/${UUID}/`,
          key: null,
          body: { secret: SECRET, phone: "+393331234567", metadata: { order: [1, null] } },
        },
      ]);
    }
  });

  it("escape what goes into a path", async () => {
    const { spoki, sent } = recorder(() => json({ id: 1 }));
    await spoki.accounts.retrieveByPhone("+39 333 123 4567");
    await spoki.channels.retrieveByPhone("negozio@example.com");
    assert.deepEqual(sent.map(({ url }) => new URL(url).pathname), ["/api/1/accounts/phone/%2B393331234567/", "/api/1/channel/phone/negozio%40example.com/"]);
    for (const identifier of ["..", "a/b", "%2e%2e", ""]) {
      assert.ok((await rejection(spoki.channels.retrieveByPhone(identifier))) instanceof ValidationError, identifier);
    }
  });

  it("do not repeat a GET that creates, nor anything else that could happen twice", async () => {
    const calls = {
      clone: (spoki) => spoki.templates.clone(1),
      send: (spoki) => spoki.messages.sendText({ phone: "+393331234567", text: "a" }),
      start: (spoki) => spoki.automations.start(UUID, { secret: SECRET, phone: "+393331234567" }),
      move: (spoki) => spoki.partners.createSubrecharge({ destination_account: 1, amount: 10_000 }),
      rotate: (spoki) => spoki.webhooks.rotateSecret(1),
    };
    for (const [name, call] of Object.entries(calls)) {
      const { spoki, sent } = recorder(() => json({}, { status: 503 }), { maxRetries: 5 });
      const error = await rejection(call(spoki));
      assert.equal(sent.length, 1, name);
      assert.equal(error.ambiguous, true, name);
    }
  });

  it("of one route share its limit", async () => {
    const { spoki } = recorder(() => json({ uuid: UUID }), { rateLimit: { "messages.send": 1 }, maxWaitMs: 0 });
    await spoki.messages.sendText({ phone: "+393331234567", text: "a" });
    const error = await rejection(spoki.messages.sendTemplate({ phone: "+393331234567", template: 1 }));
    assert.ok(error instanceof RateLimitError);
  });

  it("give pages also where Spoki answers a bare array, and nothing where it answers nothing", async () => {
    const { spoki } = recorder(() => json([{ id: 1, name: "A" }]));
    const page = await spoki.accounts.list();
    assert.deepEqual([page.items.length, page.count, page.hasNextPage], [1, 1, false]);
    const empty = recorder(() => new Response(null, { status: 204 })).spoki;
    assert.equal(await empty.templates.submit(1), undefined);
    assert.equal(await empty.media.delete(1), undefined);
  });
});

describe("a secret in a body", () => {
  it("is in no error, whatever the other side repeats", async () => {
    const answers = {
      "a refusal": (body) => new Response(body, { status: 400 }),
      "a refusal in words": (body) => json({ detail: `no: ${body}` }, { status: 403 }),
      "an error of fetch": (body) => {
        throw new TypeError(`bad body ${body}`, { cause: new Error(body) });
      },
      "no JSON": (body) => new Response(`<p>${body}</p>`),
    };
    for (const [what, answer] of Object.entries(answers)) {
      const { spoki } = recorder(answer, { maxRetries: 0 });
      const calls = [
        spoki.embedding.getAuthenticationToken({ email: "ada@example.com", private_key: SECRET }),
        ...(what === "no JSON" ? [] : [spoki.automations.start(UUID, { secret: SECRET, phone: "+393331234567" })]),
        spoki.automations.start(UUID, { secret: SECRET, phone: "x" }),
      ];
      for (const call of calls) {
        const error = await rejection(call);
        const shown = `${inspect(error, { depth: 20, showHidden: true })} ${JSON.stringify(error)} ${JSON.stringify(error.body)}`;
        assert.ok(!shown.includes("canary"), `${what}: ${shown.slice(0, 300)}`);
      }
    }
  });

  it("reaches no observer", async () => {
    const seen = [];
    const watch = (event) => seen.push(JSON.stringify(event));
    const { spoki } = recorder(() => json({}, { status: 429, headers: { "retry-after": "0" } }), {
      maxRetries: 1, onRequest: watch, onResponse: watch, onRetry: watch, onRateLimit: watch,
    });
    await rejection(spoki.automations.start(UUID, { secret: SECRET, phone: "+393331234567" }));
    assert.ok(seen.length >= 4);
    assert.ok(seen.every((event) => !event.includes("canary") && !event.includes("333123")), seen.join("\n"));
  });
});
