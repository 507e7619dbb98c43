import { partner } from "./client.mjs";

// `partner` is a client with the partner's key.
for await (const { id, role, user } of partner.partnerRoles.list()) {
  const present = await partner.partnerRoles.hasPrivateKey(id);
  console.log(user.email, role, typeof present === "boolean" ? present : present.has_private_key);
}
