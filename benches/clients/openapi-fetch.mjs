/** openapi-fetch. Its checks are types alone; it has no time limit and repeats nothing: `coreFetch` in dist/index.mjs. */
import createClient from "openapi-fetch";
import { KEY, ORIGIN, PATH } from "./call.mjs";

export const connect = ({ fetch }) => {
  const client = createClient({ baseUrl: ORIGIN, fetch, headers: { "x-spoki-api-key": KEY } });
  return async (contact) => (await client.POST(PATH, { body: contact })).data;
};
