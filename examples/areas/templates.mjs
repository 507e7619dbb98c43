import { spoki } from "./client.mjs";

const template = await spoki.templates.create({
  name: "ordine_spedito",
  category: "UTILITY",
  templatelocalization_set: [
    {
      language: "it",
      body_template_component: { text: "Il pacco %%ORDER_ID%% è in viaggio." },
      templatebuttoncomponent_set: [{ text: "Segui", order: 0, button_type: "url", url: "https://example.com/segui" }],
      example_custom_fields: { ORDER_ID: "A-42" },
    },
  ],
});
await spoki.templates.submit(template.id); // WhatsApp judges each language

const { templatelocalization_set } = await spoki.templates.retrieve(template.id);
for (const { language, status, rejection_detail } of templatelocalization_set) console.log(language, status, rejection_detail);
