/** The one call that all clients make: a small contact goes out as JSON, a small contact comes back as JSON. */
export const ORIGIN = "http://localhost";
export const PATH = "/api/1/contacts/sync/";
export const KEY = "bench";
export const JSON_TYPE = { "content-type": "application/json" };

export const CONTACT = {
  phone: "+393331234567",
  first_name: "Nicolò",
  last_name: "Calabrò",
  email: "nicolo.calabro@example.com",
  language: "it",
  custom_fields: { ORDER_ID: "A-42" },
};
export const ANSWER = JSON.stringify({ id: 40990001, ...CONTACT, has_invalid_phone: false, status: "Not Declared" });

/** A `fetch` that answers from memory. It does nothing with what it gets. */
export const answerAtOnce = async () => new Response(ANSWER, { headers: JSON_TYPE });

/** The same, but it makes a Request of whatever it gets, a Request included, as every `fetch` does. */
export const answerAsFetch = async (input, init) => {
  new Request(input, init);
  return answerAtOnce();
};
