/**
 * What most people would install: papaparse, zod 4, libphonenumber-js/max.
 * Full validity of phones. A later row with the same number replaces the earlier one.
 */
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import Papa from "papaparse";
import { z } from "zod";
import { sendAll } from "./bodies.mjs";

const Row = z.object({
  phone: z.string().transform((text, context) => {
    const phone = parsePhoneNumberFromString(text, "IT");
    if (phone?.isValid()) return phone.number;
    context.addIssue({ code: "custom", message: "not a valid phone number" });
    return z.NEVER;
  }),
  email: z.union([z.literal("").transform(() => undefined), z.email()]),
  first_name: z.string().trim(),
  last_name: z.string().trim(),
  language: z.string().regex(/^[a-z]{2}$/),
});

const FIELDS = { Cellulare: "phone", "E-mail": "email", Nome: "first_name", Cognome: "last_name", Lingua: "language" };

export async function run(bytes) {
  const { data } = Papa.parse(new TextDecoder().decode(bytes), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (header) => FIELDS[header] ?? header,
  });
  const contacts = new Map();
  let rejected = 0;
  for (const cells of data) {
    const row = Row.safeParse(cells);
    if (row.success) contacts.set(row.data.phone, row.data);
    else rejected += 1;
  }
  const bodies = await sendAll([...contacts.values()]);
  return { contacts: contacts.size, rejected, bodies };
}
