/** Templates and messages before they are submitted or sent: findings, previews, placeholders. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  lintMessage,
  lintRules,
  lintTemplate,
  previewTemplate,
  Spoki,
  toMetaVariables,
  toSpokiPlaceholders,
  ValidationError,
} from "spoki-wasm";
import { startSandbox } from "../support/sandbox.mjs";

const template = (text) => ({
  name: "ordine_spedito",
  category: "UTILITY",
  templatelocalization_set: [{ language: "it", body_template_component: { text }, example_custom_fields: { FIRST_NAME: "Mario" } }],
});
const ids = (findings) => findings.map(({ rule }) => rule);
const GOOD = "Ciao %%FIRST_NAME%%, il tuo pacco è partito oggi.";

/** That a call is refused, with the paths and codes of its issues. */
function refuses(call, ...expected) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof ValidationError, String(error));
    assert.deepEqual(error.issues.map(({ path, code }) => [path, code]), expected);
    return true;
  });
}

describe("lintTemplate", () => {
  it("says what, where, how bad, and who says so", () => {
    assert.deepEqual(lintTemplate(template(GOOD)), []);
    const text = "🎉 %%FIRST_NAME%%, il tuo pacco è partito oggi: https://bit.ly/3x";
    const findings = lintTemplate(template(text));
    assert.deepEqual(ids(findings), ["body.variable_near_edge", "link.shortened"]);
    const [edge, { start, end, message, ...link }] = findings;
    assert.equal(text.slice(edge.start, edge.end), "%%FIRST_NAME%%");
    assert.equal(text.slice(start, end), "https://bit.ly/3x");
    assert.equal(
      message,
      "templatelocalization_set[0].body_template_component.text has a shortened link, which is refused: give the whole address",
    );
    assert.deepEqual(link, {
      rule: "link.shortened",
      level: "warning",
      path: ["templatelocalization_set", 0, "body_template_component", "text"],
      source: "https://support.spoki.com/en/?p=8295",
      date: "2026-11-21",
    });
  });

  it("puts figures into the sentence, and has no place where a text as a whole is wrong", () => {
    const [finding, ...others] = lintTemplate(template("a".repeat(1_030)));
    assert.equal(finding.rule, "body.too_long");
    assert.match(finding.message, / must be at most 1024 characters long; it has 1030$/);
    assert.ok(!("start" in finding) && !("end" in finding));
    assert.deepEqual(ids(others), ["example.unused"]);
  });

  it("has levels that are data: strict, off, and one's own", () => {
    const adjacent = template("Ciao %%FIRST_NAME%% %%FIRST_NAME%%, il tuo pacco è partito oggi dal magazzino.");
    const levels = (options) => lintTemplate(adjacent, options).map(({ rule, level }) => [rule, level]);
    assert.deepEqual(levels(), [["variable.adjacent", "warning"]]);
    assert.deepEqual(levels({ strict: true }), [["variable.adjacent", "error"]]);
    assert.deepEqual(levels({ strict: true, rules: { "variable.adjacent": "off" } }), []);
    assert.deepEqual(levels({ rules: { "variable.adjacent": "error" } }), [["variable.adjacent", "error"]]);
  });

  it("refuses options that are none", () => {
    refuses(() => lintTemplate({}, { rules: { "body.to_long": "off" } }), [["rules", "body.to_long"], "unknown_option"]);
    refuses(() => lintTemplate({}, { rules: { "body.too_long": "warn" } }), [["rules", "body.too_long"], "not_one_of"]);
    refuses(() => lintTemplate({}, { rules: null }), [["rules"], "wrong_type"]);
    refuses(() => lintMessage({}, { mediaBytes: "5 MB" }), [["mediaBytes"], "wrong_type"]);
    assert.deepEqual(lintTemplate(template(GOOD), null), []);
  });

  it("gives findings or a ValidationError for whatever comes", () => {
    for (const input of [undefined, null, 42, "template", [], true]) {
      assert.deepEqual(ids(lintTemplate(input)), ["type.wrong"], String(input));
      assert.deepEqual(ids(lintMessage(input)), ["type.wrong"], String(input));
    }
    const circle = {};
    circle.templatelocalization_set = [circle];
    assert.throws(() => lintTemplate(circle), ValidationError);
    refuses(() => lintTemplate({ name: () => {} }), [["name"], "wrong_type"]);
    refuses(() => lintMessage({}, { template: { name: Symbol("a") } }), [["template", "name"], "wrong_type"]);
    refuses(() => lintTemplate({ get name() { throw new Error("no"); } }), [["name"], "unreadable"]);
    assert.throws(() => lintTemplate({ name: "\ud800" }), ValidationError);
    fc.assert(fc.property(fc.anything(), (input) => {
      for (const call of [() => lintTemplate(input), () => lintMessage(input, { template: input }), () => previewTemplate(input)]) {
        try {
          call();
        } catch (error) {
          if (!(error instanceof ValidationError)) throw error;
        }
      }
    }), { numRuns: 500 });
  });

  it("tells places within their texts", () => {
    const piece = fc.constantFrom("%%A%%", "%%", "{{1}}", "è", "🎉", "*", "\n", "bit.ly/a", " ", "a");
    fc.assert(fc.property(fc.array(piece).map((pieces) => pieces.join("")), (text) => {
      for (const { path, start, end } of lintTemplate(template(text))) {
        if (path.at(-1) !== "text" || start === undefined) continue;
        assert.ok(start < end && end <= text.length, text);
      }
    }));
  });
});

describe("lintMessage", () => {
  const message = (custom_fields, language) => ({ type: "Template", template: 7, phone: "+393331234567", language, custom_fields });
  const of = template("Ciao %%FIRST_NAME%%, l'ordine %%ORDER_ID%% è partito.");

  it("checks values, and against the template if it is given", () => {
    const found = (fields, options) => ids(lintMessage(message(fields, "it"), options));
    assert.deepEqual(found({ ORDER_ID: "a\nb" }), ["value.line_break"]);
    assert.deepEqual(found({ ORDER_ID: "42" }, { template: of }), []);
    assert.deepEqual(found({ ORDER: "42" }, { template: of }), ["value.unknown", "value.missing"]);
    assert.deepEqual(ids(lintMessage(message({ ORDER_ID: "42" }, "de"), { template: of })), ["message.language_missing"]);
  });

  it("knows the kinds of messages", () => {
    const buttons = Array.from({ length: 4 }, (_, order) => ({ text: `Scelta ${order}`, order, button_type: "quick_reply" }));
    const found = lintMessage({ type: "Message", content_type: "Interactive", text: "Quale?", buttons });
    assert.deepEqual(found.map(({ rule, path }) => [rule, path]), [["reply.count", ["buttons"]]]);
    const image = { type: "Message", content_type: "Image", media: "https://example.com/a.png" };
    assert.deepEqual(ids(lintMessage(image, { mediaBytes: 6_000_000 })), ["media.large"]);
    assert.deepEqual(ids(lintMessage(image)), []);
    assert.deepEqual(ids(lintMessage(image, { strict: true })), ["media.size_unknown"]);
  });

  it("never tells the phone", () => {
    const findings = lintMessage({ ...message({ A: 1 }), phone: "+393331234567", text: 5 });
    assert.ok(!JSON.stringify(findings).includes("333"));
  });
});

describe("what Spoki answers", () => {
  it("is linted and shown like what was sent", async () => {
    const sandbox = await startSandbox({ clock: "600x" });
    try {
      const spoki = new Spoki({ apiKey: sandbox.key, baseUrl: sandbox.url });
      const { id } = await spoki.templates.create(template(GOOD));
      const answer = await spoki.templates.retrieve(id);
      assert.deepEqual(lintTemplate(answer, { strict: true }), []);
      const [localization] = answer.templatelocalization_set;
      const values = localization.example_custom_fields;
      assert.deepEqual(previewTemplate(localization, values).body.map(({ text }) => text).join(""), "Ciao Mario, il tuo pacco è partito oggi.");
      const message = { type: "Template", template: id, phone: "+393331234567", custom_fields: { FIRST_NAME: "Ada" } };
      assert.deepEqual(lintMessage(message, { template: answer }), []);
    } finally {
      await sandbox.stop();
    }
  });
});

describe("lintRules", () => {
  it("are data, with sentences in English and Italian", () => {
    assert.ok(lintRules.length > 100);
    assert.equal(new Set(ids(lintRules.map(({ id }) => ({ rule: id })))).size, lintRules.length);
    for (const { id, level, strictLevel, source, date, messages } of lintRules) {
      assert.ok(["off", "warning", "error"].includes(level) && ["warning", "error"].includes(strictLevel), id);
      assert.match(source, /^https:\/\//);
      assert.match(date, /^20\d\d-\d\d-\d\d$/);
      assert.ok(messages.en && messages.it && messages.en !== messages.it, id);
    }
    assert.throws(() => { lintRules[0].level = "off"; }, TypeError, "nobody changes them for others");
  });
});

describe("previewTemplate", () => {
  it("fills in values, and gives spans and what is missing", () => {
    const shown = previewTemplate(
      {
        header_template_component: { format: "image" },
        body_template_component: { text: "Ciao *%%FIRST_NAME%%*, ordine _%%ORDER_ID%%_" },
        footer_template_component: { text: "Negozio" },
        templatebuttoncomponent_set: [{ text: "Segui", order: 0, button_type: "url", url: "https://example.com/%%FIRST_NAME%%" }],
      },
      { FIRST_NAME: "Ada" },
    );
    assert.deepEqual(shown, {
      header: { format: "image", text: [] },
      body: [
        { text: "Ciao " },
        { text: "Ada", bold: true },
        { text: ", ordine " },
        { text: "%%ORDER_ID%%", italic: true, missing: "ORDER_ID" },
      ],
      footer: [{ text: "Negozio" }],
      buttons: [{ button_type: "url", text: "Segui", target: "https://example.com/Ada" }],
      cards: [],
      missing: ["ORDER_ID"],
    });
  });

  it("shows the cards of a carousel, each with its own parts", () => {
    const card = { header_template_component: { format: "video" }, body_template_component: { text: "~%%A%%~" } };
    const { cards, missing } = previewTemplate({ body: "Ecco", templatecarouselcomponent_set: [card] });
    assert.deepEqual(cards, [
      { header: { format: "video", text: [] }, body: [{ text: "%%A%%", strikethrough: true, missing: "A" }], footer: [], buttons: [] },
    ]);
    assert.deepEqual(missing, ["A"]);
  });

  it("refuses values that are no strings", () => {
    refuses(() => previewTemplate({}, { A: 1, B: null, C: "c" }), [["values", "A"], "wrong_type"], [["values", "B"], "wrong_type"]);
    refuses(() => previewTemplate({}, null), [["values"], "wrong_type"]);
    refuses(() => previewTemplate({}, "A"), [["values"], "wrong_type"]);
  });
});

describe("placeholders", () => {
  it("become variables, and placeholders again", () => {
    const text = "Ciao %%FIRST_NAME%%, ordine %%ORDER_ID%%: %%FIRST_NAME%%, 50%% di sconto";
    const meta = toMetaVariables(text);
    assert.deepEqual(meta, { text: "Ciao {{1}}, ordine {{2}}: {{3}}, 50%% di sconto", codes: ["FIRST_NAME", "ORDER_ID", "FIRST_NAME"] });
    assert.equal(toSpokiPlaceholders(meta.text, meta.codes), text);
    assert.equal(toSpokiPlaceholders("{{order_id}} {{2}}"), "%%ORDER_ID%% {{2}}");
    const piece = fc.constantFrom("%%A%%", "%%_B2%%", "%", "è", "🎉", "a", "}}", "\n");
    fc.assert(fc.property(fc.array(piece).map((pieces) => pieces.join("")), (input) => {
      const { text: converted, codes } = toMetaVariables(input);
      assert.equal(toSpokiPlaceholders(converted, codes), input);
    }));
  });

  it("are made of strings only", () => {
    refuses(() => toMetaVariables(42), [["text"], "wrong_type"]);
    refuses(() => toSpokiPlaceholders(null), [["text"], "wrong_type"]);
    refuses(() => toSpokiPlaceholders("a", "A"), [["codes"], "wrong_type"]);
    refuses(() => toSpokiPlaceholders("a", ["A", 1]), [["codes"], "wrong_type"]);
    assert.throws(() => toMetaVariables("\ud800"), ValidationError);
  });
});
