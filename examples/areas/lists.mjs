import { spoki } from "./client.mjs";

const list = await spoki.lists.create({ name: "Clienti" });
// Up to 500 contacts, once a minute; importContacts takes a whole file.
await spoki.lists.syncContacts(list.id, { contacts: [{ phone: "+39 333 123 4567", first_name: "Ada" }, { phone: "+39 333 765 4321" }] });
await spoki.lists.removeContacts(list.id, { phones: ["+39 333 765 4321"] });

const { contacts_count } = await spoki.lists.retrieve(list.id);
console.log(contacts_count);
