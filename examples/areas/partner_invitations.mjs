import { partner } from "./client.mjs";

// `partner` is a client with the partner's key.
const invitation = await partner.partnerInvitations.create({ email: "luca@example.com", role: "Chat Operator" });
for await (const { id, email } of partner.partnerInvitations.list()) console.log(id, email);
await partner.partnerInvitations.delete(invitation.id);
