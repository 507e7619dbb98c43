import { spoki } from "./client.mjs";

const contact = await spoki.contacts.sync({ phone: "+39 333 123 4567", first_name: "Ada", language: "it", status: "Subscribed" });
await spoki.contacts.update(contact.id, { email: "ada@example.com" });

for await (const { id, phone, tag_set } of spoki.contacts.list({ search: "Ada", page_size: 100 })) {
  console.log(id, phone, tag_set?.map((tag) => tag.name));
}
