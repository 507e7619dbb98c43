/** What the first call sends and what a `fetch` in memory answers. */
export const CONTACT = { phone: "+393331234567", first_name: "Nicolò", email: "nicolo@example.com", language: "it" };
export const KEY = "a-key-for-the-bench";
export const ORIGIN = "https://api.example.com";

export const answer = async () =>
  new Response(JSON.stringify({ id: 40990001, ...CONTACT }), { headers: { "content-type": "application/json" } });
