/** spoki-wasm without the sending: the same work on the same rows, every body built, none handed out. */
import { planImport } from "spoki-wasm";

export async function run(bytes) {
  const { accepted, duplicateCount, rejectedCount, batches } = await planImport(bytes, { defaultCountry: "IT", optional: "reject" });
  return { contacts: accepted - duplicateCount, rejected: rejectedCount, bodies: batches };
}
