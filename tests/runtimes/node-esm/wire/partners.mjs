/** What takes the partner's key: partners, their roles and their invitations. */
export const partners = [
  { operation: "partners.list", call: ({ partner }) => partner.partners.list({ page: 1, page_size: 10 }), sends: ["GET /api/1/partners/?page=1&page_size=10"] },
  {
    operation: "partners.add_sv_clients",
    call: ({ partner }) =>
      partner.partners.addSvClients([
        { account_name: "Caffè Rosso", email: "rosso@example.com", country: "it", country_code: "IT", first_name: "Rita", vat_amount: 2200 },
        { account_name: "Caffè Blu", email: "blu@example.com" },
      ]),
    sends: [
      "POST /api/1/partners/add_sv_clients/",
      '[{"account_name":"Caffè Rosso","email":"rosso@example.com","country":"it","country_code":"IT","first_name":"Rita","vat_amount":2200},{"account_name":"Caffè Blu","email":"blu@example.com"}]',
    ],
  },
  { operation: "partners.accounts", call: ({ partner }) => partner.partners.accounts({ page_size: 50, page: 1 }), sends: ["GET /api/1/partners/accounts/?page_size=50&page=1"] },
  {
    operation: "partners.onboarding",
    call: ({ partner, made }) => partner.partners.onboarding({ account: made["partners.add_sv_clients"][0].id }),
    sends: ({ made }) => ["POST /api/1/partners/onboarding/", `{"account":${made["partners.add_sv_clients"][0].id}}`],
  },
  {
    operation: "partners.create_api_key_for_account",
    call: ({ partner, made }) => partner.partners.createApiKeyForAccount({ account: made["partners.add_sv_clients"][0].id }),
    sends: ({ made }) => ["POST /api/1/partners/create_api_key_for_account/", `{"account":${made["partners.add_sv_clients"][0].id}}`],
  },
  {
    operation: "partners.revoke_api_key_for_account",
    call: ({ partner, made }) => partner.partners.revokeApiKeyForAccount({ account: made["partners.add_sv_clients"][0].id }),
    sends: ({ made }) => ["POST /api/1/partners/revoke_api_key_for_account/", `{"account":${made["partners.add_sv_clients"][0].id}}`],
  },
  {
    operation: "partners.create_subrecharge",
    call: ({ partner, made }) => partner.partners.createSubrecharge({ amount: 10_000, destination_account: made["partners.add_sv_clients"][0].id }),
    sends: ({ made }) => ["POST /api/1/partners/create_subrecharge/", `{"amount":10000,"destination_account":${made["partners.add_sv_clients"][0].id}}`],
  },
  {
    operation: "partners.move_credit_from_account",
    call: ({ partner, made }) => partner.partners.moveCreditFromAccount({ account_id: made["partners.add_sv_clients"][0].id, credit_to_move: 2500 }),
    sends: ({ made }) => ["POST /api/1/partners/move_credit_from_account/", `{"account_id":${made["partners.add_sv_clients"][0].id},"credit_to_move":2500}`],
  },
  {
    operation: "partners.create_conversations_subrecharge",
    call: ({ partner }) => partner.partners.createConversationsSubrecharge({ destination_account: 4210, conversations: 100 }),
    sends: ["POST /api/1/partners/create_conversations_subrecharge/", '{"destination_account":4210,"conversations":100}'],
  },
  {
    operation: "partners.set_profits",
    call: ({ partner }) =>
      partner.partners.setProfits({
        destination_account: 4210, sms_profit_margin: 1, sms_one_way_profit_margin: 2, utility_profit_margin: 3, authentication_profit_margin: 4,
        marketing_profit_margin: 49, service_profit_margin: 0, conversation_profit_margin: 7,
      }),
    sends: [
      "POST /api/1/partners/set_profits/",
      '{"destination_account":4210,"sms_profit_margin":1,"sms_one_way_profit_margin":2,"utility_profit_margin":3,"authentication_profit_margin":4,"marketing_profit_margin":49,"service_profit_margin":0,"conversation_profit_margin":7}',
    ],
  },
  {
    operation: "partners.get_account_report",
    call: ({ partner }) => partner.partners.getAccountReport({ account_id: 4210, granularity: 2, startDate: "2026-01-01", endDate: "2026-01-31" }),
    sends: ["GET /api/1/partners/get_account_report/?account_id=4210&granularity=2&startDate=2026-01-01&endDate=2026-01-31"],
  },
  {
    operation: "partners.get_account_forecasts",
    call: ({ partner }) => partner.partners.getAccountForecasts({ country_code: "IT", account_id: 4210 }),
    sends: ["GET /api/1/partners/get_account_forecasts/?country_code=IT&account_id=4210"],
  },

  { operation: "partner_roles.list", call: ({ partner }) => partner.partnerRoles.list({ search: "Prova", page: 1 }), sends: ["GET /api/1/partner-roles/?search=Prova&page=1"] },
  { operation: "partner_roles.retrieve", call: ({ partner }) => partner.partnerRoles.retrieve(26004), sends: ["GET /api/1/partner-roles/26004/"] },
  {
    operation: "partner_roles.generate_private_key",
    call: ({ partner }) => partner.partnerRoles.generatePrivateKey(26004),
    sends: ["POST /api/1/partner-roles/26004/generate_private_key/", "{}"],
  },
  { operation: "partner_roles.has_private_key", call: ({ partner }) => partner.partnerRoles.hasPrivateKey(26004), sends: ["GET /api/1/partner-roles/26004/has_private_key/"] },
  {
    operation: "partner_roles.update_role",
    call: ({ partner }) => partner.partnerRoles.updateRole(26005, { role: "Administrator" }),
    sends: ["POST /api/1/partner-roles/26005/update_role/", '{"role":"Administrator"}'],
  },
  { operation: "partner_roles.delete", call: ({ partner }) => partner.partnerRoles.delete(26005), sends: ["DELETE /api/1/partner-roles/26005/"] },

  {
    operation: "partner_invitations.create",
    call: ({ partner }) => partner.partnerInvitations.create({ role: "Chat Operator", email: "luca@example.com", additional_info: { first_name: "Luca" } }),
    sends: ["POST /api/1/partner-invitations/", '{"role":"Chat Operator","email":"luca@example.com","additional_info":{"first_name":"Luca"}}'],
  },
  { operation: "partner_invitations.list", call: ({ partner }) => partner.partnerInvitations.list({ page_size: 1 }), sends: ["GET /api/1/partner-invitations/?page_size=1"] },
  {
    operation: "partner_invitations.retrieve",
    call: ({ partner, made }) => partner.partnerInvitations.retrieve(made["partner_invitations.create"].id),
    sends: ({ made }) => [`GET /api/1/partner-invitations/${made["partner_invitations.create"].id}/`],
  },
  {
    operation: "partner_invitations.send",
    call: ({ partner, made }) => partner.partnerInvitations.send(made["partner_invitations.create"].id),
    sends: ({ made }) => [`POST /api/1/partner-invitations/${made["partner_invitations.create"].id}/send/`, "{}"],
  },
  {
    operation: "partner_invitations.update_role",
    call: ({ partner, made }) => partner.partnerInvitations.updateRole(made["partner_invitations.create"].id, { role: "Administrator" }),
    sends: ({ made }) => [`POST /api/1/partner-invitations/${made["partner_invitations.create"].id}/update_role/`, '{"role":"Administrator"}'],
  },
  {
    operation: "partner_invitations.delete",
    call: ({ partner, made }) => partner.partnerInvitations.delete(made["partner_invitations.create"].id),
    sends: ({ made }) => [`DELETE /api/1/partner-invitations/${made["partner_invitations.create"].id}/`],
  },
];
