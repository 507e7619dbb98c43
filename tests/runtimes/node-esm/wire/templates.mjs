/** Templates and media. */
const order = {
  language: "it",
  status: 0,
  header_template_component: { component_type: "header", format: "text", text: "Ordine", parameters: [] },
  body_template_component: { component_type: "body", format: null, text: "Il pacco %%ORDER_ID%% è in viaggio.", parameters: [] },
  footer_template_component: null,
  templatebuttoncomponent_set: [
    { component_type: null, text: "Segui", order: 0, button_type: "url", phone_number: null, form_id: null, url: "https://example.com/t", send_as_shortlink: false },
  ],
  example_custom_fields: { ORDER_ID: "A-42" },
  example_header_media: null,
  default_header_media: null,
  templatecarouselcomponent_set: null,
};

export const templates = [
  {
    operation: "templates.create",
    call: ({ spoki }) => spoki.templates.create({ name: "ordine_spedito", category: "UTILITY", subcategory: "CLASSIC", templatelocalization_set: [order] }),
    sends: [
      "POST /api/1/templates/",
      '{"name":"ordine_spedito","category":"UTILITY","subcategory":"CLASSIC","templatelocalization_set":[{"language":"it","status":0,' +
        '"header_template_component":{"component_type":"header","format":"text","text":"Ordine","parameters":[]},' +
        '"body_template_component":{"component_type":"body","format":null,"text":"Il pacco %%ORDER_ID%% è in viaggio.","parameters":[]},' +
        '"footer_template_component":null,' +
        '"templatebuttoncomponent_set":[{"component_type":null,"text":"Segui","order":0,"button_type":"url","phone_number":null,"form_id":null,"url":"https://example.com/t","send_as_shortlink":false}],' +
        '"example_custom_fields":{"ORDER_ID":"A-42"},"example_header_media":null,"default_header_media":null,"templatecarouselcomponent_set":null}]}',
    ],
  },
  {
    operation: "templates.list",
    call: ({ spoki }) => spoki.templates.list({ channel_id: 2051, search: "ordine", page: 1, page_size: 100 }),
    sends: ["GET /api/1/templates/?channel_id=2051&search=ordine&page=1&page_size=100"],
  },
  {
    operation: "templates.retrieve",
    call: ({ spoki, made }) => spoki.templates.retrieve(made["templates.create"].id, { channel_id: 2051 }),
    sends: ({ made }) => [`GET /api/1/templates/${made["templates.create"].id}/?channel_id=2051`],
  },
  {
    operation: "templates.update",
    call: ({ spoki, made }) =>
      spoki.templates.update(made["templates.create"].id, {
        template_groups: [3, 4],
        templatelocalization_set: [
          { id: made["templates.create"].templatelocalization_set[0].id, language: "it", body_template_component: { text: "Il pacco %%ORDER_ID%% parte oggi." } },
        ],
        subcategory: "CLASSIC", category: "UTILITY", name: "ordine_partito",
      }),
    sends: ({ made }) => [
      `PATCH /api/1/templates/${made["templates.create"].id}/`,
      `{"template_groups":[3,4],"templatelocalization_set":[{"id":${made["templates.create"].templatelocalization_set[0].id},"language":"it","body_template_component":{"text":"Il pacco %%ORDER_ID%% parte oggi."}}],"subcategory":"CLASSIC","category":"UTILITY","name":"ordine_partito"}`,
    ],
  },
  {
    operation: "templates.clone",
    call: ({ spoki, made }) => spoki.templates.clone(made["templates.create"].id),
    sends: ({ made }) => [`GET /api/1/templates/${made["templates.create"].id}/clone/`],
  },
  {
    operation: "templates.submit",
    call: ({ spoki, made }) => spoki.templates.submit(made["templates.clone"].id),
    sends: ({ made }) => [`POST /api/1/templates/${made["templates.clone"].id}/submit/`, "{}"],
  },
  {
    operation: "templates.back_to_draft",
    call: ({ spoki, made }) => spoki.templates.backToDraft(made["templates.clone"].id),
    sends: ({ made }) => [`POST /api/1/templates/${made["templates.clone"].id}/back_to_draft/`, "{}"],
  },
  {
    operation: "templates.delete",
    call: ({ spoki, made }) => spoki.templates.delete(made["templates.clone"].id, { force_delete: true }),
    sends: ({ made }) => [`DELETE /api/1/templates/${made["templates.clone"].id}/?force_delete=true`],
  },

  {
    operation: "media.create",
    call: ({ spoki }) =>
      spoki.media.create({ title: "Vetrina", external_url: "https://example.com/a.jpg?x=1&y=è", format_type: "image", content_type: "image/jpeg" }),
    sends: ["POST /api/1/media/", '{"title":"Vetrina","external_url":"https://example.com/a.jpg?x=1&y=è","format_type":"image","content_type":"image/jpeg"}'],
  },
  { operation: "media.list", call: ({ spoki }) => spoki.media.list({ page_size: 10, page: 1 }), sends: ["GET /api/1/media/?page_size=10&page=1"] },
  {
    operation: "media.retrieve",
    call: ({ spoki, made }) => spoki.media.retrieve(made["media.create"].id),
    sends: ({ made }) => [`GET /api/1/media/${made["media.create"].id}/`],
  },
  {
    operation: "media.update",
    call: ({ spoki, made }) => spoki.media.update(made["media.create"].id, { title: "Vetrina\tnuova" }),
    sends: ({ made }) => [`PATCH /api/1/media/${made["media.create"].id}/`, '{"title":"Vetrina\\tnuova"}'],
  },
  {
    operation: "media.delete",
    call: ({ spoki, made }) => spoki.media.delete(made["media.create"].id),
    sends: ({ made }) => [`DELETE /api/1/media/${made["media.create"].id}/`],
  },
];
