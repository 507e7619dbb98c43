/**
 * ky. It checks answers, if it is given a schema, and no input. Headers and body have a limit each: utils/timeout.js and
 * `#raceBodyRead` in core/Ky.js, both in distribution. It repeats no POST, but clones each Request as if it did (`#fetch`
 * there), so repetition is off.
 */
import ky from "ky";
import { KEY, ORIGIN, PATH } from "./call.mjs";

export const connect = ({ fetch, timeoutMs }) => {
  const client = ky.create({ prefix: ORIGIN, fetch, timeout: timeoutMs, retry: 0, headers: { "x-spoki-api-key": KEY } });
  return (contact) => client.post(PATH, { json: contact }).json();
};
