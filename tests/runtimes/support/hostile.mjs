/** Values of callers that do harm when they are read, and every way to hand one in. */

export class Thrown extends Error {}
const thrower = () => {
  throw new Thrown("of the caller");
};

export function revoked(target = {}) {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** What throws while it is read, or lies. */
export const UNREADABLE = {
  "a revoked proxy": () => revoked(),
  "a revoked proxy of an array": () => revoked([]),
  "a getter that throws": () => Object.defineProperty({}, "phone", { get: thrower, enumerable: true }),
  "a tag that throws": () => Object.defineProperty({ phone: "1" }, Symbol.toStringTag, { get: thrower }),
  "names that throw": () => new Proxy({}, { ownKeys: thrower }),
  "names without a descriptor": () => new Proxy({ phone: "1" }, { getOwnPropertyDescriptor: thrower }),
  "a length that throws": () => new Proxy([], { get: (target, name) => (name === "length" ? thrower() : target[name]) }),
  "a length that is a symbol": () => new Proxy([], { get: (target, name) => (name === "length" ? Symbol("3") : target[name]) }),
  "a length of 2^32": () => new Proxy([], { get: (target, name) => (name === "length" ? 2 ** 32 : target[name]) }),
  "an item that throws": () => Object.defineProperty([1], 0, { get: thrower }),
  "a field that is revoked": () => ({ phone: revoked() }),
  "an item that is revoked": () => [revoked([])],
  "texts that throw": () => ({ toString: thrower, valueOf: thrower, toJSON: thrower, [Symbol.toPrimitive]: thrower }),
  "a symbol": () => Symbol("x"),
  "a bigint": () => 10n,
  "a function": () => thrower,
};

/** What holds itself. */
export const CIRCULAR = {
  "an object that holds itself twice": () => {
    const value = {};
    value.x = value;
    value.y = value;
    return value;
  },
  "two that hold each other": () => {
    const value = { phone: "1", a: [] };
    value.a.push({ b: value }, { c: value });
    return value;
  },
  "a list that holds itself": () => {
    const value = [];
    value.push(value, value, value);
    return value;
  },
};

/** Small values that unfold into more than anybody can hold. */
export const UNFOLDING = {
  "40 levels that share what is below them": () => {
    let value = { leaf: 1 };
    for (let level = 0; level < 40; level++) value = { a: value, b: value };
    return value;
  },
  "lists of one list": () => Array(5000).fill(Array(5000).fill(7)),
  "one text very often": () => Array(100_000).fill("x".repeat(1 << 16)),
  "new objects for ever": () => {
    const fresh = () => new Proxy({}, { ownKeys: () => ["a", "b"], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }), get: (_, name) => (typeof name === "symbol" ? undefined : fresh()) });
    return fresh();
  },
};

/** One client for all: each asks for its own key. */
let keyed;
let giveKey;
function withKey(Spoki, give) {
  giveKey = give;
  keyed ??= new Spoki({ apiKey: () => giveKey(), baseUrl: "http://localhost", rateLimit: "off", fetch: async () => new Response('{"id":1}') });
  return keyed;
}

const CSV = "phone\n+393331234567\n";

/** By its name: what is called with a hostile value. Each gives what the call gives. */
export const WAYS_IN = {
  "a client's options": ({ Spoki }, _, value) => new Spoki(value),
  "a client's rateLimit": ({ Spoki }, _, value) => new Spoki({ apiKey: "k", rateLimit: value }),
  "a client's apiKey": ({ Spoki }, _, value) => new Spoki({ apiKey: value }),
  "what a key function gives": ({ Spoki }, _, value) => withKey(Spoki, () => value).tags.retrieve(1),
  "a key function that throws": ({ Spoki }) => withKey(Spoki, thrower).tags.retrieve(1),
  "a client's maxRetries": ({ Spoki }, _, value) => new Spoki({ apiKey: "k", maxRetries: value }),
  "an input": (_, spoki, value) => spoki.contacts.sync(value),
  "a list": (_, spoki, value) => spoki.contacts.syncAll(value),
  "an item": (_, spoki, value) => spoki.contacts.syncAll([value]),
  "custom fields": (_, spoki, value) => spoki.contacts.sync({ phone: "+393331234567", custom_fields: value }),
  "metadata": (_, spoki, value) => spoki.automations.start("8a4d5c52-5f0e-4d5a-9c56-3c1a8d2f0b11", { secret: "s", phone: "+393331234567", metadata: value }),
  "an id": (_, spoki, value) => spoki.tags.retrieve(value),
  "a query": (_, spoki, value) => spoki.contacts.list(value),
  "a call's options": (_, spoki, value) => spoki.tags.retrieve(1, value),
  "a signal": (_, spoki, value) => spoki.tags.retrieve(1, { signal: value }),
  "extraBody": (_, spoki, value) => spoki.contacts.sync({ phone: "+393331234567" }, { extraBody: value }),
  "extraQuery": (_, spoki, value) => spoki.tags.retrieve(1, { extraQuery: value }),
  "a free request": (_, spoki, value) => spoki.request("POST", "/api/1/tags/", value),
  "a free request's body": (_, spoki, value) => spoki.request("POST", "/api/1/tags/", { body: value }),
  "a free request's query": (_, spoki, value) => spoki.request("GET", "/api/1/tags/", { query: value }),
  "a free request's method": (_, spoki, value) => spoki.request(value, "/api/1/tags/"),
  "a free request's path": (_, spoki, value) => spoki.request("GET", value),
  "an import's options": (_, spoki, value) => spoki.importContacts(CSV, value),
  "an import's columns": (_, spoki, value) => spoki.importContacts(CSV, { columns: value }),
  "an import's source": (_, spoki, value) => spoki.importContacts(value),
  "a plan's options": ({ planImport }, _, value) => planImport(CSV, value),
  "a plan's columns": ({ planImport }, _, value) => planImport(CSV, { columns: value }),
  "a plan's source": ({ planImport }, _, value) => planImport(value),
  "a schema": ({ schemas }, _, value) => schemas.contactSync["~standard"].validate(value),
  "a field of a schema": ({ schemas }, _, value) => schemas.automationStart["~standard"].validate({ secret: "s", metadata: value }),
  "a phone's schema": ({ schemas }, _, value) => schemas.phone["~standard"].validate(value),
  "a schema's dialect": ({ schemas }, _, value) => schemas.phone["~standard"].jsonSchema.input(value),
  "a check": ({ checkEmail }, _, value) => checkEmail(value),
  "a check of a value": ({ checkCustomFieldValue }, _, value) => checkCustomFieldValue("TEXT", value),
  "a check's type": ({ checkCustomFieldValue }, _, value) => checkCustomFieldValue(value, "x"),
  "a phone": ({ parsePhone }, _, value) => parsePhone(value),
  "a phone's country": ({ parsePhone }, _, value) => parsePhone("3331234567", { defaultCountry: value }),
  "a phone's options": ({ isValidPhone }, _, value) => isValidPhone("3331234567", value),
  "a phone to write": ({ formatPhone }, _, value) => formatPhone(value, "national"),
  "a phone's style": ({ formatPhone }, _, value) => formatPhone("+393331234567", value),
  "a template to check": ({ lintTemplate }, _, value) => lintTemplate(value),
  "a template's part to check": ({ lintTemplate }, _, value) => lintTemplate({ localizations: value }),
  "a linter's options": ({ lintTemplate }, _, value) => lintTemplate({ body: "x" }, value),
  "a linter's rules": ({ lintTemplate }, _, value) => lintTemplate({ body: "x" }, { rules: value }),
  "a message to check": ({ lintMessage }, _, value) => lintMessage(value),
  "a message's template": ({ lintMessage }, _, value) => lintMessage({ text: "x" }, { template: value }),
  "a template to show": ({ previewTemplate }, _, value) => previewTemplate(value),
  "values to show": ({ previewTemplate }, _, value) => previewTemplate({ body: "x" }, value),
  "a text with placeholders": ({ toMetaVariables }, _, value) => toMetaVariables(value),
  "codes of placeholders": ({ toSpokiPlaceholders }, _, value) => toSpokiPlaceholders("{{1}}", value),
};
