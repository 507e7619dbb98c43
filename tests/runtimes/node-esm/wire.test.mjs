/**
 * Every operation of the reference once, through the packed package: what arrives on the wire is what
 * the reference tells, byte for byte. The expectations stand in `wire/`, by area; none is made from
 * the client's own table.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Spoki } from "spoki-wasm";
import { rejection } from "../support/fakes.mjs";
import { startSandbox } from "../support/sandbox.mjs";
import { startTap } from "../support/tap.mjs";
import { accounts } from "./wire/accounts.mjs";
import { automations } from "./wire/automations.mjs";
import { contacts } from "./wire/contacts.mjs";
import { checkAnswer, checkRequest, specified } from "./wire/contract.mjs";
import { messages } from "./wire/messages.mjs";
import { partners } from "./wire/partners.mjs";
import { people } from "./wire/people.mjs";
import { service } from "./wire/service.mjs";
import { templates } from "./wire/templates.mjs";

/** In this order: an area may use what earlier ones made. */
const AREAS = { accounts, people, partners, contacts, templates, messages, automations, service };

/** What cannot succeed: the status that it is refused with, and why. */
const REFUSED = { "accounts.create_onboarding_link": [404, "the route was withdrawn; the reference says 404 itself"] };

const KEYS = { account: "the-account-key", partner: "sandbox-partner-key" };

describe("on the wire", () => {
  let sandbox, tap;
  const world = { made: {} };

  before(async () => {
    sandbox = await startSandbox({ clock: "600x", key: KEYS.account });
    tap = await startTap(sandbox.url);
    world.spoki = new Spoki({ apiKey: KEYS.account, baseUrl: tap.url, maxRetries: 0 });
    world.partner = new Spoki({ apiKey: KEYS.partner, baseUrl: tap.url, maxRetries: 0 });
    // Prepares what a step needs without being listened to.
    world.backstage = new Spoki({ apiKey: KEYS.account, baseUrl: sandbox.url, rateLimit: "off" });
  });
  after(async () => {
    tap.stop();
    await sandbox.stop();
  });

  it("every operation of the reference is driven once, and nothing else", () => {
    const driven = Object.values(AREAS).flat().map(({ operation }) => operation);
    assert.equal(driven.length, 126);
    assert.deepEqual(driven.toSorted(), [...specified.keys()].toSorted());
    assert.deepEqual(Object.keys(REFUSED).filter((operation) => !specified.has(operation)), []);
  });

  for (const [area, steps] of Object.entries(AREAS)) {
    describe(area, () => {
      for (const { operation, arrange, call, sends, gives } of steps) {
        it(operation, async () => {
          world.given = await arrange?.(world);
          const expected = typeof sends === "function" ? sends(world) : sends;
          tap.calls.length = 0;
          const refusal = REFUSED[operation];
          const outcome = refusal ? await rejection(call(world)) : await call(world);
          assert.equal(tap.calls.length, 1, "one request");
          checkRequest(operation, tap.calls[0], expected, KEYS);
          if (refusal) {
            assert.equal(outcome.status, refusal[0], refusal[1]);
            assert.equal(outcome.operation, operation);
          } else {
            checkAnswer(operation, tap.calls[0], outcome, gives);
            world.made[operation] = outcome;
          }
        });
      }
    });
  }
});

describe("the contract refuses", () => {
  const good = { line: "PATCH /api/1/media/7/", headers: { "x-spoki-api-key": KEYS.account, accept: "application/json", "content-type": "application/json" }, body: '{"title":"a"}' };
  const check = (change = {}, operation = "media.update") => {
    const call = { ...good, ...change };
    checkRequest(operation, { ...call, body: Buffer.from(call.body) }, [call.expected ?? call.line, call.body || undefined], KEYS);
  };

  it("another request than the reference tells", () => {
    check();
    const wrong = {
      "another line": { expected: "PATCH /api/1/media/8/" },
      "another route": { line: "PATCH /api/1/medias/7/" },
      "another method": { line: "POST /api/1/media/7/" },
      "another key": { headers: { ...good.headers, "x-spoki-api-key": KEYS.partner } },
      "no content type": { headers: { ...good.headers, "content-type": undefined } },
      "an unknown field": { body: '{"title":"a","name":"b"}' },
      "a missing field": { body: "{}" },
      "an unknown query": { line: "PATCH /api/1/media/7/?title=a" },
    };
    for (const [name, change] of Object.entries(wrong)) assert.throws(() => check(change), assert.AssertionError, name);
  });

  it("a field inside another that the reference does not name, or misses", () => {
    const inside = (contact) => ({ line: "POST /api/1/lists/7/sync_contacts/", body: JSON.stringify({ contacts: [contact] }) });
    check(inside({ phone: "+393331234567", custom_fields: { ANY: "a" } }), "lists.sync_contacts");
    assert.throws(() => check(inside({ phone: "+393331234567", name: "Ada" }), "lists.sync_contacts"), /no contacts\[\]\.name/);
    assert.throws(() => check(inside({ first_name: "Ada" }), "lists.sync_contacts"), /demands contacts\[\]\.phone/);
  });

  it("another answer than the reference tells, and one that the client changed", () => {
    const tag = { id: 5, name: "VIP", color: null, order: 1 };
    const answered = (told, status = 200) => ({ status, answer: Buffer.from(told === undefined ? "" : JSON.stringify(told)) });
    checkAnswer("tags.retrieve", answered(tag), tag);
    assert.throws(() => checkAnswer("tags.retrieve", answered(tag, 201), tag), /201/);
    assert.throws(() => checkAnswer("tags.retrieve", answered({ ...tag, id: "5" }), { ...tag, id: "5" }), /tags\.retrieve\.id should be int/);
    assert.throws(() => checkAnswer("tags.retrieve", answered(tag), { ...tag, order: 2 }), assert.AssertionError);
    assert.throws(() => checkAnswer("tags.retrieve", answered(undefined), undefined), /should be an object/);
    assert.throws(() => checkAnswer("media.delete", answered({ id: 1 }, 204), { id: 1 }), /should be empty/);
  });
});
