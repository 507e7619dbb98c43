/** One call with a `fetch` that answers from memory: what the client itself costs, without any network. */
import { Spoki } from "spoki-wasm";
import { answerAtOnce, CONTACT, JSON_TYPE, KEY, ORIGIN, PATH } from "./clients/call.mjs";
import { callRepeatedly, interleaved } from "./measure.mjs";

/** What a careful person writes by hand: no check of the input, no retries, no limits. */
async function plainCall(fetch) {
  const request = new Request(`${ORIGIN}${PATH}`, {
    method: "POST",
    headers: { ...JSON_TYPE, accept: "application/json", "x-spoki-api-key": KEY },
    body: JSON.stringify(CONTACT),
    redirect: "manual",
  });
  const response = await fetch(request);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return JSON.parse(await response.text());
}

export async function measureCalls({ callsPerRound, warmUp, rounds }) {
  const spoki = new Spoki({ apiKey: KEY, baseUrl: ORIGIN, rateLimit: "off", fetch: answerAtOnce });
  const repeat = (call) => () => callRepeatedly(call, callsPerRound);
  const [plain, client] = await interleaved(
    [repeat(() => plainCall(answerAtOnce)), repeat(() => spoki.contacts.sync(CONTACT))],
    { warmUp, rounds },
  );
  const microseconds = ({ median }) => (median * 1000) / callsPerRound;
  return { plainMicroseconds: microseconds(plain), clientMicroseconds: microseconds(client), ratio: client.median / plain.median };
}
