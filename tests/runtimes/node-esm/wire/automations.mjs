/** Automations, whose starters take a secret instead of a key, and campaigns. */
const starter = ({ made }) => made["automations.create"].webhook_set[0];

export const automations = [
  {
    operation: "automations.create",
    call: ({ spoki }) =>
      spoki.automations.create({
        name: "Richiamo", description: "Dopo l'acquisto", category: "Vendite", is_active: true, is_favorite: false,
        steps: [
          { step_type: "Delay", delay_seconds: 60, position: 0, note: "con calma", reference: "r", key: "k" },
          { step_type: "IfElse", conditions: {}, step_set: [{ step_type: "FreeMessage", text: "Ciao" }] },
          { step_type: "NewStep", anything: [true] },
        ],
        webhook_set: [{ name: "Dal sito", platform: "api" }],
        fieldconditionstarter_set: [{ custom_field: 7001, operator: "=", condition_type: 1, time: "09:00:00", ignore_year: true }],
      }),
    sends: [
      "POST /api/1/automations/",
      '{"name":"Richiamo","description":"Dopo l\'acquisto","category":"Vendite","is_active":true,"is_favorite":false,' +
        '"steps":[{"step_type":"Delay","delay_seconds":60,"position":0,"note":"con calma","reference":"r","key":"k"},' +
        '{"step_type":"IfElse","conditions":{},"step_set":[{"step_type":"FreeMessage","text":"Ciao"}]},{"step_type":"NewStep","anything":[true]}],' +
        '"webhook_set":[{"name":"Dal sito","platform":"api"}],' +
        '"fieldconditionstarter_set":[{"custom_field":7001,"operator":"=","condition_type":1,"time":"09:00:00","ignore_year":true}]}',
    ],
  },
  {
    operation: "automations.list",
    call: ({ spoki }) => spoki.automations.list({ webhook_platform: "Api", is_active: true, search: "Richiamo", page: 1, page_size: 20 }),
    sends: ["GET /api/1/automations/?webhook_platform=Api&is_active=true&search=Richiamo&page=1&page_size=20"],
  },
  {
    operation: "automations.retrieve",
    call: ({ spoki, made }) => spoki.automations.retrieve(made["automations.create"].id),
    sends: ({ made }) => [`GET /api/1/automations/${made["automations.create"].id}/`],
  },
  {
    operation: "automations.custom_fields_used",
    call: ({ spoki, made }) => spoki.automations.customFieldsUsed(made["automations.create"].id),
    sends: ({ made }) => [`GET /api/1/automations/${made["automations.create"].id}/custom-fields-used/`],
  },
  {
    operation: "automations.start",
    call: (world) =>
      world.spoki.automations.start(starter(world).uuid, {
        phone: "+39 333 123 4567", secret: starter(world).secret, first_name: "Ada", last_name: "Prova", email: "ada@example.com", language: "it",
        custom_fields: { ORDER_ID: "A-42" }, metadata: { source: "shop", nested: { deep: [1] } },
      }),
    sends: (world) => [
      `POST /wh/ap/${starter(world).uuid}/`,
      `{"phone":"+393331234567","secret":"${starter(world).secret}","first_name":"Ada","last_name":"Prova","email":"ada@example.com","language":"it","custom_fields":{"ORDER_ID":"A-42"},"metadata":{"source":"shop","nested":{"deep":[1]}}}`,
    ],
  },
  {
    operation: "automations.start_bulk",
    gives: { reached: [0, 1], notReached: [], error: undefined },
    call: (world) =>
      world.spoki.automations.startBulk(starter(world).uuid, {
        secret: starter(world).secret,
        contacts: [
          { phone: "+393331234567", first_name: "Ada", last_name: "Prova", email: "ada@example.com", language: "it", custom_fields: { ORDER_ID: "A-42" }, metadata: { n: 1 } },
          { phone: "+39 333 765 4321" },
        ],
      }),
    sends: (world) => [
      `POST /wh/ap/${starter(world).uuid}/bulk/`,
      `{"secret":"${starter(world).secret}","contacts":[{"phone":"+393331234567","first_name":"Ada","last_name":"Prova","email":"ada@example.com","language":"it","custom_fields":{"ORDER_ID":"A-42"},"metadata":{"n":1}},{"phone":"+393337654321"}]}`,
    ],
  },

  {
    operation: "campaigns.create",
    call: ({ spoki, made }) =>
      spoki.campaigns.create({
        name: "Autunno", status: "Scheduled", scheduled_datetime: "2036-10-01T09:00:00.000Z", automation: made["automations.create"].id, lists: [made["lists.create"].id],
      }),
    sends: ({ made }) => [
      "POST /api/1/campaigns/",
      `{"name":"Autunno","status":"Scheduled","scheduled_datetime":"2036-10-01T09:00:00.000Z","automation":${made["automations.create"].id},"lists":[${made["lists.create"].id}]}`,
    ],
  },
  {
    operation: "campaigns.list",
    call: ({ spoki }) => spoki.campaigns.list({ scheduled_datetime_lte: "2036-12-31T00:00:00Z", scheduled_datetime_gte: "2036-01-01", page: 1, page_size: 5 }),
    sends: ["GET /api/1/campaigns/?scheduled_datetime_lte=2036-12-31T00%3A00%3A00Z&scheduled_datetime_gte=2036-01-01&page=1&page_size=5"],
  },
  {
    operation: "campaigns.retrieve",
    call: ({ spoki, made }) => spoki.campaigns.retrieve(made["campaigns.create"].id),
    sends: ({ made }) => [`GET /api/1/campaigns/${made["campaigns.create"].id}/`],
  },
  {
    operation: "campaigns.update",
    call: ({ spoki, made }) =>
      spoki.campaigns.update(made["campaigns.create"].id, {
        scheduled_datetime: "2036-11-01T09:00:00.000Z", name: "Inverno", status: "Scheduled", lists: [made["lists.create"].id], automation: made["automations.create"].id,
      }),
    sends: ({ made }) => [
      `PATCH /api/1/campaigns/${made["campaigns.create"].id}/`,
      `{"scheduled_datetime":"2036-11-01T09:00:00.000Z","name":"Inverno","status":"Scheduled","lists":[${made["lists.create"].id}],"automation":${made["automations.create"].id}}`,
    ],
  },
  {
    operation: "campaigns.delete",
    call: ({ spoki, made }) => spoki.campaigns.delete(made["campaigns.create"].id),
    sends: ({ made }) => [`DELETE /api/1/campaigns/${made["campaigns.create"].id}/`],
  },
];
