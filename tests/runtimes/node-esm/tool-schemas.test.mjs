/** The schemas, by ajv: they compile, take what the reference shows, and say what the checker says. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { Spoki } from "spoki-wasm";
import schemas from "spoki-wasm/schemas.json" with { type: "json" };
import { listTools, tools } from "spoki-wasm/tools";
import examples from "../spec/examples.json" with { type: "json" };
import { random, right, variations } from "../support/schemas.mjs";

const ajv = addFormats.default(new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: false }));
const validators = new Map(tools.map(({ slug, input }) => [slug, ajv.compile(input)]));

const spoki = new Spoki({ apiKey: "k-1234567", baseUrl: "http://localhost", fetch: () => assert.fail("nothing is sent") });
const check = (slug, args) => spoki.tools.execute(slug, args, { policy: { dryRun: true } });

/** Whether a schema takes the arguments once whole numbers that are written as text are numbers, as `execute` reads them. */
function takesAsNumbers(takes, args) {
  const copy = structuredClone(args);
  const isText = ([owner, name]) => typeof owner?.[name] === "string" && /^-?\d+$/.test(owner[name].trim());
  while (!takes(copy)) {
    const places = takes.errors.map(({ instancePath }) => {
      const steps = instancePath.split("/").slice(1);
      const name = steps.pop();
      return [steps.reduce((value, step) => value?.[step], copy), name];
    });
    const place = places.find(isText);
    if (!place) return false;
    place[0][place[1]] = Number(place[0][place[1]]);
  }
  return true;
}

describe("the schemas", () => {
  it("compile: of requests, of answers, and in every dialect", () => {
    for (const { request, answer } of Object.values(schemas)) {
      ajv.compile(request);
      if (answer !== null) ajv.compile(answer);
    }
    for (const { inputSchema } of listTools({ dialect: "mcp" })) ajv.compile(inputSchema);
    for (const { function: { parameters } } of listTools({ dialect: "openai" })) ajv.compile(parameters);
    for (const { input_schema: schema } of listTools({ dialect: "anthropic" })) ajv.compile(schema);
  });

  it("take the bodies that the reference shows", () => {
    for (const { operation, body } of examples) {
      const takes = ajv.compile(schemas[operation].request);
      assert.ok(takes(body), `${operation}: ${ajv.errorsText(takes.errors)}`);
    }
  });

  it("take an answer that the reference shows, and refuse what is none", () => {
    const takes = ajv.compile(schemas["contacts.list"].answer);
    const contact = { id: 40990001, phone: "+393331234567", first_name: "Ada", email: null, language: "it", more: true };
    assert.ok(takes({ count: 1, next: null, previous: null, results: [contact] }), ajv.errorsText(takes.errors));
    assert.ok(takes([contact]));
    assert.ok(!takes({ count: 1, results: [{ ...contact, id: "x" }] }));
    assert.ok(!takes({ detail: "no" }));
  });
});

describe("schema and checker agree", () => {
  it("on arguments that are right, and on each that breaks one rule", async () => {
    const differences = [];
    const compared = { right: 0, wrong: 0 };
    for (const { slug, input } of tools) {
      const takes = validators.get(slug);
      for (const args of right(input)) {
        const { successful, error } = await check(slug, args);
        if (!successful || !takes(args)) differences.push({ slug, args, schema: ajv.errorsText(takes.errors), checker: error?.message });
        compared.right += 1;
      }
      for (const args of variations(input)) {
        const [schema, { successful }] = [takes(args), await check(slug, args)];
        if (schema || successful) differences.push({ slug, args: JSON.stringify(args).slice(0, 300), schema, successful });
        compared.wrong += 1;
      }
    }
    assert.deepEqual(differences.slice(0, 5), [], `${differences.length} of ${compared.right} and ${compared.wrong}`);
    assert.ok(compared.right > 120 && compared.wrong > 1_500, JSON.stringify(compared));
  });

  it("on random arguments; and no schema refuses what the checker takes", async (context) => {
    const next = random(20260921);
    const counts = { both: 0, neither: 0, schemaOnly: 0 };
    for (let round = 0; round < 12_000; round++) {
      const { slug, input } = tools[round % tools.length];
      const args = next.arguments(input);
      const { successful, error } = await check(slug, args);
      const takes = validators.get(slug);
      const schema = takes(args) || (successful && takesAsNumbers(takes, args));
      assert.ok(schema || !successful, `${slug} ${JSON.stringify(args)}`);
      if (schema === successful) counts[schema ? "both" : "neither"] += 1;
      // What no expression can say: phones, languages and days that do not exist.
      else if (error.issues.every(({ code }) => /^(phone|language|date|email)\.|^mime_type\.not_of_format$/.test(code))) counts.schemaOnly += 1;
      else assert.fail(`${slug} ${JSON.stringify(args)}: ${error.message}`);
    }
    context.diagnostic(JSON.stringify(counts));
    assert.ok(counts.both > 1_000 && counts.neither > 1_000 && counts.schemaOnly > 10, JSON.stringify(counts));
  });
});
