/**
 * spoki-wasm through its public API: a whole import, every body built and sent to the `fetch` that all send to.
 * Beyond what the others do it finds encoding, delimiter and columns by itself, keeps line numbers and reasons of
 * rejected rows, and runs the job machinery: batches, progress, deadlines, answers.
 * It lacks full validity of phones exactly where the package does; the counts below show how near it comes.
 */
import { Spoki } from "spoki-wasm";
import { answerAtOnce } from "./bodies.mjs";

export async function run(bytes) {
  let bodies = 0;
  const fetch = (request) => {
    bodies += 1;
    return answerAtOnce(request);
  };
  const spoki = new Spoki({ apiKey: "bench", baseUrl: "http://localhost", rateLimit: "off", fetch });
  const report = await spoki.importContacts(bytes, { listId: 1, defaultCountry: "IT", optional: "reject" });
  return { contacts: report.accepted - report.duplicateCount, rejected: report.rejectedCount, bodies };
}
