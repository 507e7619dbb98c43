/** What a careful person writes by hand: no check of the input, no repetitions, no limits. */
import { JSON_TYPE, KEY, ORIGIN, PATH } from "./call.mjs";

export const connect = ({ fetch }) => async (contact) => {
  const request = new Request(`${ORIGIN}${PATH}`, {
    method: "POST",
    headers: { ...JSON_TYPE, accept: "application/json", "x-spoki-api-key": KEY },
    body: JSON.stringify(contact),
    redirect: "manual",
  });
  const response = await fetch(request);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
};
