/**
 * openai, by the method that all of its others come down to; those do not look at what they are given, either
 * (resources/responses/responses.mjs). Its limit is that of headers and body together: `fetchWithTimeout` and
 * `parseResponseWithTimeout` in client.mjs. Repetition is off as it is everywhere: it costs nothing before a failure.
 */
import OpenAI from "openai";
import { KEY, ORIGIN, PATH } from "./call.mjs";

export const connect = ({ fetch, timeoutMs }) => {
  const client = new OpenAI({ apiKey: KEY, baseURL: ORIGIN, fetch, timeout: timeoutMs, maxRetries: 0 });
  return (contact) => client.post(PATH, { body: contact });
};
