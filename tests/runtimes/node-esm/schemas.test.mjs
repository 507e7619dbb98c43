/** Schemas: they follow the standard, say what calls say, and agree with their JSON Schemas. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { schemas, setLocale, Spoki, ValidationError } from "spoki-wasm";
import { json } from "../support/fakes.mjs";
import { random, right, variations } from "../support/schemas.mjs";

const validate = (name, value) => schemas[name]["~standard"].validate(value);
const written = (name, way, target) => schemas[name]["~standard"].jsonSchema[way]({ target });
const objects = Object.keys(schemas).filter((name) => name !== "phone");

/** The calls whose inputs the schemas are. */
const CALLS = {
  automation: (spoki, input) => spoki.automations.create(input),
  automationStart: (spoki, input) => spoki.automations.start("c0ffee00-1111-4222-8333-444455556666", input),
  campaign: (spoki, input) => spoki.campaigns.create(input),
  channel: (spoki, input) => spoki.channels.create(input),
  contact: (spoki, input) => spoki.contacts.update(1, input),
  contactSync: (spoki, input) => spoki.contacts.sync(input),
  customField: (spoki, input) => spoki.customFields.create(input),
  invitation: (spoki, input) => spoki.invitations.create(input),
  list: (spoki, input) => spoki.lists.create(input),
  media: (spoki, input) => spoki.media.create(input),
  message: (spoki, input) => spoki.messages.send(input),
  partnerInvitation: (spoki, input) => spoki.partnerInvitations.create(input),
  role: (spoki, input) => spoki.roles.addServiceUser(input),
  template: (spoki, input) => spoki.templates.create(input),
  ticket: (spoki, input) => spoki.tickets.create(input),
  webhook: (spoki, input) => spoki.webhooks.create(input),
};

/** What a call would send, or its issues. */
async function call(name, input) {
  let sent;
  const fetch = async (_, { body }) => {
    sent = JSON.parse(body);
    return json({ id: 1 });
  };
  const spoki = new Spoki({ apiKey: "k-1234567", baseUrl: "http://localhost", rateLimit: "off", fetch });
  try {
    await CALLS[name](spoki, input);
    return { value: sent };
  } catch (error) {
    assert.ok(error instanceof ValidationError, error.message);
    return { issues: error.issues };
  }
}

describe("the standard", () => {
  it("is followed by each schema, and each is of a call", () => {
    assert.deepEqual(objects.toSorted(), Object.keys(CALLS).toSorted());
    for (const [name, schema] of Object.entries(schemas)) {
      const { version, vendor, validate: check, jsonSchema, ...rest } = schema["~standard"];
      assert.deepEqual([version, vendor, rest], [1, "spoki-wasm", {}], name);
      for (const value of [undefined, null, 7, "x", [], new Map(), () => {}, { nothing: 1 }]) {
        const { issues } = check(value);
        assert.ok(issues.length > 0, name);
        for (const { message, path } of issues) {
          assert.equal(typeof message, "string");
          assert.ok(path.every((step) => typeof step === "string" || typeof step === "number"));
        }
      }
      assert.equal(typeof jsonSchema.input({ target: "draft-07" }), "object");
    }
  });

  it("has a value without issues, or issues without a value", () => {
    assert.deepEqual(validate("contactSync", { phone: "+39 333 123 4567", first_name: "Ada" }), { value: { phone: "+393331234567", first_name: "Ada" } });
    assert.deepEqual(validate("contactSync", { phone: "+39 333 123 4567", frist_name: "Ada" }), {
      issues: [{
        path: ["frist_name"],
        code: "unknown_field",
        message: "frist_name is not a field of this operation (did you mean first_name?); what Spoki must get unchecked goes in extraBody or extraQuery",
      }],
    });
    assert.deepEqual(validate("phone", "+39 333 123 4567"), { value: "+393331234567" });
    assert.deepEqual(validate("phone", "333").issues.map(({ path, code }) => [path, code]), [[[], "phone.no_country"]]);
  });

  it("tells the place of an issue down to nested fields", () => {
    const localization = { language: "it", body_template_component: { text: "Ciao" }, templatebuttoncomponent_set: [{ text: "a".repeat(30), order: 0, button_type: "quick_reply" }] };
    const { issues } = validate("template", { name: "a", category: "UTILITY", templatelocalization_set: [localization] });
    assert.deepEqual(issues.map(({ path }) => path), [["templatelocalization_set", 0, "templatebuttoncomponent_set", 0, "text"]]);
  });

  it("speaks the language that was chosen", () => {
    setLocale("it");
    try {
      assert.equal(validate("contactSync", {}).issues[0].message, "phone è obbligatorio: indica un valore");
      assert.equal(validate("phone", 7).issues[0].message, "il telefono deve essere una stringa, non number");
    } finally {
      setLocale("en");
    }
  });

  it("leaves out a null for what may be left out, and no other", () => {
    assert.deepEqual(validate("contactSync", { phone: "+393331234567", email: null, custom_fields: null }).value, { phone: "+393331234567" });
    assert.deepEqual(validate("contactSync", { phone: null }).issues.map(({ code }) => code), ["wrong_type"]);
    assert.deepEqual(validate("contactSync", { phone: "+393331234567", custom_fields: { A: null } }).issues[0].path, ["custom_fields", "A"]);
  });

  it("changes nothing of what was given, and no prototype", () => {
    const given = JSON.parse('{"phone":"+39 333 123 4567","custom_fields":{"__proto__":"x","constructor":"y"},"__proto__":{"email":"a@b.it"}}');
    const before = structuredClone(given);
    const { issues } = validate("contactSync", given);
    assert.deepEqual(issues.map(({ path, code }) => [path.join("."), code]), [
      ["custom_fields.__proto__", "custom_field.code_invalid"],
      ["custom_fields.constructor", "custom_field.code_invalid"],
      ["__proto__", "unknown_field"],
    ]);
    assert.deepEqual(given, before);
    const { value } = validate("automationStart", { secret: "s", phone: "+393331234567", metadata: JSON.parse('{"__proto__":{"a":1}}') });
    assert.equal(Object.getPrototypeOf(value.metadata), Object.prototype);
    assert.equal(value.metadata.a, undefined);
    assert.equal({}.a, undefined);
  });

  it("never throws, whatever comes", () => {
    const trap = { get phone() { throw new Error("mine"); } };
    assert.deepEqual(validate("contactSync", trap).issues.map(({ path, code }) => [path, code]), [[["phone"], "unreadable"]]);
    const closed = new Proxy({}, { ownKeys: () => { throw new Error("mine"); } });
    assert.deepEqual(validate("list", closed).issues[0].code, "unreadable");
    const round = {};
    round.metadata = round;
    assert.ok(validate("automationStart", round).issues.some(({ code }) => code === "circular"));
    fc.assert(fc.property(fc.constantFrom(...Object.keys(schemas)), fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true }), (name, value) => {
      const result = validate(name, value);
      assert.ok(("value" in result) !== ("issues" in result));
    }), { numRuns: 3000 });
  });

  it("keeps ids exact", () => {
    const ticket = { contact_phone: "+393331234567", title: "a", status: "Open", priority: "Low" };
    for (const [id, expected] of [[7, 7], ["7", 7], [7n, 7], ["9007199254740993", "9007199254740993"], [2n ** 53n + 1n, "9007199254740993"]]) {
      const { value } = validate("ticket", { ...ticket, ticket_category_id: id });
      assert.equal(value.ticket_category_id, expected);
      assert.ok(validate("ticket", value).value, "and takes its own values again");
    }
  });
});

describe("schemas and calls", () => {
  for (const name of objects) {
    it(`say and make the same of ${name}`, async () => {
      const input = written(name, "input", "draft-2020-12");
      const counts = { right: 0, wrong: 0 };
      for (const given of [...right(input), ...variations(input)]) {
        const [checked, called] = [validate(name, given), await call(name, given)];
        if (JSON.stringify(given).includes("null") && !checked.issues !== !called.issues) continue;
        assert.deepEqual(checked, called, JSON.stringify(given));
        counts[checked.issues ? "wrong" : "right"] += 1;
      }
      assert.ok(counts.right > 0 && counts.wrong > 3, JSON.stringify(counts));
    });
  }
});

const plain = { strict: true, strictTypes: false, strictRequired: false };
const AJV = { "draft-2020-12": addFormats.default(new Ajv2020(plain)), "draft-07": addFormats.default(new Ajv(plain)) };

/** What a schema of single fields cannot say. */
const BEYOND = /^(phone|language|date|email)\.|^(mime_type\.not_of_format|custom_field\.code_reserved|not_one_of|one_required|required_with|not_exact)$/;

describe("JSON Schema", () => {
  for (const [target, ajv] of Object.entries(AJV)) {
    it(`agrees with validate: ${target}`, (context) => {
      const next = random(20261121);
      const counts = { both: 0, neither: 0, schemaOnly: 0 };
      for (const name of objects) {
        const input = written(name, "input", target);
        const [takes, gives] = [ajv.compile(input), ajv.compile(written(name, "output", target))];
        const others = Array.from({ length: 400 }, () => next.arguments(input));
        for (const given of [...right(input), ...variations(input), ...others]) {
          const { value, issues } = validate(name, given);
          const shown = `${name} ${JSON.stringify(given)}`;
          if (issues === undefined) {
            assert.ok(takes(given), `${shown}: ${ajv.errorsText(takes.errors)}`);
            assert.ok(gives(value), `${shown} gives ${JSON.stringify(value)}: ${ajv.errorsText(gives.errors)}`);
            counts.both += 1;
          } else if (takes(given)) {
            assert.ok(issues.every(({ code }) => BEYOND.test(code)), `${shown}: ${issues[0].message}`);
            counts.schemaOnly += 1;
          } else {
            counts.neither += 1;
          }
        }
      }
      context.diagnostic(JSON.stringify(counts));
      assert.ok(counts.both > 1_000 && counts.neither > 1_000 && counts.schemaOnly > 10, JSON.stringify(counts));
    });
  }

  it("tells its dialect, and what comes out of it", () => {
    assert.equal(written("list", "input", "draft-07").$schema, "http://json-schema.org/draft-07/schema#");
    assert.equal(written("list", "input", "draft-2020-12").$schema, "https://json-schema.org/draft/2020-12/schema");
    const [input, output] = ["input", "output"].map((way) => written("contactSync", way, "draft-07"));
    assert.deepEqual(input.properties.email.anyOf[1], { type: "null" });
    assert.equal(output.properties.email.type, "string");
    const [given, made] = ["input", "output"].map((way) => new RegExp(written("phone", way, "draft-07").pattern));
    assert.equal(output.properties.phone.pattern, made.source);
    for (const text of ["+39 333 123 4567", "tel:+39-333-123-4567", "+431114", "+49 842715768820462"]) {
      const { value } = schemas.phone["~standard"].validate(text);
      assert.ok(given.test(text) && made.test(value), text);
    }
    assert.ok(!made.test("+39 333 123 4567") && !made.test("+0393331234567") && !given.test("333 123 4567"));
  });

  it("is a copy for everyone who asks", () => {
    const first = written("ticket", "input", "draft-07");
    first.properties.title.pattern = "changed";
    delete first.properties.status.anyOf;
    assert.notDeepEqual(written("ticket", "input", "draft-07"), first);
  });

  it("has in OpenAPI 3.0 what that knows, and nothing else", () => {
    const known = new Set(["type", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "pattern", "minLength", "maxLength", "minimum", "maximum", "enum", "format", "nullable", "anyOf"]);
    const visit = (schema, at) => {
      for (const word of Object.keys(schema)) assert.ok(known.has(word), `${at} has ${word}`);
      assert.ok(!Array.isArray(schema.type) && schema.type !== "null", at);
      for (const [name, field] of Object.entries(schema.properties ?? {})) visit(field, `${at}.${name}`);
      for (const choice of schema.anyOf ?? []) visit(choice, at);
      for (const part of [schema.items, schema.additionalProperties]) if (part && typeof part === "object") visit(part, at);
    };
    for (const name of Object.keys(schemas)) for (const way of ["input", "output"]) visit(written(name, way, "openapi-3.0"), `${name}.${way}`);
    assert.equal(written("contactSync", "input", "openapi-3.0").properties.email.nullable, true);
    assert.ok(written("contactSync", "input", "openapi-3.0").properties.status.enum.includes(null));
  });

  it("refuses any other target", () => {
    for (const target of ["draft-04", "", "__proto__", undefined, null]) {
      assert.throws(() => written("list", "input", target), (error) => error instanceof ValidationError && error.issues[0].path[0] === "target");
    }
    assert.throws(() => schemas.list["~standard"].jsonSchema.output(), ValidationError);
  });
});
