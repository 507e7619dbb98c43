/** The example of each area, which the typings show too: it runs, and nothing of it is refused. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Spoki } from "spoki-wasm";
import { until } from "../support/fakes.mjs";
import { startSandbox } from "../support/sandbox.mjs";

const folder = join(import.meta.dirname, "areas");
const areas = readdirSync(folder).filter((name) => name !== "client.mjs").map((name) => name.replace(".mjs", ""));

describe("the example of", () => {
  let sandbox;

  before(async () => {
    sandbox = await startSandbox({ clock: "600x" });
    Object.assign(process.env, { SPOKI_API_KEY: sandbox.key, SPOKI_PARTNER_KEY: "sandbox-partner-key", SPOKI_BASE_URL: sandbox.url });
    // What the account of a reader has: a field and an approved template.
    const spoki = new Spoki({ apiKey: sandbox.key, baseUrl: sandbox.url });
    await spoki.customFields.create({ label: "ORDINE", code: "ORDER_ID", field_type: 1, example: "A-42" });
    const { id } = await spoki.templates.create({
      name: "promemoria",
      category: "UTILITY",
      templatelocalization_set: [{ language: "it", body_template_component: { text: "Il pacco %%ORDER_ID%% parte oggi." }, example_custom_fields: { ORDER_ID: "A-42" } }],
    });
    await spoki.templates.submit(id);
    await until(async () => (await spoki.templates.retrieve(id)).is_approved);
  });
  after(() => sandbox.stop());

  it("each of the 21 areas is there", () => assert.equal(areas.length, 21));

  for (const area of areas) {
    it(area, async (context) => {
      await sandbox.control("DELETE", "requests");
      const log = context.mock.method(console, "log", () => {});
      await import(join(folder, `${area}.mjs`));
      assert.ok(log.mock.callCount() > 0, "it shows something");
      const requests = await sandbox.requests();
      assert.deepEqual(requests.filter(({ status }) => status >= 400).map(({ operation, body }) => [operation, body]), []);
      const calls = requests.filter(({ operation }) => operation.startsWith(`${area}.`));
      assert.ok(calls.length > 0, "it calls its area");
    });
  }

  it("messages sends a template too", async () => {
    const sent = await sandbox.control("GET", "messages");
    assert.ok(sent.some(({ type, text }) => type === "Template" && text === "Il pacco A-42 parte oggi."));
  });
});
