import { readFile } from "node:fs/promises";
import { Spoki } from "spoki-wasm";
import { SAMPLE_FILE } from "./options.mjs";

const COMPARED = ["first_name", "last_name", "email", "language"];

/** The contacts of a list by phone, read back from the server: it has no route for them, but each names its lists. */
export async function membersOf(spoki, listId, signal) {
  const members = new Map();
  for await (const contact of spoki.contacts.list({ page_size: 200 }, { signal })) {
    if (contact.list_set?.some((list) => list.id === listId)) members.set(contact.phone, contact);
  }
  return members;
}

/**
 * What an import of this file has to give. The sample comes with its own account of that, written when the file was
 * made; for any other file the import is run once more with a `fetch` that only notes what it is handed.
 */
export async function expectedOutcome(path, bytes, settings) {
  if (path === SAMPLE_FILE) {
    const { contacts, rejected } = JSON.parse(await readFile(new URL("data/expected.json", import.meta.url), "utf8"));
    return { contacts: new Map(contacts.map((contact) => [contact.phone, contact])), rejected };
  }
  const contacts = new Map();
  const rehearsal = new Spoki({
    apiKey: "rehearsal",
    baseUrl: "http://localhost",
    rateLimit: "off",
    fetch: async (_, { body }) => {
      const { contacts: sent } = await new Response(body).json();
      for (const contact of sent) contacts.set(contact.phone, { ...contacts.get(contact.phone), ...contact });
      return Response.json({});
    },
  });
  await rehearsal.importContacts(bytes, { ...settings, listId: 1 });
  return { contacts };
}

/** Compares what should be in the list with what is there. Contacts that were in it before may stay. */
export function compare({ expected, report, before, after }) {
  const wanted = expected.contacts;
  const differs = ({ phone, ...fields }) => {
    const stored = after.get(phone);
    return stored && COMPARED.some((name) => name in fields && stored[name] !== fields[name]);
  };
  return {
    missing: [...wanted.keys()].filter((phone) => !after.has(phone)).length,
    unexpected: [...after.keys()].filter((phone) => !wanted.has(phone) && !before.has(phone)).length,
    altered: [...wanted.values()].filter(differs).length,
    misjudged: expected.rejected ? countMisjudged(expected.rejected, report.rejected) : 0,
  };
}

/** Lines that were rejected for another reason than the right one, wrongly, or not at all. */
function countMisjudged(expected, rejected) {
  const wanted = new Set(expected.map(([line, code]) => `${line} ${code}`));
  const found = new Set(rejected.map(({ line, code }) => `${line} ${code}`));
  return [...wanted].filter((entry) => !found.has(entry)).length + [...found].filter((entry) => !wanted.has(entry)).length;
}
