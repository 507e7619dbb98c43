/**
 * @anthropic-ai/sdk, by the method that all of its others come down to; those warn of old models and refuse a call that
 * would take too long, and look at nothing else (resources/messages/messages.mjs). Its limit ends when the headers have
 * come: `fetchWithTimeout` in client.mjs. Repetition is off as it is everywhere: it costs nothing before a failure.
 */
import Anthropic from "@anthropic-ai/sdk";
import { KEY, ORIGIN, PATH } from "./call.mjs";

export const connect = ({ fetch, timeoutMs }) => {
  const client = new Anthropic({ apiKey: KEY, baseURL: ORIGIN, fetch, timeout: timeoutMs, maxRetries: 0 });
  return (contact) => client.post(PATH, { body: contact });
};
