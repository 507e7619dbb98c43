/** Clients are comparable only if they send the same and make the same of the answer. */
import { deepEqual } from "node:assert/strict";
import { ANSWER, answerAtOnce, CONTACT, KEY, ORIGIN, PATH } from "./call.mjs";

/** @octokit/core takes the slash at the end of an address away. */
const withoutSlash = (url) => url.replace(/\/$/, "");

const EXPECTED = { method: "POST", url: withoutSlash(`${ORIGIN}${PATH}`), hasKey: true, body: CONTACT, answer: JSON.parse(ANSWER) };

/** Throws unless a client makes the call that is expected of all. Each sends the key in the header that it has for it. */
export async function checkCall({ name, connect }) {
  let request;
  const fetch = (...given) => {
    request = new Request(...given);
    return answerAtOnce();
  };
  const answer = await connect({ fetch, timeoutMs: 30_000 })(CONTACT);
  const { method, url, headers } = request;
  const hasKey = [...headers.values()].some((value) => value.split(" ").includes(KEY));
  const made = { method, url: withoutSlash(url), hasKey, body: await request.json(), answer };
  deepEqual(made, EXPECTED, `${name} makes another call`);
}
