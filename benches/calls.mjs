/** One call with a `fetch` that answers from memory: what the client itself costs, without any network. */
import { Spoki } from "spoki-wasm";
import { callRepeatedly, interleaved } from "./measure.mjs";

export const CONTACT = {
  phone: "+393331234567",
  first_name: "Nicolò",
  last_name: "Calabrò",
  email: "nicolo.calabro@example.com",
  language: "it",
  custom_fields: { ORDER_ID: "A-42" },
};
const ANSWER = JSON.stringify({ id: 40990001, ...CONTACT, has_invalid_phone: false, status: "Not Declared" });
const HEADERS = { "content-type": "application/json" };

export const answerAtOnce = async () => new Response(ANSWER, { headers: HEADERS });

/** What a careful person writes by hand: no check of the input, no retries, no limits. */
async function plainCall(fetch) {
  const request = new Request("http://localhost/api/1/contacts/sync/", {
    method: "POST",
    headers: { ...HEADERS, accept: "application/json", "x-spoki-api-key": "bench" },
    body: JSON.stringify(CONTACT),
    redirect: "manual",
  });
  const response = await fetch(request);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return JSON.parse(await response.text());
}

export async function measureCalls({ callsPerRound, warmUp, rounds }) {
  const spoki = new Spoki({ apiKey: "bench", baseUrl: "http://localhost", rateLimit: "off", fetch: answerAtOnce });
  const repeat = (call) => () => callRepeatedly(call, callsPerRound);
  const [plain, client] = await interleaved(
    [repeat(() => plainCall(answerAtOnce)), repeat(() => spoki.contacts.sync(CONTACT))],
    { warmUp, rounds },
  );
  const microseconds = ({ median }) => (median * 1000) / callsPerRound;
  return { plainMicroseconds: microseconds(plain), clientMicroseconds: microseconds(client), ratio: client.median / plain.median };
}
