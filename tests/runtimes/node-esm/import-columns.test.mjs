/** Which column is which, what an optional cell may be, and what a phone in a spreadsheet is. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Spoki, ValidationError, isValidPhone, parsePhone, planImport } from "spoki-wasm";
import { json, rejection, scripted } from "../support/fakes.mjs";

const ITALY = { defaultCountry: "IT" };
const clientWith = (fetch) => new Spoki({ apiKey: "k", baseUrl: "http://localhost", rateLimit: "off", fetch });
const columnsOf = (plan) => plan.columns.map(({ header, field, fallbackFor }) => [header, field ?? (fallbackFor ? `(${fallbackFor})` : null)]);

describe("columns", () => {
  it("take WhatsApp before mobile before phone, with the words in any order", async () => {
    for (const [header, chosen] of [
      ["phone;phone_mobile", "phone_mobile"],
      ["Phone Number;WhatsApp Phone Number", "WhatsApp Phone Number"],
      ["Telefono;Cellulare;Numero WhatsApp", "Numero WhatsApp"],
      ["Telefonnummer;Mobiltelefonnummer", "Mobiltelefonnummer"],
      ["Teléfono;Móvil", "Móvil"],
      ["Téléphone;Téléphone portable", "Téléphone portable"],
      ["Telefone;Telemóvel", "Telemóvel"],
    ]) {
      const row = header.split(";").map((_, index) => `333123456${index}`).join(";");
      const plan = await planImport(`${header}\n${row}\n`, ITALY);
      assert.equal(plan.columns.find(({ field }) => field === "phone").header, chosen);
    }
  });

  it("fill in for each other where they are numbered, and are an issue where nothing tells them apart", async () => {
    const plan = await planImport("Telefono 1;Telefono 2\n;3331234567\n3331234568;\n", ITALY);
    assert.equal(plan.accepted, 2);
    assert.deepEqual(columnsOf(plan), [["Telefono 1", "phone"], ["Telefono 2", "(phone)"]]);
    const error = await rejection(planImport("Telefono;Phone\n3331234567;3331234568\n", ITALY));
    assert.ok(error instanceof ValidationError);
    assert.deepEqual(error.issues.map(({ code, path }) => [code, path]), [["csv.column_ambiguous", ["columns", "phone"]]]);
    assert.match(error.issues[0].message, /Telefono or Phone/);
    const chosen = await planImport("Telefono;Phone\n3331234567;3331234568\n", { ...ITALY, columns: { phone: "Phone" } });
    assert.deepEqual(columnsOf(chosen), [["Telefono", null], ["Phone", "phone"]]);
  });

  it("are left alone where the caller says so", async () => {
    const file = "Cellulare;Lingua\n3331234567;klingon\n";
    const plan = await planImport(file, { ...ITALY, ignore: ["Lingua"], optional: "reject" });
    assert.deepEqual([plan.accepted, plan.warningCount, columnsOf(plan)[1]], [1, 0, ["Lingua", null]]);
    const error = await rejection(planImport(file, { ...ITALY, ignore: ["Lingue"] }));
    assert.deepEqual(error.issues.map(({ code }) => code), ["csv.column_not_found"]);
    for (const options of [{ optional: "maybe" }, { ignore: "Lingua" }, { ignore: [1] }]) {
      assert.ok((await rejection(planImport(file, { ...ITALY, ...options }))) instanceof ValidationError, JSON.stringify(options));
    }
  });
});

describe("optional cells", () => {
  const FILE = "Email,Phone Number,Locale\na@example.com,+393331234567,it-IT\nb@,+393331234568,xx\n";

  it("that cannot be read are left out of columns that nobody named, and told", async () => {
    const { fetch, calls } = scripted(json({}));
    const report = await clientWith(fetch).importContacts(FILE, ITALY);
    assert.deepEqual(JSON.parse(calls[0].body), [
      { phone: "+393331234567", email: "a@example.com", language: "it" },
      { phone: "+393331234568" },
    ]);
    assert.deepEqual(report.rejected, []);
    assert.deepEqual(
      report.warnings.map(({ line, field, code, raw }) => [line, field, code, raw]),
      [
        [3, "email", "email.invalid", ["b@", "+393331234568", "xx"]],
        [3, "language", "language.invalid", ["b@", "+393331234568", "xx"]],
      ],
    );
    assert.ok(report.warnings.every(({ message, field }) => message.startsWith(`${field} `)));
    assert.deepEqual([report.warningCount, report.warningsByCode], [2, { "email.invalid": 1, "language.invalid": 1 }]);
  });

  it("reject their row in a column that the caller named, or where the caller says so", async () => {
    for (const [options, accepted] of [
      [{ columns: { email: "Email" } }, 1],
      [{ optional: "reject" }, 1],
      [{ columns: { email: "Email" }, optional: "drop" }, 2],
    ]) {
      assert.equal((await planImport(FILE, { ...ITALY, ...options })).accepted, accepted, JSON.stringify(options));
    }
  });

  it("may name a language as calls do", async () => {
    for (const language of ["it-IT", "it_IT", "IT", "Italiano", "italian", "Italian (Italy)"]) {
      const { fetch, calls } = scripted(json({}), json({}));
      const spoki = clientWith(fetch);
      await spoki.importContacts(`Cell;Lingua\n3331234567;${language}\n`, ITALY);
      await spoki.contacts.sync({ phone: "+393331234567", language });
      assert.equal(JSON.parse(calls[0].body)[0].language, "it", language);
      assert.equal(JSON.parse(calls[1].body).language, "it", language);
    }
  });
});

describe("the decimals of a spreadsheet", () => {
  it("are no digits of a phone, for every function alike", async () => {
    for (const [input, e164] of [
      ["3351234567.00", "+393351234567"],
      ["3351234567,0", "+393351234567"],
      ["+393351234567.000", "+393351234567"],
      ["335.1234567", "+393351234567"],
      ["335.123.4567", "+393351234567"],
      ["3351234567.5", undefined],
      ["3351234567,25", undefined],
    ]) {
      const told = parsePhone(input, ITALY);
      assert.equal(told.e164, e164, input);
      assert.equal(isValidPhone(input, ITALY), e164 !== undefined, input);
      if (!told.ok) assert.deepEqual(told.issues.map(({ code }) => code), ["phone.decimals"]);
      const plan = await planImport(`Cell\n"${input}"\n`, ITALY);
      assert.equal(plan.accepted, e164 ? 1 : 0, input);
    }
    assert.deepEqual(parsePhone("393331234567.0", ITALY).warnings, []);
  });
});
