/** Checks of single values, without a client: each rule once kept and once broken. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  checkCustomFieldCode,
  checkCustomFieldValue,
  checkEmail,
  checkLanguage,
  checkMediaUrl,
  checkTemplateName,
  schemas,
  ValidationError,
} from "spoki-wasm";

const CHECKS = {
  checkCustomFieldCode,
  checkEmail,
  checkLanguage,
  checkMediaUrl,
  checkTemplateName,
  "a value that is a text": (value) => checkCustomFieldValue("TEXT", value),
  "a value that is a date": (value) => checkCustomFieldValue("DATE", value),
  "a value that is a time": (value) => checkCustomFieldValue("DATETIME", value),
};

const VERDICTS = {
  checkCustomFieldCode: {
    "": ["ORDER_ID", "_ORDER", "2", "PHONE_2", "A".repeat(255)],
    "custom_field.code_invalid": ["", "order", "ORDER-ID", "CITTÀ", "%%A%%", " A", "A\n", "__proto__", "constructor", "prototype"],
    "custom_field.code_reserved": ["FIRST_NAME", "LAST_NAME", "EMAIL", "PHONE", "ACCOUNT_NAME", "LANGUAGE", "TICKET_TITLE"],
    "custom_field.code_too_long": ["A".repeat(256)],
  },
  checkEmail: {
    "": ["ada@example.com", "o'neil+a@sub.example.it", "me@почта.рф"],
    "email.invalid": ["", "ada@", "ada@example", "a b@c.it", ".a@b.it", "a..b@c.it", "a@-b.it", "a@b_c.it", "a@b.c", "ada@example.com "],
    "email.too_long": [`${"a".repeat(65)}@example.com`],
  },
  checkLanguage: { "": ["it", "pt_BR", "pt-br", "fil", "IT"], "language.invalid": ["", "italiano", "xx", "it_", "it_ITA"] },
  checkMediaUrl: {
    "": ["https://example.com/a.pdf", "http://localhost:8787/a", "https://negozio.it/%%ORDER_ID%%"],
    "url.invalid": ["", "example.com/a.pdf", "ftp://example.com", "javascript:alert(1)", "https://exa mple.com", "https://a\\b"],
    "url.credentials": ["https://me:word@example.com"],
    "url.too_long": [`https://example.com/${"a".repeat(2000)}`],
  },
  checkTemplateName: {
    "": ["order_shipped_2", "_", "a".repeat(512)],
    "template_name.invalid": ["", "Order", "order shipped", "è"],
    "template_name.too_long": ["a".repeat(513)],
  },
  "a value that is a text": { "": ["", "31/02/2026"] },
  "a value that is a date": { "": ["2028-02-29"], "date.invalid": ["", "2026-02-29", "2026-04-31", "2026-13-01", "1/2/2026", "2026-01-01T00:00:00Z"] },
  "a value that is a time": {
    "": ["2026-10-01 09:00:00", "2026-10-01T09:00:00", "2026-10-01T09:00:00+02:00"],
    "date.local_time_invalid": ["", "2026-10-01", "2026-02-29 09:00:00", "2026-10-01 24:00:00", "01/10/26 09:00"],
  },
};

const codes = (issues) => issues.map(({ code }) => code).join();

for (const [name, check] of Object.entries(CHECKS)) {
  describe(name, () => {
    it("gives no issue for what is right, and the issue for what is wrong", () => {
      for (const [code, texts] of Object.entries(VERDICTS[name])) {
        for (const text of texts) assert.equal(codes(check(text)), code, JSON.stringify(text));
      }
    });

    it("says of what is no text that it must be one", () => {
      for (const [value, kind] of [[undefined, "undefined"], [null, "null"], [7, "a number"], [{}, "a Object"], [["it"], "a Array"], [Symbol("x"), "a symbol"]]) {
        const [issue, ...rest] = check(value);
        assert.deepEqual([rest, issue.path, issue.code], [[], [], "wrong_type"]);
        assert.match(issue.message, new RegExp(`^the \\w+ must be a string, not ${kind}$`));
      }
      assert.equal(codes(check("a\ud800")), "lone_surrogate");
    });

    it("gives the same shape whatever comes, and no throw", () => {
      fc.assert(fc.property(fc.oneof(fc.anything(), fc.string({ unit: "binary" })), (value) => {
        for (const issue of check(value)) {
          assert.deepEqual(Object.keys(issue), ["path", "code", "message"]);
          assert.doesNotMatch(issue.message, /[{}]/);
        }
      }), { numRuns: 500 });
    });
  });
}

describe("the type of a value", () => {
  it("goes by its number too", () => {
    for (const [index, name] of ["TEXT", "DATE", "DATETIME"].entries()) {
      for (const value of ["a", "2026-10-01", "2026-10-01 09:00:00"]) {
        assert.deepEqual(checkCustomFieldValue(index + 1, value), checkCustomFieldValue(name, value));
      }
    }
  });

  it("must be one", () => {
    for (const type of [0, 4, 1.5, -1, NaN, "text", "", undefined, null, "length", 2 ** 40]) {
      assert.throws(() => checkCustomFieldValue(type, "a"), (error) => {
        assert.ok(error instanceof ValidationError);
        assert.deepEqual([error.issues[0].path, error.issues[0].code], [["type"], "not_one_of"]);
        return true;
      });
    }
  });
});

describe("halves of characters below a long name", () => {
  it("are told, as far as their paths are in proportion", () => {
    const metadata = { ["a".repeat(500_000)]: Array(50_000).fill("\ud800") };
    const { issues } = schemas.message["~standard"].validate({ type: "Message", content_type: "Text", phone: "+393331234567", text: "a", metadata });
    assert.deepEqual([...new Set(codes(issues).split(","))], ["lone_surrogate", "more_issues"]);
    assert.deepEqual(issues[0].path.slice(-1), [0]);
    assert.ok(issues.length < 10, String(issues.length));
  });
});
