/**
 * A contact checked as a whole, as a server does with what a form sends: `schemas.contactSync` beside the same rules in
 * zod 4 and valibot, all through Standard Schema. Seven contacts in ten are right; all must accept the same ones, and
 * make the same of them, or nothing is measured.
 *
 * What zod and valibot cannot say by themselves is written into their schemas by hand: phones by libphonenumber-js,
 * whose E.164 form is kept, and a list of languages. What theirs still cannot say: e-mail addresses by the server's
 * grammar (each takes its own, so domains in other scripts are refused), strings with half a surrogate pair, and which
 * name was meant by a misspelt one. Longest texts are counted in UTF-16 units by them, in bytes by spoki-wasm.
 */
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { schemas } from "spoki-wasm";
import * as v from "valibot";
import { z } from "zod";
import { interleaved } from "./measure.mjs";

const STATUSES = ["Not Declared", "Subscribed", "Unsubscribed"];
const LANGUAGES = new Set(
  (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu " +
    "fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km " +
    "kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om " +
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr " +
    "ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu fil"
  ).split(" "),
);
const LANGUAGE = /^([a-z]{2,3})(?:[_-][a-z]{2})?$/i;
const CODE = /^[A-Z0-9_]{1,255}$/;
const MAX_TEXT = 1 << 20;

const isLanguage = (code) => LANGUAGES.has(LANGUAGE.exec(code)?.[1].toLowerCase());
const validPhone = (text) => {
  const phone = parsePhoneNumberFromString(text);
  return phone?.isValid() ? phone.number : undefined;
};
/** Forms write null for what they have not. */
const leftOut = (value) => value ?? undefined;

const zText = z.string().max(MAX_TEXT);
const zOptional = (schema) => schema.nullish().transform(leftOut);
const inZod = z.strictObject({
  phone: z.string().transform((text, context) => {
    const phone = validPhone(text);
    if (phone) return phone;
    context.addIssue({ code: "custom", message: "not a valid phone number" });
    return z.NEVER;
  }),
  first_name: zOptional(zText),
  last_name: zOptional(zText),
  email: zOptional(z.union([z.literal(""), z.email().max(254)])),
  language: zOptional(z.string().refine(isLanguage)),
  status: zOptional(z.enum(STATUSES)),
  custom_fields: zOptional(z.record(z.string().regex(CODE), zText)),
});

const vText = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const vOptional = (schema) => v.pipe(v.nullish(schema), v.transform(leftOut));
const inValibot = v.strictObject({
  phone: v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const phone = validPhone(dataset.value);
      if (phone) return phone;
      addIssue({ message: "not a valid phone number" });
      return NEVER;
    }),
  ),
  first_name: vOptional(vText),
  last_name: vOptional(vText),
  email: vOptional(v.union([v.literal(""), v.pipe(v.string(), v.email(), v.maxLength(254))])),
  language: vOptional(v.pipe(v.string(), v.check(isLanguage))),
  status: vOptional(v.picklist(STATUSES)),
  custom_fields: vOptional(v.record(v.pipe(v.string(), v.regex(CODE)), vText)),
});

const CONTENDERS = { "zod 4": inZod, valibot: inValibot, "spoki-wasm": schemas.contactSync };

/** What is wrong with three contacts in ten, by turns. */
const FAULTS = [
  { phone: "+39 333 12" }, { email: "ada@example" }, { language: "elvish" }, { status: "subscribed" },
  { custom_fields: { "order id": "A-42" } }, { first_name: 7 }, { firstName: "Ada" }, { phone: undefined },
];

function makeContacts(count) {
  return Array.from({ length: count }, (_, index) => {
    const contact = {
      phone: `+39 333 ${String(1_000_000 + ((index * 7919) % 9_000_000)).replace(/(\d{3})(?=\d)/, "$1 ")}`,
      first_name: `Nicolò ${index}`,
      last_name: index % 4 ? "D'Angelo" : null,
      email: index % 5 ? `nicolo.${index}@example.com` : "",
      language: index % 3 ? "it" : "pt",
      status: STATUSES[index % STATUSES.length],
      custom_fields: { ORDER_ID: `A-${index}`, SHOP: "Reggio nell'Emilia" },
    };
    return index % 10 < 3 ? { ...contact, ...FAULTS[index % FAULTS.length] } : contact;
  });
}

export async function measureObjects({ count, warmUp, rounds }) {
  const contacts = makeContacts(count);
  const validators = Object.values(CONTENDERS).map((schema) => schema["~standard"].validate);
  for (const contact of contacts) {
    const verdicts = validators.map((validate) => {
      const { value, issues } = validate(contact);
      return issues ? "refused" : JSON.stringify(value);
    });
    if (new Set(verdicts).size > 1) throw new Error(`they disagree about ${JSON.stringify(contact)}: ${verdicts.join(" ")}`);
  }
  const tasks = validators.map((validate) => () => {
    let accepted = 0;
    for (const contact of contacts) if (!validate(contact).issues) accepted += 1;
    return accepted;
  });
  const measured = await interleaved(tasks, { warmUp, rounds });
  const spoki = measured.at(-1);
  const contenders = Object.keys(CONTENDERS).map((name, index) => ({
    name,
    accepted: measured[index].result,
    microseconds: (measured[index].median * 1000) / count,
    ratio: measured[index].median / spoki.median,
  }));
  return { count, accepted: spoki.result, contenders };
}
