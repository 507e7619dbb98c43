/** Phones without a client: what they are, whether they are any, and how they are written. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { formatPhone, isValidPhone, parsePhone, ValidationError } from "spoki-wasm";

const italy = { defaultCountry: "IT" };
const codes = (findings) => findings.map(({ code }) => code);

describe("parsePhone", () => {
  it("takes a number apart", () => {
    assert.deepEqual(parsePhone("333 123 4567", italy), {
      ok: true,
      e164: "+393331234567",
      country: "IT",
      callingCode: 39,
      nationalNumber: "3331234567",
      type: "MOBILE",
      matchKeys: ["+393331234567"],
      warnings: [],
    });
    assert.equal(parsePhone("+800 1234 5678").country, undefined);
  });

  it("keeps the 0 of an Italian landline, and warns that WhatsApp may not know it", () => {
    const phone = parsePhone("06 1234 5678", italy);
    assert.equal(phone.e164, "+390612345678");
    assert.deepEqual(phone.warnings, [
      { path: [], code: "phone.landline", message: "the phone is a landline, which WhatsApp may not know" },
    ]);
  });

  it("says what is wrong, and changes nothing by itself", () => {
    for (const [input, code, message] of [
      ["3,93331E+11", "phone.scientific", /spreadsheet/],
      ["06 1234567 int. 12", "phone.extension", /extension/],
      ["+39 333", "phone.too_short", /has 3 digits .* at least \d/],
      ["+39 333 1234567 89012", "phone.too_long", /has 15 digits .* at most \d/],
      ["", "phone.empty", /no phone number/],
      [39333, "wrong_type", /must be a string, not number/],
      [undefined, "wrong_type", /not undefined/],
      [null, "wrong_type", /not null/],
    ]) {
      const { ok, issues } = parsePhone(input, italy);
      assert.equal(ok, false);
      assert.deepEqual(codes(issues), [code]);
      assert.match(issues[0].message, message);
    }
  });

  it("gives the numbers under which WhatsApp may know a phone", () => {
    const brazilian = parsePhone("+55 11 96123 4567");
    assert.deepEqual(brazilian.matchKeys, ["+5511961234567", "+551161234567"]);
    assert.deepEqual(codes(brazilian.warnings), ["phone.other_identity"]);
    const mexican = parsePhone("5215512345678", { defaultCountry: "MX" });
    assert.deepEqual([mexican.ok, ...codes(mexican.issues)], [false, "phone.old_form"]);
    assert.deepEqual(mexican.matchKeys, ["+525512345678", "+5215512345678"]);
  });
});

describe("isValidPhone", () => {
  it("is true of valid numbers only", () => {
    for (const [input, options, expected] of [
      ["+39 333 1234567", undefined, true],
      ["333 1234567", undefined, false],
      ["333 1234567", italy, true],
      ["333 1234567", { defaultCountry: "US" }, false],
      ["+39 333 123456７", undefined, true],
      ["+39 333 12345\ud800", undefined, false],
      [393331234567, undefined, false],
      [null, italy, false],
    ]) {
      assert.equal(isValidPhone(input, options), expected, String(input));
    }
  });

  it("is never at odds with parsePhone, whatever comes", () => {
    const input = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[+0-9 ().x/-]{0,20}$/));
    fc.assert(fc.property(input, (text) => isValidPhone(text, italy) === parsePhone(text, italy).ok), { numRuns: 2000 });
  });
});

describe("formatPhone", () => {
  it("writes a number in three ways", () => {
    assert.equal(formatPhone("+12125552368", "national"), "(212) 555-2368");
    assert.equal(formatPhone("+12125552368", "international"), "+1 212-555-2368");
    assert.equal(formatPhone("+12125552368", "rfc3966"), "tel:+1-212-555-2368");
    assert.ok(isValidPhone(formatPhone("+12125552368", "rfc3966")));
  });

  it("refuses what is no number, and ways that there are not", () => {
    for (const [e164, style, path, code] of [
      ["+39", "national", "e164", "phone.unknown_calling_code"],
      [39, "national", "e164", "wrong_type"],
      ["+393331234567", "E164", "style", "not_one_of"],
      ["+393331234567", undefined, "style", "not_one_of"],
    ]) {
      assert.throws(() => formatPhone(e164, style), (error) => {
        assert.ok(error instanceof ValidationError);
        assert.deepEqual([error.issues[0].path, error.issues[0].code], [[path], code]);
        return true;
      });
    }
  });
});

describe("a default country", () => {
  it("must be one", () => {
    for (const defaultCountry of ["it", "XX", "", "001", 39, null]) {
      for (const ask of [parsePhone, isValidPhone]) {
        assert.throws(() => ask("333 1234567", { defaultCountry }), /defaultCountry must be a country code/, String(defaultCountry));
      }
    }
  });
});
