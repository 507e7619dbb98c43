/** Custom fields, contacts, lists and tags. */
export const contacts = [
  {
    operation: "custom_fields.create",
    call: ({ spoki }) => spoki.customFields.create({ label: "ORDINE", code: "ORDER_ID", field_type: 1, example: "A-42" }),
    sends: ["POST /api/1/custom-fields/", '{"label":"ORDINE","code":"ORDER_ID","field_type":1,"example":"A-42"}'],
  },
  {
    operation: "custom_fields.list",
    call: ({ spoki }) => spoki.customFields.list({ search: "ORDER", page: 1, page_size: 20 }),
    sends: ["GET /api/1/custom-fields/?search=ORDER&page=1&page_size=20"],
  },
  {
    operation: "custom_fields.retrieve",
    call: ({ spoki, made }) => spoki.customFields.retrieve(made["custom_fields.create"].id),
    sends: ({ made }) => [`GET /api/1/custom-fields/${made["custom_fields.create"].id}/`],
  },
  {
    operation: "custom_fields.update",
    call: ({ spoki, made }) => spoki.customFields.update(made["custom_fields.create"].id, { label: "NUMERO D'ORDINE" }),
    sends: ({ made }) => [`PATCH /api/1/custom-fields/${made["custom_fields.create"].id}/`, '{"label":"NUMERO D\'ORDINE"}'],
  },
  {
    operation: "custom_fields.delete",
    arrange: ({ backstage }) => backstage.customFields.create({ label: "DA BUTTARE", code: "UNUSED", field_type: 2, example: "2026-01-31" }),
    call: ({ spoki, given }) => spoki.customFields.delete(given.id),
    sends: ({ given }) => [`DELETE /api/1/custom-fields/${given.id}/`],
  },

  {
    operation: "contacts.sync",
    call: ({ spoki }) =>
      spoki.contacts.sync({
        phone: "+39 333 123 4567", first_name: 'Ada "Ninni"', last_name: "D'Agostino\n", email: "ada@example.com", language: "it",
        status: "Subscribed", custom_fields: { ORDER_ID: "A-42 €" },
      }),
    sends: [
      "POST /api/1/contacts/sync/",
      '{"phone":"+393331234567","first_name":"Ada \\"Ninni\\"","last_name":"D\'Agostino\\n","email":"ada@example.com","language":"it","status":"Subscribed","custom_fields":{"ORDER_ID":"A-42 €"}}',
    ],
  },
  {
    operation: "contacts.sync_all",
    call: ({ spoki }) => spoki.contacts.syncAll([{ phone: "+39 333 765 4321", language: "en" }, { email: "b@example.com", phone: "+393331234567" }]),
    sends: ["POST /api/1/contacts/sync_all/", '[{"phone":"+393337654321","language":"en"},{"email":"b@example.com","phone":"+393331234567"}]'],
  },
  {
    operation: "contacts.list",
    call: ({ spoki }) =>
      spoki.contacts.list({
        status: "Subscribed", phone: "+39 333 123 4567", search: "Ada \"Ninni\"", tag: 5, is_blocked: false, email: "b@example.com", language: "it",
        first_name: "Ada", last_name: "D'Agostino", page: 1, page_size: 200,
      }),
    sends: [
      "GET /api/1/contacts/?status=Subscribed&phone=%2B393331234567&search=Ada%20%22Ninni%22&tag=5&is_blocked=false&email=b%40example.com&language=it&first_name=Ada&last_name=D%27Agostino&page=1&page_size=200",
    ],
  },
  {
    operation: "contacts.retrieve",
    call: ({ spoki, made }) => spoki.contacts.retrieve(made["contacts.sync"].id),
    sends: ({ made }) => [`GET /api/1/contacts/${made["contacts.sync"].id}/`],
  },
  {
    operation: "contacts.update",
    call: ({ spoki, made }) =>
      spoki.contacts.update(made["contacts.sync"].id, {
        is_blocked: false, language: "es", custom_fields: {}, email: "", last_name: "Prova", first_name: "Ada", phone: "+393331234567",
      }),
    sends: ({ made }) => [
      `PATCH /api/1/contacts/${made["contacts.sync"].id}/`,
      '{"is_blocked":false,"language":"es","custom_fields":{},"email":"","last_name":"Prova","first_name":"Ada","phone":"+393331234567"}',
    ],
  },
  {
    operation: "contacts.block",
    call: ({ spoki, made }) => spoki.contacts.block(made["contacts.sync"].id),
    sends: ({ made }) => [`PATCH /api/1/contacts/${made["contacts.sync"].id}/`, '{"is_blocked":true}'],
  },
  {
    operation: "contacts.unlock",
    call: ({ spoki, made }) => spoki.contacts.unlock(made["contacts.sync"].id),
    sends: ({ made }) => [`PATCH /api/1/contacts/${made["contacts.sync"].id}/`, '{"is_blocked":false}'],
  },
  {
    operation: "contacts.add_operator",
    call: ({ spoki, made }) => spoki.contacts.addOperator(made["contacts.sync"].id, { email: "ada@example.com" }),
    sends: ({ made }) => [`POST /api/1/contacts/${made["contacts.sync"].id}/add_operator/`, '{"email":"ada@example.com"}'],
  },
  {
    operation: "contacts.remove_operator",
    call: ({ spoki, made }) => spoki.contacts.removeOperator(made["contacts.sync"].id, { email: "ada@example.com" }),
    sends: ({ made }) => [`POST /api/1/contacts/${made["contacts.sync"].id}/remove_operator/`, '{"email":"ada@example.com"}'],
  },
  {
    operation: "contacts.delete",
    arrange: ({ backstage }) => backstage.contacts.sync({ phone: "+393339999999" }),
    call: ({ spoki, given }) => spoki.contacts.delete(given.id),
    sends: ({ given }) => [`DELETE /api/1/contacts/${given.id}/`],
  },

  { operation: "lists.create", call: ({ spoki }) => spoki.lists.create({ name: "Clienti d'oro ★" }), sends: ["POST /api/1/lists/", '{"name":"Clienti d\'oro ★"}'] },
  { operation: "lists.list", call: ({ spoki }) => spoki.lists.list({ page_size: 2, search: "oro ★" }), sends: ["GET /api/1/lists/?page_size=2&search=oro%20%E2%98%85"] },
  {
    operation: "lists.sync_contacts",
    call: ({ spoki, made }) =>
      spoki.lists.syncContacts(made["lists.create"].id, {
        contacts: [
          { phone: "+393331234567", first_name: "Ada", last_name: "Prova", email: "ada@example.com", language: "it", custom_fields: { ORDER_ID: "1" } },
          { phone: "+393337654321" },
          { phone: "+393335555555" },
        ],
      }),
    sends: ({ made }) => [
      `POST /api/1/lists/${made["lists.create"].id}/sync_contacts/`,
      '{"contacts":[{"phone":"+393331234567","first_name":"Ada","last_name":"Prova","email":"ada@example.com","language":"it","custom_fields":{"ORDER_ID":"1"}},{"phone":"+393337654321"},{"phone":"+393335555555"}]}',
    ],
  },
  {
    operation: "lists.retrieve",
    call: ({ spoki, made }) => spoki.lists.retrieve(made["lists.create"].id),
    sends: ({ made }) => [`GET /api/1/lists/${made["lists.create"].id}/`],
  },
  {
    operation: "lists.remove_contacts",
    call: ({ spoki, made }) =>
      spoki.lists.removeContacts(made["lists.create"].id, { ids: [made["contacts.sync"].id], phones: ["+39 333 765 4321"], emails: ["nessuno@example.com"] }),
    sends: ({ made }) => [
      `POST /api/1/lists/${made["lists.create"].id}/remove_contacts/`,
      `{"ids":[${made["contacts.sync"].id}],"phones":["+393337654321"],"emails":["nessuno@example.com"]}`,
    ],
  },
  {
    operation: "lists.remove_all_contacts",
    call: ({ spoki, made }) => spoki.lists.removeAllContacts(made["lists.create"].id),
    sends: ({ made }) => [`POST /api/1/lists/${made["lists.create"].id}/remove_all_contacts/`, "{}"],
  },
  {
    operation: "lists.delete",
    arrange: ({ backstage }) => backstage.lists.create({ name: "Da buttare" }),
    call: ({ spoki, given }) => spoki.lists.delete(given.id),
    sends: ({ given }) => [`DELETE /api/1/lists/${given.id}/`],
  },

  { operation: "tags.list", call: ({ spoki }) => spoki.tags.list({ page: 1, page_size: 3 }), sends: ["GET /api/1/tags/?page=1&page_size=3"] },
  { operation: "tags.retrieve", call: ({ spoki }) => spoki.tags.retrieve("5"), sends: ["GET /api/1/tags/5/"] },
];
