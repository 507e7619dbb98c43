import { spoki } from "./client.mjs";

const list = await spoki.lists.create({ name: "Clienti d'autunno" });
const automation = await spoki.automations.create({ name: "Autunno", is_active: true, steps: [{ step_type: "FreeMessage", text: "Novità!" }] });
const campaign = await spoki.campaigns.create({ name: "Autunno", lists: [list.id], automation: automation.id, status: "Draft" });
await spoki.campaigns.update(campaign.id, { status: "Scheduled", scheduled_datetime: "2036-10-01T09:00:00.000Z" });

const { status, contacts_count } = await spoki.campaigns.retrieve(campaign.id);
console.log(status, contacts_count);
