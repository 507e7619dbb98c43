/** Messages: one route, told apart by what the body holds. */
import { until } from "../../support/fakes.mjs";

const to = { phone: "+39 333 123 4567" };

/** A template that may be sent: submitted, and judged by the sandbox. */
async function approved(spoki, name, category, localization) {
  const { id } = await spoki.templates.create({ name, category, templatelocalization_set: [{ language: "it", ...localization }] });
  await spoki.templates.submit(id);
  await until(async () => (await spoki.templates.retrieve(id)).status === 2);
  return { id };
}

const card = { header_template_component: { format: "image" }, body_template_component: { text: "Una maglia" } };
const carousel = { body_template_component: { text: "Le maglie di oggi." }, templatecarouselcomponent_set: [card, card] };

export const messages = [
  {
    operation: "messages.send",
    call: ({ spoki }) => spoki.messages.send({ type: "Message", content_type: "Text", ...to, text: "Il pacco arriva domani 📦" }),
    sends: ["POST /api/1/messages/send/", '{"type":"Message","content_type":"Text","phone":"+393331234567","text":"Il pacco arriva domani 📦"}'],
  },
  {
    operation: "messages.send_template",
    arrange: ({ backstage }) =>
      approved(backstage, "promemoria", "UTILITY", {
        body_template_component: { text: "Il pacco %%ORDER_ID%% parte oggi, conferma?" },
        templatebuttoncomponent_set: [{ text: "Sì", order: 0, button_type: "quick_reply" }],
        example_custom_fields: { ORDER_ID: "A-42" },
      }),
    call: ({ spoki, given }) =>
      spoki.messages.sendTemplate({
        template: given.id, language: "IT", custom_fields: { ORDER_ID: "A-42" }, ...to, email: "ada@example.com", channel_id: 2051,
        metadata: { order: "A-42", lines: [1, 2.5, null] }, buttons: [{ order: 0, payload: "ok-42" }],
      }),
    sends: ({ given }) => [
      "POST /api/1/messages/send/",
      `{"template":${given.id},"language":"IT","custom_fields":{"ORDER_ID":"A-42"},"phone":"+393331234567","email":"ada@example.com","channel_id":2051,"metadata":{"order":"A-42","lines":[1,2.5,null]},"buttons":[{"order":0,"payload":"ok-42"}],"type":"Template"}`,
    ],
  },
  {
    operation: "messages.send_template_header_media",
    arrange: ({ backstage }) =>
      approved(backstage, "fattura", "UTILITY", {
        header_template_component: { format: "document" },
        body_template_component: { text: "La fattura di oggi." },
        example_header_media: { url: "https://example.com/a.pdf" },
      }),
    call: ({ spoki, given }) => spoki.messages.sendTemplateHeaderMedia({ template: given.id, ...to, header_media: { url: "https://example.com/f.pdf", filename: "Fattura n° 1.pdf" } }),
    sends: ({ given }) => [
      "POST /api/1/messages/send/",
      `{"template":${given.id},"phone":"+393331234567","header_media":{"url":"https://example.com/f.pdf","filename":"Fattura n° 1.pdf"},"type":"Template"}`,
    ],
  },
  {
    operation: "messages.send_template_carousel",
    arrange: ({ backstage }) => approved(backstage, "maglie", "MARKETING", carousel),
    call: ({ spoki, given }) =>
      spoki.messages.sendTemplateCarousel({ template: given.id, ...to, header_media_set: [{ url: "https://example.com/1.jpg", filename: "1.jpg" }, { url: "https://example.com/2.jpg" }] }),
    sends: ({ given }) => [
      "POST /api/1/messages/send/",
      `{"template":${given.id},"phone":"+393331234567","header_media_set":[{"url":"https://example.com/1.jpg","filename":"1.jpg"},{"url":"https://example.com/2.jpg"}],"type":"Template"}`,
    ],
  },
  {
    operation: "messages.send_template_carousel_multilanguage",
    arrange: ({ backstage }) => approved(backstage, "gonne", "MARKETING", carousel),
    call: ({ spoki, given }) => {
      const media = ["it", "en", "it", "en"].map((language, index) => ({ url: `https://example.com/${index}.jpg`, language }));
      return spoki.messages.sendTemplateCarouselMultilanguage({ template: given.id, language: "it", ...to, header_media_set: media });
    },
    sends: ({ given }) => [
      "POST /api/1/messages/send/",
      `{"template":${given.id},"language":"it","phone":"+393331234567","header_media_set":[{"url":"https://example.com/0.jpg","language":"it"},{"url":"https://example.com/1.jpg","language":"en"},{"url":"https://example.com/2.jpg","language":"it"},{"url":"https://example.com/3.jpg","language":"en"}],"type":"Template"}`,
    ],
  },
  {
    operation: "messages.send_text",
    call: ({ spoki }) => spoki.messages.sendText({ text: "Va bene?", ...to, channel_id: 2051 }),
    sends: ["POST /api/1/messages/send/", '{"text":"Va bene?","phone":"+393331234567","channel_id":2051,"type":"Message","content_type":"Text"}'],
  },
  {
    operation: "messages.send_buttons",
    call: ({ spoki }) =>
      spoki.messages.sendButtons({
        ...to, text: "Vuole una modifica?", header: { format: "text", text: "Ordine" }, footer: { text: "Negozio" },
        buttons: [{ button_type: "quick_reply", text: "No", order: 0, payload: "keep" }, { text: "Altro", order: 1 }],
      }),
    sends: [
      "POST /api/1/messages/send/",
      '{"phone":"+393331234567","text":"Vuole una modifica?","header":{"format":"text","text":"Ordine"},"footer":{"text":"Negozio"},"buttons":[{"button_type":"quick_reply","text":"No","order":0,"payload":"keep"},{"text":"Altro","order":1,"button_type":"quick_reply"}],"type":"Message","content_type":"Interactive"}',
    ],
  },
  {
    operation: "messages.send_list",
    call: ({ spoki }) =>
      spoki.messages.sendList({
        ...to, text: "Scelga un orario",
        list: { title: "Orari", sections: [{ title: "Lunedì", rows: [{ title: "9:00", description: "mattina", payload: "mon-9" }] }] },
      }),
    sends: [
      "POST /api/1/messages/send/",
      '{"phone":"+393331234567","text":"Scelga un orario","list":{"title":"Orari","sections":[{"title":"Lunedì","rows":[{"title":"9:00","description":"mattina","payload":"mon-9"}]}]},"type":"Message","content_type":"List"}',
    ],
  },
  {
    operation: "messages.send_note",
    call: ({ spoki }) => spoki.messages.sendNote({ ...to, text: "Richiamare domani" }),
    sends: ["POST /api/1/messages/send/", '{"phone":"+393331234567","text":"Richiamare domani","type":"Note","content_type":"Text"}'],
  },
  {
    operation: "messages.send_media",
    call: ({ spoki }) => spoki.messages.sendMedia({ content_type: "Image", ...to, media: "https://example.com/a.jpg", caption: "La vetrina", filename: "a.jpg" }),
    sends: ["POST /api/1/messages/send/", '{"content_type":"Image","phone":"+393331234567","media":"https://example.com/a.jpg","caption":"La vetrina","filename":"a.jpg","type":"Message"}'],
  },
];
