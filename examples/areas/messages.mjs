import { spoki } from "./client.mjs";

// Within 24 hours of the customer's last message:
const { uuid, status } = await spoki.messages.sendText({ phone: "+39 333 123 4567", text: "Il pacco arriva domani." });
console.log(uuid, status); // the same uuid comes with the webhooks

// At any other time: a template that WhatsApp approved.
for await (const template of spoki.templates.list({ search: "promemoria" })) {
  if (!template.is_approved) continue;
  await spoki.messages.send({ type: "Template", phone: "+39 333 123 4567", template: template.id, custom_fields: { ORDER_ID: "A-42" } });
}
