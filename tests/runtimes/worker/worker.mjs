import { Spoki, WebhookError, planImport, verifyWebhook } from "spoki-wasm";

/** Each path of the worker exercises one side of the package. */
const ROUTES = {
  "/plan": () => planImport("Cellulare\n333 123 4567\n", { defaultCountry: "IT" }),
  "/call": async (env) => {
    const spoki = new Spoki({ apiKey: env.SPOKI_API_KEY, baseUrl: env.SPOKI_BASE_URL, rateLimit: "off" });
    const contact = await spoki.contacts.sync({ phone: "+39 333 123 4567", first_name: "Nicolò" });
    const found = await spoki.contacts.list({ phone: contact.phone });
    return { phone: contact.phone, names: found.items.map((item) => item.first_name) };
  },
  "/error": async (env) => {
    const spoki = new Spoki({ apiKey: "wrong", baseUrl: env.SPOKI_BASE_URL, rateLimit: "off" });
    const error = await spoki.tags.list().catch((reason) => reason);
    return { name: error.name, status: error.status };
  },
  "/timeout": async (env) => {
    const spoki = new Spoki({ apiKey: env.SPOKI_API_KEY, baseUrl: env.SPOKI_BASE_URL, rateLimit: "off", maxRetries: 0 });
    const error = await spoki.tags.list({}, { timeoutMs: 200 }).catch((reason) => reason);
    return { name: error.name, phase: error.phase };
  },
  "/redirect": async (env) => {
    const spoki = new Spoki({ apiKey: env.SPOKI_API_KEY, baseUrl: env.SPOKI_BASE_URL, rateLimit: "off", maxRetries: 0 });
    const error = await spoki.tags.list().catch((reason) => reason);
    return { name: error.name, message: error.message };
  },
  "/import": async (env) => {
    const spoki = new Spoki({ apiKey: env.SPOKI_API_KEY, baseUrl: env.SPOKI_BASE_URL, rateLimit: "off" });
    const csv = "Cellulare;Nome\r\n333 1234567;Ada\r\n12;Eva\r\n";
    const plan = await planImport(csv, { defaultCountry: "IT" });
    const report = await spoki.importContacts(csv, { defaultCountry: "IT" });
    return { planned: plan.accepted, accepted: report.accepted, rejected: report.rejectedCount };
  },
  "/webhook": async (env, request) => {
    const signature = request.headers.get("x-spoki-signature");
    try {
      const { event } = verifyWebhook({ payload: await request.text(), signature, secret: "whsec_worker" });
      return { event };
    } catch (error) {
      if (!(error instanceof WebhookError)) throw error;
      return { reason: error.reason };
    }
  },
};

export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/later") {
      // Two requests, both after the answer of this worker: for the key, and for the call itself.
      const server = searchParams.get("server");
      const apiKey = async () => (await fetch(`${server}/key`)).text();
      const spoki = new Spoki({ apiKey, baseUrl: server, rateLimit: "off", maxRetries: 0 });
      context.waitUntil(spoki.contacts.sync({ phone: "+393331234567" }));
      return Response.json("accepted");
    }
    const route = ROUTES[pathname];
    if (!route) return new Response("no such route", { status: 404 });
    return Response.json(await route(env, request));
  },
};
