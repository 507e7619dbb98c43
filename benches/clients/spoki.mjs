/** spoki-wasm. One limit for key, headers and body together: `attempt` in src/client/mod.rs. */
import { Spoki } from "spoki-wasm";
import { KEY, ORIGIN } from "./call.mjs";

export const connect = ({ fetch, timeoutMs }) => {
  const spoki = new Spoki({ apiKey: KEY, baseUrl: ORIGIN, fetch, timeoutMs, maxRetries: 0, rateLimit: "off" });
  return (contact) => spoki.contacts.sync(contact);
};
