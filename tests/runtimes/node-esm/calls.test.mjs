import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { NotFoundError, Spoki } from "spoki-wasm";
import { startSandbox } from "../support/sandbox.mjs";

describe("calls against the sandbox", () => {
  let sandbox;
  let spoki;
  before(async () => {
    sandbox = await startSandbox({ clock: "600x" });
    spoki = new Spoki({ apiKey: sandbox.key, baseUrl: sandbox.url, rateLimit: "off" });
  });
  beforeEach(() => sandbox.reset());
  after(() => sandbox.stop());

  it("normalises the phone and stores the contact", async () => {
    const synced = await spoki.contacts.sync({ phone: "+39 333 123 4567", first_name: "Nicolò" });
    assert.equal(synced.phone, "+393331234567");
    const stored = await spoki.contacts.retrieve(synced.id);
    assert.equal(stored.first_name, "Nicolò");
    const [sent] = await sandbox.requests();
    assert.equal(sent.method, "POST");
    assert.equal(sent.path, "/api/1/contacts/sync/");
  });

  it("percent-encodes the plus of a phone filter", async () => {
    await spoki.contacts.sync({ phone: "+393331234567" });
    await spoki.contacts.sync({ phone: "+393331234568" });
    const page = await spoki.contacts.list({ phone: "+393331234568" });
    assert.deepEqual(page.items.map(({ phone }) => phone), ["+393331234568"]);
  });

  it("sends a batch as an array at the root, and one to a list as an object", async () => {
    await spoki.contacts.syncAll([{ phone: "+393331234567" }, { phone: "+39 333 765 4321" }]);
    const list = await spoki.lists.create({ name: "Clienti" });
    await spoki.lists.syncContacts(list.id, { contacts: [{ phone: "+393331234567" }] });
    const phones = await sandbox.control("GET", `lists/${list.id}/contacts`);
    assert.deepEqual(phones, ["+393331234567"]);
    assert.equal((await spoki.contacts.list()).count, 2);
  });

  describe("pages", () => {
    const PHONES = Array.from({ length: 45 }, (_, index) => `+3933312345${String(index).padStart(2, "0")}`);
    beforeEach(() => spoki.contacts.syncAll(PHONES.map((phone) => ({ phone }))));

    it("gives one page and the way to the next", async () => {
      const page = await spoki.contacts.list({ page_size: 20 });
      assert.equal(page.items.length, 20);
      assert.equal(page.count, 45);
      const second = await page.nextPage();
      const third = await second.nextPage();
      assert.equal(third.items.length, 5);
      assert.equal(await third.nextPage(), undefined);
    });

    it("walks over all of them lazily", async () => {
      const seen = new Set();
      for await (const contact of spoki.contacts.list({ page_size: 20 })) seen.add(contact.phone);
      assert.deepEqual([...seen].sort(), PHONES);
      const requests = await sandbox.requests();
      assert.equal(requests.filter(({ operation }) => operation === "contacts.list").length, 3);
    });

    it("stops asking when the loop is left", async () => {
      for await (const contact of spoki.contacts.list({ page_size: 20 })) {
        assert.ok(contact.id);
        break;
      }
      const requests = await sandbox.requests();
      assert.equal(requests.filter(({ operation }) => operation === "contacts.list").length, 1);
    });

    it("collects up to a limit", async () => {
      const some = await spoki.contacts.list({ page_size: 20 }).toArray({ limit: 30 });
      assert.equal(some.length, 30);
      const all = await spoki.contacts.list({ page_size: 20 }).toArray({ limit: 1000 });
      assert.equal(all.length, 45);
    });
  });

  it("gives status, headers and the number of attempts beside the data", async () => {
    const [tag] = await spoki.tags.list().toArray({ limit: 1 });
    const { data, response } = await spoki.tags.retrieve(tag.id).withResponse();
    assert.deepEqual(data, tag);
    assert.equal(response.status, 200);
    assert.equal(response.attempts, 1);
    assert.match(response.headers.get("content-type"), /json/);
  });

  it("answers a deletion with nothing", async () => {
    const list = await spoki.lists.create({ name: "Da cancellare" });
    assert.equal(await spoki.lists.delete(list.id), undefined);
    await assert.rejects(spoki.lists.retrieve(list.id), NotFoundError);
  });

  it("reaches a route without a method of its own", async () => {
    await spoki.contacts.sync({ phone: "+393331234567" });
    const answer = await spoki.request("GET", "/api/1/contacts/", { query: { page_size: 1 } });
    assert.equal(answer.count, 1);
  });

  it("lets extraBody and extraQuery pass unchecked", async () => {
    await spoki.contacts.sync({ phone: "+393331234567" }, { extraBody: { brand_new: 1 }, extraQuery: { trace: "a b" } });
    const [sent] = await sandbox.requests();
    assert.equal(JSON.parse(sent.body).brand_new, 1);
    assert.match(sent.query, /trace=a(\+|%20)b/);
  });

  it("takes ids as number, bigint and digits", async () => {
    const { id } = await spoki.lists.create({ name: "Clienti" });
    for (const spelled of [id, BigInt(id), String(id)]) assert.equal((await spoki.lists.retrieve(spelled)).name, "Clienti");
  });

  it("keeps answers to parallel calls apart", async () => {
    const phones = Array.from({ length: 100 }, (_, index) => `+3933399900${String(index).padStart(2, "0")}`);
    const contacts = await Promise.all(phones.map((phone) => spoki.contacts.sync({ phone })));
    assert.deepEqual(contacts.map(({ phone }) => phone), phones);
  });
});
