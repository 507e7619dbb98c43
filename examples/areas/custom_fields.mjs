import { spoki } from "./client.mjs";

const field = await spoki.customFields.create({ label: "ULTIMO ORDINE", code: "LAST_ORDER", field_type: 2, example: "2026-01-31" });
await spoki.contacts.sync({ phone: "+39 333 123 4567", custom_fields: { [field.code]: "2026-05-02" } });

// Spoki allows five calls a minute: keep the list.
const fields = await spoki.customFields.list().toArray();
console.log(fields.map(({ code, label }) => `%%${code}%% ${label}`));
