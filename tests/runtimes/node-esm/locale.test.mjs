/** The language of messages: everything that makes sentences follows it, and codes stay as they are. */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { parsePhone, planImport, rejectsToCsv, setLocale, signWebhook, Spoki, ValidationError, verifyWebhook } from "spoki-wasm";
import { json } from "../support/fakes.mjs";

const spokiOf = (fetch, options) => new Spoki({ apiKey: "k-1234567", baseUrl: "http://localhost", maxRetries: 0, fetch, ...options });
const failure = (promise) => promise.then(() => assert.fail("it should fail"), (error) => error);
const thrown = (work) => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return assert.fail("it should throw");
};

/** What is said of the same troubles in the language that is chosen: texts and codes apart. */
async function said() {
  const errors = [
    await failure(spokiOf(async () => json({})).contacts.sync({ first_name: 7, frist_name: "x", status: "subscribed", email: "x", custom_fields: {} })),
    await failure(spokiOf(async () => json({ detail: "Not found." }, { status: 404 })).tags.retrieve(1)),
    await failure(spokiOf(async () => json({}, { status: 500 })).tickets.create({ contact_phone: "+393331234567", title: "x", status: "Open", priority: "Low" })),
    await failure(spokiOf(async () => new Response("<html>")).tags.retrieve(1)),
    await failure(spokiOf(async () => Promise.reject(new TypeError("fetch failed"))).tags.retrieve(1)),
    await failure(spokiOf(async () => json({}), { rateLimit: { "tags.retrieve": 1 }, maxWaitMs: 0 }).request("PUT", "/api/1/tags/")),
    thrown(() => new Spoki({ apiKey: "k", timeout: 1, fetch: 7 })),
    thrown(() => verifyWebhook({ payload: "{}", signature: signWebhook({ payload: "{}", secret: "s", timestamp: 1 }), secret: "s" })),
    thrown(() => verifyWebhook({ payload: 7, secret: "s" })),
  ];
  const plan = await planImport("Telefono;Nome\n333;Ada\n", { defaultCountry: "IT" });
  const issues = [
    ...parsePhone("333", { defaultCountry: "IT" }).issues,
    ...parsePhone("06 1234 5678", { defaultCountry: "IT" }).warnings,
    ...plan.rejected,
    ...errors.flatMap((error) => error.issues ?? []),
  ];
  const texts = [...issues.map(({ message }) => message), ...errors.flatMap(({ message, advice }) => [message, advice]), rejectsToCsv(plan)];
  return { texts, codes: [...issues.map(({ code }) => code), ...errors.map(({ name }) => name)], errors };
}

afterEach(() => setLocale("en"));

describe("setLocale", () => {
  it("changes every sentence and no code", async () => {
    const english = await said();
    setLocale("it");
    const italian = await said();
    assert.deepEqual(italian.codes, english.codes);
    assert.equal(italian.texts.length, english.texts.length);
    for (const [index, text] of italian.texts.entries()) {
      if (text === "") continue;
      assert.notEqual(text, english.texts[index]);
      assert.doesNotMatch(text, /[{}]|undefined|\b(the|must|not one|is|was|of|and)\b/, text);
    }
    assert.ok(italian.texts.length > 30, String(italian.texts.length));
  });

  it("says it in Italian as people do", async () => {
    setLocale("it");
    const { errors: [refused, missing, ambiguous], texts } = await said();
    assert.ok(refused instanceof ValidationError);
    assert.deepEqual(refused.issues.map(({ message }) => message), [
      "first_name deve essere una stringa, non un numero",
      "frist_name non è un campo di questa operazione (forse intendevi first_name?); ciò che Spoki deve ricevere senza controlli va in extraBody o extraQuery",
      "status deve essere uno tra Not Declared, Subscribed, Unsubscribed (forse intendevi Subscribed?)",
      "email deve essere un indirizzo e-mail come nome@example.com",
      "phone è obbligatorio: indica un valore",
    ]);
    assert.match(refused.message, /^contacts\.sync: first_name deve .*; e altri 2$/);
    assert.equal(refused.advice, "Correggi l'input; non è stato inviato nulla.");
    assert.equal(missing.message, "tags.retrieve: Spoki ha risposto 404: Not found.");
    assert.match(ambiguous.advice, /Non si sa se Spoki abbia eseguito la richiesta: verifica prima/);
    assert.ok(texts.includes("il telefono ha 3 cifre dopo il prefisso internazionale 39; deve averne almeno 6"), texts.join("\n"));
    assert.match(texts.at(-1), /^"riga";"motivo";"Telefono";"Nome"\r\n"2";"phone ha 3 cifre/);
  });

  it("tells kinds of values by their Italian names, and classes by their own", async () => {
    setLocale("it");
    const spoki = spokiOf(async () => json({}));
    for (const [value, expected] of [
      [new Map(), "phone deve essere un oggetto semplice, non Map"],
      [() => {}, "phone deve essere un valore rappresentabile in JSON, non una funzione"],
      [null, "phone deve essere una stringa, non null"],
      [[], "phone deve essere una stringa, non un array"],
    ]) {
      const { issues } = await failure(spoki.contacts.sync({ phone: value }));
      assert.equal(issues[0].message, expected);
    }
    const { issues: [issue] } = await failure(planImport("Telefono\n333\n", { columns: { emial: "Telefono" } }));
    assert.match(issue.message, /uno tra .* o il codice di un campo personalizzato \(forse intendevi email\?\)$/);
  });

  it("takes no other language, and keeps the one that it has", () => {
    setLocale("it");
    for (const locale of ["de", "IT", "it-IT", "", undefined, null, 7, "toString", "__proto__"]) {
      const error = thrown(() => setLocale(locale));
      assert.ok(error instanceof ValidationError);
      assert.deepEqual([error.issues[0].path, error.issues[0].code], [["locale"], "not_one_of"]);
      assert.equal(error.issues[0].message, "locale deve essere uno tra en, it");
    }
  });
});
