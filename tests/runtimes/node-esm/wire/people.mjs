/** Roles, invitations and the token of the embedded interface. */
export const people = [
  {
    operation: "roles.list",
    call: ({ spoki }) => spoki.roles.list({ search: "Ada Prova & figli", page_size: 10 }),
    sends: ["GET /api/1/roles/?search=Ada%20Prova%20%26%20figli&page_size=10"],
  },
  { operation: "roles.retrieve", call: ({ spoki }) => spoki.roles.retrieve(26001), sends: ["GET /api/1/roles/26001/"] },
  {
    operation: "roles.add_service_user",
    call: ({ spoki }) => spoki.roles.addServiceUser({ name: "Magazzino", email: "magazzino@example.com", role: "Chat Operator" }),
    sends: ["POST /api/1/roles/add_service_user/", '{"name":"Magazzino","email":"magazzino@example.com","role":"Chat Operator"}'],
  },
  {
    operation: "roles.generate_private_key",
    call: ({ spoki, made }) => spoki.roles.generatePrivateKey(made["roles.add_service_user"].id),
    sends: ({ made }) => [`POST /api/1/roles/${made["roles.add_service_user"].id}/generate_private_key/`, "{}"],
  },
  {
    operation: "roles.has_private_key",
    call: ({ spoki, made }) => spoki.roles.hasPrivateKey(made["roles.add_service_user"].id),
    sends: ({ made }) => [`GET /api/1/roles/${made["roles.add_service_user"].id}/has_private_key/`],
  },
  {
    operation: "embedding.get_authentication_token",
    call: ({ spoki, made }) => spoki.embedding.getAuthenticationToken({ private_key: made["roles.generate_private_key"].value, email: "magazzino@example.com" }),
    sends: ({ made }) => [
      "POST /api/1/auth/get_authentication_token/",
      `{"private_key":"${made["roles.generate_private_key"].value}","email":"magazzino@example.com"}`,
    ],
  },
  {
    operation: "roles.update_role",
    call: ({ spoki }) => spoki.roles.updateRole(26002, { role: "Chat Operator Manager" }),
    sends: ["POST /api/1/roles/26002/update_role/", '{"role":"Chat Operator Manager"}'],
  },
  { operation: "roles.delete", call: ({ spoki }) => spoki.roles.delete(26003), sends: ["DELETE /api/1/roles/26003/"] },

  {
    operation: "invitations.create",
    call: ({ spoki }) =>
      spoki.invitations.create({ email: "maria@example.com", role: "Administrator", additional_info: { first_name: "Maria", last_name: "D'Angelo" } }),
    sends: ["POST /api/1/invitations/", '{"email":"maria@example.com","role":"Administrator","additional_info":{"first_name":"Maria","last_name":"D\'Angelo"}}'],
  },
  {
    operation: "invitations.list",
    call: ({ spoki }) => spoki.invitations.list({ page: 1, page_size: 5, search: "maria@example.com" }),
    sends: ["GET /api/1/invitations/?page=1&page_size=5&search=maria%40example.com"],
  },
  {
    operation: "invitations.retrieve",
    call: ({ spoki, made }) => spoki.invitations.retrieve(made["invitations.create"].id),
    sends: ({ made }) => [`GET /api/1/invitations/${made["invitations.create"].id}/`],
  },
  {
    operation: "invitations.send",
    call: ({ spoki, made }) => spoki.invitations.send(made["invitations.create"].id),
    sends: ({ made }) => [`POST /api/1/invitations/${made["invitations.create"].id}/send/`, "{}"],
  },
  {
    operation: "invitations.update_role",
    call: ({ spoki, made }) => spoki.invitations.updateRole(made["invitations.create"].id, { role: "Chat Operator" }),
    sends: ({ made }) => [`POST /api/1/invitations/${made["invitations.create"].id}/update_role/`, '{"role":"Chat Operator"}'],
  },
  {
    operation: "invitations.delete",
    call: ({ spoki, made }) => spoki.invitations.delete(made["invitations.create"].id),
    sends: ({ made }) => [`DELETE /api/1/invitations/${made["invitations.create"].id}/`],
  },
];
