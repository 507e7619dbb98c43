/** What logs of tools and their errors show of secrets, phones and dates. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Spoki, SpokiError } from "spoki-wasm";
import { json, rejection, scripted } from "../support/fakes.mjs";

const KEY = 'canary-"k/9\\d1';
const UUID = "c0ffee00-1111-4222-8333-444455556666";

async function logged(args, options = {}) {
  const entries = [];
  const spoki = new Spoki({ apiKey: KEY, baseUrl: "http://localhost", rateLimit: "off", fetch: scripted(json({ id: 1 })).fetch, ...options });
  await spoki.tools.execute("SPOKI_LIST_TAGS", {});
  await spoki.tools.execute("SPOKI_AUTOMATIONS_START", args, { policy: { log: (entry) => entries.push(entry) } });
  return entries[0].arguments;
}

describe("the log of a tool", () => {
  for (const name of [
    "api-key", "apiKey", "API_KEY", "x-api-key", "X-Spoki-Api-Key", "private key", "privateKey", "authorization", "Authorization", "passwd", "password",
    "pwd", "db_pwd", "otp", "OTP_CODE", "userPin", "pin", "PIN code", "token", "accessToken", "refresh_token", "client-secret", "set-cookie", "credentials",
  ]) {
    it(`hides what is called ${name}`, async () => {
      for (const metadata of [{ [name]: "hush" }, { [name]: { deep: "hush" } }, { deep: [{ name, value: "hush" }] }, { deep: [[name, "hush"]] }, { text: JSON.stringify({ [name]: "hush" }) }, JSON.stringify({ a: JSON.stringify({ [name]: "hush" }) })]) {
        const shown = JSON.stringify(await logged({ metadata }));
        assert.ok(!shown.includes("hush"), `${JSON.stringify(metadata)}: ${shown}`);
      }
    });
  }

  it("hides assignments within a text", async () => {
    for (const text of ["api_key=hush", "token: hush", 'see "password": "hush hush"', "Authorization: Bearer hush", "url?access_token=hush&a=1"]) {
      assert.ok(!JSON.stringify(await logged({ metadata: { text } })).includes("hush"), text);
    }
  });

  it("shows what is no secret as it is", async () => {
    const metadata = { shipping: "a", monkey: "b", stopped: "c", name: "Ada", value: "d", spin: "e", note: "{not json", when: "2026-10-01T09:00:00.000Z", id: UUID, json: '{ "a": 1 }' };
    assert.deepEqual((await logged({ metadata })).metadata, metadata);
  });

  it("shows the client's own key nowhere, in no spelling", async () => {
    const spelled = [KEY, JSON.stringify(KEY).slice(1, -1), encodeURIComponent(KEY), KEY.replaceAll('"', "\\u0022"), Buffer.from(KEY).toString("hex")];
    for (const apiKey of [KEY, () => KEY, async () => KEY]) {
      const shown = JSON.stringify(await logged({ metadata: { notes: spelled.map((text) => `see ${text}.`), [KEY]: 1 } }, { apiKey }));
      assert.ok(!/canary|63616e6172/.test(shown), shown);
      assert.equal(shown.match(/\[redacted\]/g).length, spelled.length + 1);
    }
  });
});

describe("an error", () => {
  it("keeps its example of a date", async () => {
    const spoki = new Spoki({ apiKey: KEY, baseUrl: "http://localhost", rateLimit: "off", fetch: scripted(json({})).fetch });
    const dates = "use 2026-10-01, 2026-10-01 09:00:00 or 2026-10-01T09:00:00+02:00";
    const failing = new Spoki({ apiKey: KEY, baseUrl: "http://localhost", rateLimit: "off", fetch: scripted(json({ detail: `${dates}; call +39 333 765 4321` }, { status: 400 })).fetch });
    const { error } = await failing.tools.execute("SPOKI_LIST_TAGS", {});
    assert.ok(error.message.includes(dates), error.message);
    assert.ok(error.message.includes("call +[phone]"), error.message);
    const { error: refused } = await spoki.tools.execute("SPOKI_CAMPAIGNS_CREATE", { name: "A", lists: [1], template: 1, scheduled_datetime: "tomorrow" });
    assert.ok(!JSON.stringify(refused).includes("[phone]"), JSON.stringify(refused));
  });

  it("shows no key and no secret that the other side repeats escaped", async () => {
    const secret = 'sécret-"🍕"-/\\x';
    const ascii = (text) => JSON.stringify(text).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
    for (const body of [
      ascii({ detail: `no ${secret}` }),
      ascii({ detail: `no ${secret}` }).replace(/\\u[\da-f]{4}/g, (escape) => `\\u${escape.slice(2).toUpperCase()}`),
      JSON.stringify({ detail: JSON.stringify({ sent: secret }) }),
      JSON.stringify({ detail: ascii({ sent: secret }) }),
      JSON.stringify({ detail: encodeURIComponent(secret) }),
      JSON.stringify({ detail: `no ${secret}` }).replaceAll("/", "\\/"),
      `<p>no ${secret.replaceAll('"', "&quot;")}</p>`,
    ]) {
      const spoki = new Spoki({ apiKey: KEY, baseUrl: "http://localhost", rateLimit: "off", fetch: async () => new Response(body, { status: 400 }) });
      const error = await rejection(() => spoki.automations.start(UUID, { secret, phone: "+393331234567" }));
      assert.ok(error instanceof SpokiError);
      const shown = [error.message, JSON.stringify(error.body)].join(" ");
      for (const part of ["cret-", "🍕", "ud83c", "%F0%9F", "u00e9cret"]) assert.ok(!shown.includes(part), `${part} in ${shown}`);
    }
  });
});
