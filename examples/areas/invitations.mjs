import { spoki } from "./client.mjs";

const invitation = await spoki.invitations.create({
  email: "maria@example.com",
  role: "Chat Operator",
  additional_info: { first_name: "Maria", last_name: "Rossi" },
});
await spoki.invitations.updateRole(invitation.id, { role: "Administrator" });
await spoki.invitations.send(invitation.id); // the e-mail once more
for await (const { email, role } of spoki.invitations.list()) console.log(email, role);
