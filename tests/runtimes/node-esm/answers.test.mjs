/** Good statuses with a body that is none, or that nobody of Spoki wrote. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DecodeError, Spoki } from "spoki-wasm";
import { json, rejection, scripted } from "../support/fakes.mjs";

const clientWith = (fetch, options) =>
  new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", maxRetries: 0, fetch, ...options });

const answering = (body, { status = 200, type = "application/json" } = {}) =>
  scripted(new Response(body, { status, headers: { "content-type": type } }));

async function faultOf(work) {
  const error = await rejection(work);
  assert.ok(error instanceof DecodeError, `${error}`);
  return error;
}

/** Calls whose answer is declared, and whether it is open what became of them. */
const DECLARED = {
  "tags.retrieve": [(spoki) => spoki.tags.retrieve(1), false],
  "tags.list": [(spoki) => spoki.tags.list(), false],
  "contacts.sync": [(spoki) => spoki.contacts.sync({ phone: "+393331234567" }), true],
  "lists.create": [(spoki) => spoki.lists.create({ name: "Clienti" }), true],
  "templates.clone": [(spoki) => spoki.templates.clone(1), true],
  "partners.addSvClients": [(spoki) => spoki.partners.addSvClients([{ account_name: "Ada", email: "ada@example.com" }]), true],
};

/** Calls that answer nothing, or nothing that is published. */
const UNDECLARED = {
  "lists.delete": (spoki) => spoki.lists.delete(1),
  "lists.removeAllContacts": (spoki) => spoki.lists.removeAllContacts(1),
  "templates.submit": (spoki) => spoki.templates.submit(1),
  "webhooks.test": (spoki) => spoki.webhooks.test(1),
  "a route without a method": (spoki) => spoki.request("POST", "/api/1/deals/", { body: {} }),
};

describe("an empty answer", () => {
  for (const [name, [call, ambiguous]] of Object.entries(DECLARED)) {
    it(`of ${name}, which is declared to have content, is a DecodeError`, async () => {
      for (const body of ["", " \n", "\ufeff"]) {
        const error = await faultOf(call(clientWith(answering(body).fetch)));
        assert.deepEqual([error.fault, error.status, error.ambiguous], ["empty", 200, ambiguous]);
        assert.match(error.message, /empty/);
      }
    });
  }

  for (const [name, call] of Object.entries(UNDECLARED)) {
    it(`of ${name} is a success`, async () => {
      assert.equal(await call(clientWith(answering("").fetch)), undefined);
    });
  }

  it("is asked for again where that does no harm, and not where it could be done twice", async () => {
    const cut = () => new Response("");
    const { fetch, calls } = scripted(cut, cut, json({ id: 7 }));
    const spoki = clientWith(fetch, { maxRetries: 2 });
    assert.deepEqual(await spoki.tags.retrieve(7), { id: 7 });
    assert.equal(calls.length, 3);
    const creating = answering("");
    await faultOf(clientWith(creating.fetch, { maxRetries: 2 }).lists.create({ name: "Clienti" }));
    assert.equal(creating.calls.length, 1);
  });

  it("in the middle of a list is a DecodeError, never its end", async () => {
    const next = "http://localhost/api/1/tags/?page=2";
    for (const cut of [new Response(""), new Response(null, { status: 204 })]) {
      const pages = () => clientWith(scripted(json({ count: 3, next, results: [{ id: 1 }] }), cut.clone()).fetch).tags.list();
      assert.equal((await faultOf(pages().toArray())).fault, "empty");
      const seen = [];
      const iterate = async () => {
        for await (const { id } of pages()) seen.push(id);
      };
      assert.equal((await faultOf(iterate)).fault, "empty");
      assert.deepEqual(seen, [1]);
    }
  });

  it("with a status that says so is a success of everything but a read", async () => {
    const none = async () => new Response(null, { status: 204 });
    assert.equal(await clientWith(none).lists.create({ name: "Clienti" }), undefined);
    assert.equal((await faultOf(clientWith(none).tags.retrieve(1))).fault, "empty");
  });
});

describe("an HTML page with status 200", () => {
  const PAGES = [
    ["<!doctype html><title>Log in</title>", "application/json"],
    ["\ufeff\n <html></html>", "text/plain"],
    ["Log in", "text/html; charset=utf-8"],
    ["Log in", "application/xhtml+xml"],
  ];
  const calls = { ...UNDECLARED, ...Object.fromEntries(Object.entries(DECLARED).map(([name, [call]]) => [name, call])) };
  calls["automations.start"] = (spoki) =>
    spoki.automations.start("5f0e4a35-b1c5-48d6-a2b0-c9d27a61c5f5", { secret: "s3cr3t-of-start", phone: "+393331234567" });
  for (const [name, call] of Object.entries(calls)) {
    it(`is no answer of ${name}`, async () => {
      for (const [body, type] of PAGES) {
        const error = await faultOf(call(clientWith(answering(body, { type }).fetch)));
        assert.deepEqual([error.fault, error.ambiguous], ["html", true], `${type} ${body}`);
        assert.match(error.message, /HTML/);
      }
    });
  }

  it("is not what other text in place of nothing is", async () => {
    for (const [body, type] of [["OK", "text/plain"], ["{}", "application/json"], ["", "text/html"], ["3 > 2", "text/plain"]]) {
      assert.equal(await clientWith(answering(body, { type }).fetch).lists.delete(1), undefined);
    }
  });
});
