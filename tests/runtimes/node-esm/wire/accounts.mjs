/** Accounts, agencies, channels and reports. The ids are those that a sandbox begins with. */
export const accounts = [
  { operation: "accounts.list", call: ({ spoki }) => spoki.accounts.list(), sends: ["GET /api/1/accounts/"] },
  { operation: "accounts.retrieve", call: ({ spoki }) => spoki.accounts.retrieve(4210), sends: ["GET /api/1/accounts/4210/"] },
  {
    operation: "accounts.retrieve_by_phone",
    call: ({ spoki }) => spoki.accounts.retrieveByPhone("+39 02 1234 5678"),
    sends: ["GET /api/1/accounts/phone/%2B390212345678/"],
  },
  { operation: "accounts.current_report", call: ({ spoki }) => spoki.accounts.currentReport("4210"), sends: ["GET /api/1/accounts/4210/current_report/"] },
  {
    operation: "accounts.create_onboarding_link",
    call: ({ spoki }) => spoki.accounts.createOnboardingLink(4210),
    sends: ["POST /api/1/accounts/4210/onboarding/", "{}"],
  },
  { operation: "agencies.list", call: ({ spoki }) => spoki.agencies.list(), sends: ["GET /api/1/agencies/"] },
  { operation: "agencies.retrieve", call: ({ spoki }) => spoki.agencies.retrieve(310n), sends: ["GET /api/1/agencies/310/"] },

  {
    operation: "channels.list",
    call: ({ spoki }) => spoki.channels.list({ page_size: 30, whatsapp_business_account: "104000000000001", page: 1 }),
    sends: ["GET /api/1/channel/?page_size=30&whatsapp_business_account=104000000000001&page=1"],
  },
  {
    operation: "channels.create",
    call: ({ spoki }) => spoki.channels.create({ platform: 6, name: "Sportello", identifier: "sportello@example.com", is_primary: false }),
    sends: ["POST /api/1/channel/", '{"platform":6,"name":"Sportello","identifier":"sportello@example.com","is_primary":false}'],
  },
  {
    operation: "channels.retrieve",
    call: ({ spoki, made }) => spoki.channels.retrieve(made["channels.create"].id),
    sends: ({ made }) => [`GET /api/1/channel/${made["channels.create"].id}/`],
  },
  {
    operation: "channels.retrieve_by_phone",
    call: ({ spoki }) => spoki.channels.retrieveByPhone("sportello@example.com"),
    sends: ["GET /api/1/channel/phone/sportello%40example.com/"],
  },
  {
    operation: "channels.rename",
    call: ({ spoki }) => spoki.channels.rename(2051, { name: "Negozio di città" }),
    sends: ["PATCH /api/1/channel/2051/", '{"name":"Negozio di città"}'],
  },
  { operation: "channels.set_primary", call: ({ spoki }) => spoki.channels.setPrimary(2051), sends: ["POST /api/1/channel/2051/set-primary/", "{}"] },
  { operation: "channels.refresh_wa_status", call: ({ spoki }) => spoki.channels.refreshWaStatus(2051), sends: ["POST /api/1/channel/2051/refresh-wa-status/", "{}"] },

  {
    operation: "reports.list",
    call: ({ spoki }) => spoki.reports.list({ granularity: "Day", end_date: "2026-01-31", start_date: "2026-01-01", page: 1, page_size: 50 }),
    sends: ["GET /api/1/reports/?granularity=Day&end_date=2026-01-31&start_date=2026-01-01&page=1&page_size=50"],
  },
  {
    operation: "reports.detailed",
    call: ({ spoki }) => spoki.reports.detailed({ start_date: "2026-01-01", end_date: "2026-12-31", granularity: "Month" }),
    sends: ["GET /api/1/reports/detailed/?start_date=2026-01-01&end_date=2026-12-31&granularity=Month"],
  },
];
