import { spoki } from "./client.mjs";

const service = await spoki.roles.addServiceUser({ role: "Chat Operator", name: "Magazzino" });
const present = await spoki.roles.hasPrivateKey(service.id);
console.log(typeof present === "boolean" ? present : present.has_private_key);

for await (const { user, role } of spoki.roles.list({ search: "Magazzino" })) console.log(user.firstname, role);
await spoki.roles.delete(service.id);
