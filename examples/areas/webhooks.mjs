import { spoki } from "./client.mjs";

const webhook = await spoki.webhooks.create({ event: "message.outbound", version: 2, url: "https://example.com/hooks/spoki" });
const { secret } = webhook; // shown now and at each rotation only: what is delivered is signed with it
console.log(webhook.id, secret?.startsWith("whsec_"));
await spoki.webhooks.setExpands(webhook.id, { expands: ["contact"] });
await spoki.webhooks.test(webhook.id);
