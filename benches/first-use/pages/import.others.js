import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import Papa from "papaparse";
import { z } from "zod";
import { done } from "./done.js";
import { COUNT, CSV } from "./rows.js";

const Row = z.object({
  Nome: z.string(),
  Cellulare: z.string().transform((text, context) => {
    const phone = parsePhoneNumberFromString(text);
    if (phone?.isValid()) return phone.number;
    context.addIssue({ code: "custom", message: "not a valid phone number" });
    return z.NEVER;
  }),
  Email: z.email(),
});
const { data } = Papa.parse(CSV, { header: true, skipEmptyLines: true });
const rows = data.map((row) => Row.safeParse(row));
const bodies = JSON.stringify(rows.map((row) => row.data));
done(rows.length === COUNT && rows.every((row) => row.success) && bodies.length > COUNT);
