/** The schemas in the hands of others, as they are: servers, forms and models. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sValidator } from "@hono/standard-validator";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { FieldApi, FormApi } from "@tanstack/form-core";
import { initTRPC, TRPCError } from "@trpc/server";
import { Hono } from "hono";
import OpenAI from "openai";
import { standardFunction, standardResponseFormat } from "openai/helpers/standard-schema";
import { schemas } from "spoki-wasm";
import { json } from "../support/fakes.mjs";

const RIGHT = { phone: "+39 333 123 4567", first_name: "Ada" };
const WRONG = { phone: "333", first_name: 7 };
const TICKET = { contact_phone: "+39 333 123 4567", title: "Pacco", status: "Open", priority: "High" };

describe("tRPC", () => {
  const t = initTRPC.create();
  const router = t.router({
    sync: t.procedure.input(schemas.contactSync).output(schemas.contactSync).mutation(({ input }) => input),
    phone: t.procedure.input(schemas.phone).query(({ input }) => input),
  });
  const caller = t.createCallerFactory(router)({});

  it("hands over what is right, normalised", async () => {
    assert.deepEqual(await caller.sync(RIGHT), { ...RIGHT, phone: "+393331234567" });
    assert.equal(await caller.phone("+39 333 123 4567"), "+393331234567");
  });

  it("refuses what is wrong, with its issues", async () => {
    const error = await caller.sync(WRONG).catch((error) => error);
    assert.ok(error instanceof TRPCError);
    assert.equal(error.code, "BAD_REQUEST");
    assert.deepEqual(error.cause.issues.map(({ path, code }) => [path[0], code]), [["phone", "phone.no_country"], ["first_name", "wrong_type"]]);
  });
});

describe("Hono", () => {
  const app = new Hono().post("/", sValidator("json", schemas.contactSync), (context) => context.json(context.req.valid("json")));
  const post = (body) => app.request("/", { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

  it("hands over what is right, normalised", async () => {
    const answer = await post(RIGHT);
    assert.equal(answer.status, 200);
    assert.equal((await answer.json()).phone, "+393331234567");
  });

  it("refuses what is wrong, with its issues", async () => {
    const answer = await post(WRONG);
    assert.equal(answer.status, 400);
    const { error } = await answer.json();
    assert.deepEqual(error.map(({ path }) => path), [["phone"], ["first_name"]]);
  });
});

describe("react-hook-form's resolver", () => {
  const resolve = (values) => standardSchemaResolver(schemas.contactSync)(values, undefined, { fields: {}, shouldUseNativeValidation: false });

  it("hands over what is right, normalised", async () => {
    assert.deepEqual(await resolve(RIGHT), { values: { ...RIGHT, phone: "+393331234567" }, errors: {} });
  });

  it("puts each message at its field", async () => {
    const { values, errors } = await resolve({ ...WRONG, custom_fields: { "order id": "1" } });
    assert.deepEqual(values, {});
    assert.deepEqual(Object.keys(errors), ["phone", "first_name", "custom_fields"]);
    assert.match(errors.phone.message, /^phone is a national number and no default country was given/);
  });
});

describe("TanStack Form", () => {
  const open = (validators) => {
    const submitted = [];
    const form = new FormApi({ defaultValues: { ...RIGHT, phone: "" }, validators, onSubmit: ({ value }) => submitted.push(value) });
    form.mount();
    return { form, submitted };
  };

  it("shows each issue at its field, and submits when there is none", async () => {
    const { form, submitted } = open({ onChange: schemas.contactSync });
    const field = new FieldApi({ form, name: "phone" });
    field.mount();
    field.handleChange("333");
    assert.match(field.state.meta.errors[0].message, /national number/);
    await form.handleSubmit();
    assert.deepEqual(submitted, []);
    field.handleChange(RIGHT.phone);
    assert.deepEqual(field.state.meta.errors, []);
    await form.handleSubmit();
    assert.deepEqual(submitted, [RIGHT]);
  });

  it("checks one field by the schema of a phone", () => {
    const { form } = open();
    const field = new FieldApi({ form, name: "phone", validators: { onChange: schemas.phone } });
    field.mount();
    field.handleChange("+39 333");
    assert.deepEqual(field.state.meta.errors.map(({ code }) => code), ["phone.too_short"]);
    field.handleChange("+39 333 123 4567");
    assert.deepEqual(field.state.meta.errors, []);
  });
});

describe("OpenAI's helpers", () => {
  const message = (fields) => json({ id: "c", object: "chat.completion", created: 1, model: "m", choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: null, refusal: null, ...fields } }] });
  const client = (answers) => {
    const sent = [];
    const fetch = async (_, { body }) => {
      sent.push(JSON.parse(body));
      return answers[sent.length - 1];
    };
    return { sent, openai: new OpenAI({ apiKey: "k", baseURL: "http://localhost", fetch, maxRetries: 0 }) };
  };
  const asked = { model: "m", messages: [{ role: "user", content: "Apri un ticket" }] };
  // In strict mode a model names every field, and null is what it has not.
  const given = { ...TICKET, description: null, reference: null, ticket_category_id: 7 };
  const call = (args) => message({ tool_calls: [{ id: "t", type: "function", function: { name: "open_ticket", arguments: JSON.stringify(args) } }] });

  it("run a tool with arguments that were checked", async () => {
    const opened = [];
    const tool = standardFunction({ name: "open_ticket", parameters: schemas.ticket, function: (ticket) => (opened.push(ticket), "ok") });
    const { sent, openai } = client([call(given), message({ content: "Fatto" })]);
    const runner = openai.chat.completions.runTools({ ...asked, tools: [tool] });
    assert.equal(await runner.finalContent(), "Fatto");
    assert.deepEqual(opened, [{ ...TICKET, contact_phone: "+393331234567", ticket_category_id: 7 }]);
    const { strict, parameters } = sent[0].tools[0].function;
    assert.equal(strict, true);
    assert.deepEqual(parameters.required, Object.keys(parameters.properties));
  });

  it("refuse arguments that are wrong", async () => {
    const tool = standardFunction({ name: "open_ticket", parameters: schemas.ticket });
    const { openai } = client([call({ ...given, contact_phone: "333" })]);
    await assert.rejects(openai.chat.completions.parse({ ...asked, tools: [tool] }), /contact_phone: contact_phone is a national number/);
  });

  it("read an answer in the form that was asked for", async () => {
    const { openai } = client([message({ content: JSON.stringify({ name: "Clienti" }) })]);
    const { choices: [choice] } = await openai.chat.completions.parse({ ...asked, response_format: standardResponseFormat(schemas.list, "list") });
    assert.deepEqual(choice.message.parsed, { name: "Clienti" });
  });

  it("take every schema that the strict mode can say", () => {
    const refused = Object.entries(schemas).filter(([name, parameters]) => {
      try {
        standardFunction({ name, parameters });
        return false;
      } catch {
        return true;
      }
    });
    // Objects of free names, one of several kinds, and a text alone: for these there are the tools in its dialect.
    assert.deepEqual(refused.map(([name]) => name), ["automation", "automationStart", "contact", "contactSync", "message", "template", "phone"]);
  });
});
