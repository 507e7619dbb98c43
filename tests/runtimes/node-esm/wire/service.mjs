/** Tickets and webhooks. */
const ticket = ({ made }) => `/api/1/tickets/${made["tickets.create"].id}/`;
const webhook = ({ made }) => `/api/1/external-webhooks/${made["webhooks.create"].id}/`;

export const service = [
  {
    operation: "tickets.create",
    call: ({ spoki }) =>
      spoki.tickets.create({
        contact_phone: "+39 333 123 4567", title: "Pacco danneggiato", status: "Open", priority: "High", description: "angolo rotto", reference: "A-42", ticket_category_id: 3,
      }),
    sends: [
      "POST /api/1/tickets/",
      '{"contact_phone":"+393331234567","title":"Pacco danneggiato","status":"Open","priority":"High","description":"angolo rotto","reference":"A-42","ticket_category_id":3}',
    ],
  },
  {
    operation: "tickets.list",
    call: ({ spoki }) => spoki.tickets.list({ order: "asc", sort_by: "created_datetime", status: "Open", per_page: 25, page: 1 }),
    sends: ["GET /api/1/tickets/?order=asc&sort_by=created_datetime&status=Open&per_page=25&page=1"],
  },
  { operation: "tickets.retrieve", call: ({ spoki, made }) => spoki.tickets.retrieve(made["tickets.create"].id), sends: (world) => [`GET ${ticket(world)}`] },
  {
    operation: "tickets.update",
    call: ({ spoki, made }) =>
      spoki.tickets.update(made["tickets.create"].id, {
        ticket_category_id: 4, status: "In Progress", priority: "Lowest", title: "Pacco", description: "", reference: "B", contact_phone: "+393331234567",
      }),
    sends: (world) => [
      `PATCH ${ticket(world)}`,
      '{"ticket_category_id":4,"status":"In Progress","priority":"Lowest","title":"Pacco","description":"","reference":"B","contact_phone":"+393331234567"}',
    ],
  },
  { operation: "tickets.delete", call: ({ spoki, made }) => spoki.tickets.delete(made["tickets.create"].id), sends: (world) => [`DELETE ${ticket(world)}`] },

  {
    operation: "webhooks.create",
    // Nothing listens there: what is delivered is not looked at here.
    call: ({ spoki }) => spoki.webhooks.create({ event: "message.inbound", version: 2, url: "https://example.com/hooks/spoki?a=1", is_active: true }),
    sends: ["POST /api/1/external-webhooks/", '{"event":"message.inbound","version":2,"url":"https://example.com/hooks/spoki?a=1","is_active":true}'],
  },
  {
    operation: "webhooks.list",
    call: ({ spoki }) => spoki.webhooks.list({ event: "message.inbound", is_active: true, page_size: 10, page: 1 }),
    sends: ["GET /api/1/external-webhooks/?event=message.inbound&is_active=true&page_size=10&page=1"],
  },
  { operation: "webhooks.retrieve", call: ({ spoki, made }) => spoki.webhooks.retrieve(made["webhooks.create"].id), sends: (world) => [`GET ${webhook(world)}`] },
  {
    operation: "webhooks.update",
    call: ({ spoki, made }) => spoki.webhooks.update(made["webhooks.create"].id, { is_active: true, url: "https://example.com/hooks", version: 2, event: "message.outbound" }),
    sends: (world) => [`PATCH ${webhook(world)}`, '{"is_active":true,"url":"https://example.com/hooks","version":2,"event":"message.outbound"}'],
  },
  {
    operation: "webhooks.set_expands",
    call: ({ spoki, made }) => spoki.webhooks.setExpands(made["webhooks.create"].id, { expands: ["contact"] }),
    sends: (world) => [`POST ${webhook(world)}expands/`, '{"expands":["contact"]}'],
  },
  { operation: "webhooks.get_expands", call: ({ spoki, made }) => spoki.webhooks.getExpands(made["webhooks.create"].id), sends: (world) => [`GET ${webhook(world)}expands/`] },
  { operation: "webhooks.test", call: ({ spoki, made }) => spoki.webhooks.test(made["webhooks.create"].id), sends: (world) => [`POST ${webhook(world)}test/`, "{}"] },
  { operation: "webhooks.rotate_secret", call: ({ spoki, made }) => spoki.webhooks.rotateSecret(made["webhooks.create"].id), sends: (world) => [`POST ${webhook(world)}rotate_secret/`, "{}"] },
  { operation: "webhooks.delete", call: ({ spoki, made }) => spoki.webhooks.delete(made["webhooks.create"].id), sends: (world) => [`DELETE ${webhook(world)}`] },
];
