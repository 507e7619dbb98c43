"use strict";
const assert = require("node:assert/strict");
const { after, before, describe, it } = require("node:test");
const { Spoki, NotFoundError, ValidationError, planImport } = require("spoki-wasm");

describe("require in CommonJS", () => {
  let sandbox;
  let spoki;
  before(async () => {
    const { startSandbox } = await import("../support/sandbox.mjs");
    sandbox = await startSandbox();
    spoki = new Spoki({ apiKey: sandbox.key, baseUrl: sandbox.url, rateLimit: "off" });
  });
  after(() => sandbox.stop());

  it("checks at once, without anything to load or await", () => {
    assert.throws(() => new Spoki({ apiKey: "with\na line break" }), ValidationError);
  });

  it("makes a real call", async () => {
    const contact = await spoki.contacts.sync({ phone: "+39 333 123 4567", first_name: "Ada" });
    assert.equal(contact.phone, "+393331234567");
    await assert.rejects(spoki.contacts.retrieve(999_999), NotFoundError);
  });

  it("plans an import", async () => {
    assert.equal((await planImport("Cellulare\n3331234567\n", { defaultCountry: "IT" })).accepted, 1);
  });

  it("gives the same classes as import does", async () => {
    const imported = await import("spoki-wasm");
    assert.equal(imported.Spoki, Spoki);
  });

  it("finds the other entries", () => {
    assert.equal(typeof require("spoki-wasm/slim").initSync, "function");
    assert.equal(require("spoki-wasm/phones").isValidPhone("+393331234567"), true);
    for (const name of ["client", "webhooks"]) assert.equal(typeof require(`spoki-wasm/${name}`).verifyWebhook, "function");
    assert.equal(require("spoki-wasm/package.json").name, "spoki-wasm");
    assert.match(require.resolve("spoki-wasm/wasm"), /spoki\.wasm$/);
  });
});
