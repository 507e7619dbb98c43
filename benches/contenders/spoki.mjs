/**
 * spoki-wasm through its public API: a whole import, every body built and handed to a `fetch` that answers at once.
 * Beyond what the others do it finds encoding, delimiter and columns by itself, keeps line numbers and reasons of
 * rejected rows, and runs the job machinery: batches, progress, request objects, answers.
 * It lacks full validity of phones exactly where the package does; the counts below show how near it comes.
 */
import { Spoki } from "spoki-wasm";

export async function run(bytes) {
  let bodies = 0;
  const spoki = new Spoki({
    apiKey: "bench",
    baseUrl: "http://localhost",
    rateLimit: "off",
    fetch: async () => {
      bodies += 1;
      return new Response('{"created":500,"updated":0}', { headers: { "content-type": "application/json" } });
    },
  });
  const report = await spoki.importContacts(bytes, { listId: 1, defaultCountry: "IT" });
  return { contacts: report.accepted - report.duplicateCount, rejected: report.rejectedCount, bodies };
}
