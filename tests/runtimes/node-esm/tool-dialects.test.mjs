/** The catalogue in each dialect, held against the rules of those who read it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import schemas from "spoki-wasm/schemas.json" with { type: "json" };
import { listTools, searchTools, tools } from "spoki-wasm/tools";
import file from "spoki-wasm/tools.json" with { type: "json" };

/** Every schema within one. */
function* within(schema) {
  yield schema;
  for (const inner of Object.values(schema.properties ?? {})) yield* within(inner);
  for (const inner of [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])]) {
    if (inner !== null && typeof inner === "object") yield* within(inner);
  }
}

const all = (input) => [...within(input)];

describe("the catalogue", () => {
  it("has a tool for every operation, and is the file of the package", () => {
    assert.equal(tools.length, 126);
    assert.deepEqual(tools, file);
    assert.deepEqual(tools.map(({ operation }) => operation), Object.keys(schemas));
    assert.equal(new Set(tools.flatMap(({ slug, aliases }) => [slug, ...aliases])).size, 131);
  });

  it("says what a tool does to the world", () => {
    const hints = (slug) => Object.values(tools.find((tool) => tool.slug === slug).annotations);
    assert.deepEqual(hints("SPOKI_LIST_CONTACTS"), [true, false, true, false]);
    assert.deepEqual(hints("SPOKI_DELETE_CONTACT"), [false, true, true, false]);
    assert.deepEqual(hints("SPOKI_MESSAGES_SEND_TEXT"), [false, false, false, true]);
  });

  it("is chosen from by area, by effect and by name", () => {
    const slugs = (selection) => listTools(selection).map(({ slug }) => slug);
    assert.deepEqual(slugs({ area: "tags" }), ["SPOKI_LIST_TAGS", "SPOKI_RETRIEVE_TAG"]);
    assert.equal(slugs({ area: ["tags", "agencies"] }).length, 4);
    assert.ok(slugs({ area: "contacts", readOnly: true }).every((slug) => /LIST|RETRIEVE/.test(slug)));
    assert.equal(slugs({ readOnly: true }).length + slugs({ readOnly: false }).length, 126);
    assert.deepEqual(slugs({ slugs: ["SPOKI_SPOKI_LIST_TAGS"] }), ["SPOKI_LIST_TAGS"]);
    for (const wrong of [{ area: "tag" }, { slugs: ["SPOKI_NONE"] }, { dialect: "xml" }, { dialect: "toString" }]) {
      assert.throws(() => listTools(wrong), TypeError, JSON.stringify(wrong));
    }
  });

  it("is given as copies", () => {
    listTools()[0].input.type = "changed";
    assert.equal(listTools()[0].input.type, "object");
  });

  it("is searched by words", () => {
    const first = (query, options) => searchTools(query, options)[0]?.slug;
    assert.equal(first("send a text"), "SPOKI_MESSAGES_SEND_TEXT");
    assert.equal(first("create contact"), "SPOKI_CREATE_OR_UPDATE_CONTACT");
    assert.equal(first("listing the tags"), "SPOKI_LIST_TAGS");
    assert.equal(first("rotate secret webhook"), "SPOKI_WEBHOOKS_ROTATE_SECRET");
    assert.equal(first("delete contact", { readOnly: true }) === "SPOKI_DELETE_CONTACT", false);
    assert.equal(searchTools("contact", { limit: 3 }).length, 3);
    assert.deepEqual(searchTools("zebra"), []);
    assert.deepEqual(searchTools(""), []);
  });
});

describe("the dialect", () => {
  for (const dialect of ["json-schema", "mcp", "openai", "anthropic"]) {
    it(`${dialect} names 126 tools as all platforms take them`, () => {
      const names = listTools({ dialect }).map((tool) => tool.slug ?? tool.name ?? tool.function.name);
      assert.equal(new Set(names).size, 126);
      for (const name of names) assert.match(name, /^[a-zA-Z0-9_-]{1,64}$/);
    });
  }

  it("mcp has an object at the root, a title and all four hints", () => {
    for (const { name, title, description, inputSchema, annotations, ...rest } of listTools({ dialect: "mcp" })) {
      assert.deepEqual(Object.keys(rest), []);
      assert.ok(title && description, name);
      assert.equal(inputSchema.type, "object");
      assert.ok(inputSchema.properties && !inputSchema.anyOf, name);
      for (const hint of ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"]) {
        assert.equal(typeof annotations[hint], "boolean", name);
      }
    }
  });

  it("openai is strict: every key required, nothing additional, what may be left out may be null", () => {
    const keywords = new Set(["type", "properties", "required", "additionalProperties", "description", "enum", "anyOf", "items", "pattern", "format"]);
    for (const { type, function: { name, strict, parameters } } of listTools({ dialect: "openai" })) {
      assert.deepEqual([type, strict, parameters.type, parameters.anyOf], ["function", true, "object", undefined], name);
      const original = file.find(({ slug }) => slug === name).input;
      for (const [key, argument] of Object.entries(original.properties ?? {})) {
        const may = (schema) => [schema.type].flat().includes("null") || (schema.anyOf ?? []).some(may);
        const isOptional = !(original.required ?? []).includes(key);
        if (isOptional) assert.ok(may(parameters.properties[key]), `${name} ${key}`);
        else assert.equal(may(parameters.properties[key]), may(argument), `${name} ${key}`);
      }
      for (const schema of all(parameters)) {
        for (const keyword of Object.keys(schema)) assert.ok(keywords.has(keyword), `${name} ${keyword}`);
        assert.ok(schema.type || schema.anyOf, `${name} ${JSON.stringify(schema)}`);
        if (schema.pattern) assert.ok(!/\(\?/.test(schema.pattern), name);
        if (schema.format) assert.ok(["date", "date-time", "uuid", "email"].includes(schema.format), name);
        if ([schema.type].flat().includes("object")) {
          assert.equal(schema.additionalProperties, false, name);
          assert.deepEqual(schema.required, Object.keys(schema.properties), name);
        }
      }
    }
  });

  it("anthropic has an object at the root and no bounds", () => {
    for (const { name, input_schema: schema, ...rest } of listTools({ dialect: "anthropic" })) {
      assert.deepEqual(Object.keys(rest), ["description"]);
      assert.deepEqual([schema.type, schema.anyOf, schema.allOf, schema.if], ["object", undefined, undefined, undefined]);
      for (const inner of all(schema)) {
        for (const keyword of Object.keys(inner)) assert.ok(!/^(min|max|not|propertyNames)/.test(keyword), `${name} ${keyword}`);
      }
    }
    const [bulk] = listTools({ dialect: "anthropic", slugs: ["SPOKI_SYNC_CONTACTS_BULK"] });
    assert.match(bulk.input_schema.properties.contacts.description, /at most 500 items/);
  });
});
