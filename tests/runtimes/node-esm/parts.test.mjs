/** The entries with a module of their own: less than everything, and the same in what they have. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import * as whole from "spoki-wasm";
import * as client from "spoki-wasm/client";
import * as phones from "spoki-wasm/phones";
import * as webhooks from "spoki-wasm/webhooks";
import { json, rejection } from "../support/fakes.mjs";

const PARTS = { client, phones, webhooks };
const folder = new URL(".", import.meta.resolve("spoki-wasm/package.json"));
const secret = "whsec_parts";
const payload = JSON.stringify({ version: 2, event: "message.inbound", event_uuid: "1", data: { text: "Sì" } });

/** The values that a file of typings promises. */
function promised(typings) {
  const code = typings.replace(/\/\*[^]*?\*\/|\/\/.*/g, "");
  const lists = [...code.matchAll(/export \{([^}]*)\}/g)].flatMap(([, names]) => names.split(","));
  const declared = [...code.matchAll(/export const (\w+)/g)].map(([, name]) => name);
  return [...lists.map((name) => name.trim()).filter(Boolean), ...declared].sort();
}

describe("the smaller entries", () => {
  for (const [name, part] of Object.entries(PARTS)) {
    it(`${name} has what its typings promise, and nothing that the whole one lacks`, async () => {
      const typings = await readFile(fileURLToPath(new URL(`${name}.d.ts`, folder)), "utf8");
      assert.deepEqual(Object.keys(part).sort(), promised(typings));
      assert.deepEqual(Object.keys(part).filter((export_) => !(export_ in whole)), []);
    });

    it(`${name} gets ready, and tells an error that is one of the whole package, too`, async () => {
      await part.ready();
      const error = await rejection(() => part.setLocale("xx"));
      for (const classes of [whole, client, phones, webhooks]) {
        assert.ok(error instanceof classes.ValidationError && error instanceof classes.SpokiError, name);
      }
      assert.ok(!(error instanceof whole.ApiError) && !(error instanceof webhooks.WebhookError));
    });
  }

  it("phones are read, checked and written as by the whole one", () => {
    const inputs = ["+39 333 123 4567", "06 6982", "0039 06 6982 123", "12", "+1 (212) 555-2368", "", "tel:+49-30-901820", "+39333１２３4567"];
    for (const input of inputs) {
      for (const options of [undefined, { defaultCountry: "IT" }, { defaultCountry: "US" }]) {
        for (const part of [phones, client]) {
          assert.deepEqual(part.parsePhone(input, options), whole.parsePhone(input, options), input);
          assert.equal(part.isValidPhone(input, options), whole.isValidPhone(input, options), input);
        }
      }
    }
    for (const style of ["national", "international", "rfc3966"]) {
      assert.equal(phones.formatPhone("+390669812345", style), whole.formatPhone("+390669812345", style));
    }
    const params = { defaultCountry: "XX" };
    assert.throws(() => phones.isValidPhone("1", params), (error) => error.message === caught(() => whole.isValidPhone("1", params)).message);
  });

  it("webhooks are signed and verified as by the whole one", () => {
    const timestamp = 1_800_000_000;
    for (const part of [webhooks, client]) {
      const signature = part.signWebhook({ payload, secret, timestamp });
      assert.equal(signature, whole.signWebhook({ payload, secret, timestamp }));
      assert.equal(part.verifyWebhook({ payload, signature, secret, now: timestamp }).data.text, "Sì");
      const error = caught(() => part.verifyWebhook({ payload: `${payload} `, signature, secret, now: timestamp }));
      assert.ok(error instanceof part.WebhookError && error instanceof whole.WebhookError);
      assert.equal(error.reason, "no_match");
    }
  });

  it("the client calls, checks, lists and gives tools, and has no import", async () => {
    const requests = [];
    const fetch = async (url, { method, body }) => {
      requests.push([method, new URL(url).pathname, body]);
      return method === "GET" ? json({ count: 1, next: null, previous: null, results: [{ id: 7 }] }) : json({ id: 7, phone: "+393331234567" });
    };
    const spoki = new client.Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch });
    assert.equal((await spoki.contacts.sync({ phone: "+39 333 123 4567" })).id, 7);
    assert.deepEqual(await spoki.contacts.list().toArray(), [{ id: 7 }]);
    const refused = await spoki.tools.execute("SPOKI_CREATE_OR_UPDATE_CONTACT", { phone: "12" });
    assert.equal(refused.error.name, "ValidationError");
    const error = await rejection(() => spoki.contacts.sync({ phone: "12" }));
    assert.ok(error instanceof client.ValidationError && error instanceof whole.ValidationError, `${error}`);
    assert.equal(requests.length, 2);
    assert.equal(spoki.importContacts, undefined);
    assert.equal(spoki.constructor.name, "Spoki");
    for (const given of [{ phone: "+39 333 123 4567" }, { phone: "12" }]) {
      const [part, all] = await Promise.all([client, whole].map(({ schemas }) => schemas.contactSync["~standard"].validate(given)));
      assert.deepEqual(part, all);
    }
    const target = { target: "draft-2020-12" };
    assert.deepEqual(client.schemas.contactSync["~standard"].jsonSchema.input(target), whole.schemas.contactSync["~standard"].jsonSchema.input(target));
  });

  it("a class that somebody made of one of these is told from the others", () => {
    class Mine extends whole.SpokiError {}
    const mine = new Mine({ message: "m" });
    assert.ok(mine instanceof Mine && mine instanceof whole.SpokiError && mine instanceof phones.SpokiError);
    assert.ok(!(caught(() => phones.setLocale("xx")) instanceof Mine));
    const throwing = new Proxy({}, { get() { throw new Error("get"); } });
    for (const other of [undefined, null, 1, "text", {}, throwing]) assert.ok(!(other instanceof whole.SpokiError));
  });
});

function caught(work) {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: "nothing was thrown" });
}
