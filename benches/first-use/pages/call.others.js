import ky from "ky";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { z } from "zod";
import { answer, CONTACT, KEY, ORIGIN } from "./contact.js";
import { done } from "./done.js";

const Contact = z.strictObject({
  phone: z.string().refine((text) => parsePhoneNumberFromString(text)?.isValid()),
  first_name: z.string().optional(),
  email: z.email().optional(),
  language: z.string().regex(/^[a-z]{2}$/).optional(),
});
const client = ky.create({ fetch: answer, headers: { "x-spoki-api-key": KEY } });
const { id } = await client.post(`${ORIGIN}/api/1/contacts/sync/`, { json: Contact.parse(CONTACT) }).json();
done(id === 40990001);
