// What the compiler must refuse. A line that it takes after all is an error here (TS2578).
import {
  Spoki,
  TimeoutError,
  type WebhookEvent,
  WebhookError,
  checkCustomFieldValue,
  createWebhookDeduplicator,
  foldStatus,
  formatPhone,
  isValidPhone,
  lintRules,
  lintTemplate,
  parsePhone,
  planImport,
  previewTemplate,
  rejectsToCsv,
  schemas,
  setLocale,
  signWebhook,
  toSpokiPlaceholders,
  verifyWebhook,
} from "spoki-wasm";
import { listTools } from "spoki-wasm/tools";

const spoki = new Spoki({ apiKey: "k" });

// @ts-expect-error a key is text
new Spoki({ apiKey: 42 });
// @ts-expect-error no such option
new Spoki({ apiKey: "k", apikey: "k" });
// @ts-expect-error no such mode
new Spoki({ apiKey: "k", rateLimit: "never" });
// @ts-expect-error no such operation
new Spoki({ apiKey: "k", rateLimit: { "lists.syncContacts": 60 } });

// @ts-expect-error the phone is missing
spoki.contacts.sync({ first_name: "Mario" });
// @ts-expect-error no such field
spoki.contacts.sync({ phone: "+393331234567", firstName: "Mario" });
// @ts-expect-error a phone is text
spoki.contacts.sync({ phone: 393331234567 });
// @ts-expect-error an input is needed
spoki.contacts.sync();
// @ts-expect-error a custom field is text
spoki.contacts.sync({ phone: "+393331234567", custom_fields: { A: 1 } });
// @ts-expect-error no such status
spoki.contacts.sync({ phone: "+393331234567", status: "subscribed" });
// @ts-expect-error an object with contacts
spoki.lists.syncContacts(1, [{ phone: "+393331234567" }]);
// @ts-expect-error an array
spoki.contacts.syncAll({ contacts: [] });
// @ts-expect-error the id is missing
spoki.lists.retrieve();
// @ts-expect-error no such filter
spoki.contacts.list({ names: "Mario" });
// @ts-expect-error no such resource
spoki.contact.list();
// @ts-expect-error no such option of a call
spoki.tags.retrieve(1, { timeout: 5 });
// @ts-expect-error a tag has no phone
spoki.tags.retrieve(1).then((tag) => tag.phone.length);

// @ts-expect-error the kind is missing
spoki.messages.send({ phone: "+393331234567", text: "a" });
// @ts-expect-error a template has no text
spoki.messages.send({ type: "Template", phone: "+393331234567", template: 1, text: "a" });
// @ts-expect-error a text has no template
spoki.messages.send({ type: "Message", content_type: "Text", phone: "+393331234567", text: "a", template: 1 });
// @ts-expect-error either one file or those of the cards
spoki.messages.send({ type: "Template", phone: "+393331234567", template: 1, header_media: { url: "https://example.com" }, header_media_set: [] });
// @ts-expect-error a template with a file of its own has no payloads
spoki.messages.send({ type: "Template", phone: "+393331234567", template: 1, header_media: { url: "https://example.com" }, buttons: [] });
// @ts-expect-error a list is needed
spoki.messages.send({ type: "Message", content_type: "List", phone: "+393331234567", text: "a" });
// @ts-expect-error buttons are for another kind
spoki.messages.send({ type: "Message", content_type: "Text", phone: "+393331234567", text: "a", buttons: [{ text: "b", order: 0 }] });
// @ts-expect-error a note is text
spoki.messages.send({ type: "Note", content_type: "Image", phone: "+393331234567", text: "a" });
// @ts-expect-error no such kind
spoki.messages.send({ type: "template", phone: "+393331234567", template: 1 });
// @ts-expect-error that method sends text
spoki.messages.sendText({ type: "Note", phone: "+393331234567", text: "a" });
// @ts-expect-error the secret is missing
spoki.automations.start("uuid", { phone: "+393331234567" });
// @ts-expect-error many contacts go into an array
spoki.automations.startBulk("uuid", { secret: "s", contacts: { phone: "+393331234567" } });
// @ts-expect-error there is no such reason
spoki.automations.startBulk("uuid", { secret: "s", contacts: [] }).then(({ notReached }) => notReached.filter(({ reason }) => reason === "failed"));
// @ts-expect-error what ended it early need not be an error of this package
spoki.automations.startBulk("uuid", { secret: "s", contacts: [] }).then(({ error }) => error?.message);
// @ts-expect-error a campaign is a draft or scheduled
spoki.campaigns.create({ name: "a", lists: [1], status: "Completed" });
// @ts-expect-error there are two versions
spoki.webhooks.create({ event: "message.inbound", url: "https://example.com", version: 3 });
// @ts-expect-error an answer may be empty
spoki.templates.submit(1).then((template) => template.id);

// @ts-expect-error no such option
planImport("", { country: "IT" });
// @ts-expect-error a path is no source
planImport(new URL("file:///clienti.csv"));
// @ts-expect-error no list of that kind
spoki.importContacts("", { listId: {} });
// @ts-expect-error a text is no report
rejectsToCsv("report");
// @ts-expect-error no such phase
new TimeoutError({ message: "too late", phase: "lunch" });
// @ts-expect-error what a route without a method answers is not known
spoki.request("GET", "/api/1/new/").then((answer) => answer.id);
// @ts-expect-error a path of the API
spoki.request("GET", "/admin/");

const delivery = { payload: "{}", signature: "t=1,v2=0" };
// @ts-expect-error no secret
verifyWebhook(delivery);
// @ts-expect-error one or several
verifyWebhook({ ...delivery, secret: "a", secrets: ["b"] });
// @ts-expect-error a parsed body has another signature
verifyWebhook({ ...delivery, payload: {}, secret: "a" });
// @ts-expect-error the header is missing
verifyWebhook({ payload: "{}", secret: "a" });
// @ts-expect-error a time in seconds
verifyWebhook({ ...delivery, secret: "a", now: new Date() });
// @ts-expect-error a secret that may be missing
signWebhook({ payload: "{}", secret: undefined });
// @ts-expect-error the delivered status may not be missing
foldStatus("Sent", undefined);
// @ts-expect-error a set does not tell whether it had the key
createWebhookDeduplicator({ store: new Set<string>() });
// @ts-expect-error no such reason
new WebhookError({ message: "no", reason: "bad_luck" });
export function narrowed(event: WebhookEvent): void {
  // @ts-expect-error not before the event's name is known
  event.data.send_status;
  // @ts-expect-error an inbound message has no status
  if (event.event === "message.inbound") event.data.send_status.trim();
}
// @ts-expect-error a policy names tools that exist
spoki.tools.execute("SPOKI_LIST_TAGS", {}, { policy: { deny: ["SPOKI_LIST_TAG"] } });
// @ts-expect-error no such rule
spoki.tools.execute("SPOKI_LIST_TAGS", {}, { policy: { recipient: [] } });
// @ts-expect-error what a tool gives is not known
spoki.tools.execute("SPOKI_LIST_TAGS").then(({ data }) => data.items);
// @ts-expect-error no such dialect
listTools({ dialect: "gemini" });
// @ts-expect-error no such area
listTools({ area: "contact" });
// @ts-expect-error a phone is text
isValidPhone(393331234567);
// @ts-expect-error no such option
parsePhone("333 1234567", { country: "IT" });
// @ts-expect-error no such way of writing
formatPhone("+393331234567", "e164");
// @ts-expect-error only a valid number has a form
parsePhone("333 1234567").e164;
// @ts-expect-error no such language
setLocale("de");
// @ts-expect-error no such type of custom field
checkCustomFieldValue("TIME", "09:00");
// @ts-expect-error no such schema
schemas.contacts;
// @ts-expect-error the value is there only without issues
schemas.list["~standard"].validate({}).value.name;
// @ts-expect-error a list has a name
const unnamed: NonNullable<(typeof schemas.list)["~standard"]["types"]>["input"] = {};
// @ts-expect-error a target must be said
schemas.list["~standard"].jsonSchema.input({});
// @ts-expect-error no such rule
lintTemplate({}, { rules: { "body.to_long": "off" } });
// @ts-expect-error no such level
lintTemplate({}, { rules: { "body.too_long": "warn" } });
// @ts-expect-error a text is no template
lintTemplate("Ciao");
// @ts-expect-error rules are not to be changed
lintRules[0]!.level = "off";
// @ts-expect-error values are text
previewTemplate({}, { A: 1 });
// @ts-expect-error a placeholder has a value, or is missing
previewTemplate({}).missing.map(({ code }) => code);
// @ts-expect-error codes are a list
toSpokiPlaceholders("{{1}}", "A");
