// What callers write, and what the compiler must make of it. Nothing here is run.
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import type {
  Account,
  BulkReport,
  ImportCheckpoint,
  Issue,
  LintRuleId,
  Locale,
  Message,
  PhoneType,
  TemplatePreview,
  TextSpan,
  ToolPartialData, ToolPolicy,
} from "spoki-wasm";
import {
  ApiError,
  CreditError,
  RateLimitError,
  Spoki,
  SpokiError,
  TimeoutError,
  ValidationError,
  type WebhookEvent,
  WebhookError,
  type WebhookReason,
  checkCustomFieldCode,
  checkCustomFieldValue,
  checkEmail,
  checkLanguage,
  checkMediaUrl,
  checkTemplateName,
  createWebhookDeduplicator,
  foldStatus,
  formatPhone,
  isValidPhone,
  lintMessage,
  lintRules,
  lintTemplate,
  parsePhone,
  planImport,
  previewTemplate,
  ready,
  rejectsToCsv,
  schemas,
  setLocale,
  signWebhook,
  toMetaVariables,
  toSpokiPlaceholders,
  verifyWebhook,
} from "spoki-wasm";
import { listTools, searchTools, tools } from "spoki-wasm/tools";

/** Fails to compile unless both types are the same. */
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
function same<One, Other>(_: Same<One, Other>): void {}
type IsAny<T> = 0 extends 1 & T ? true : false;
function notAny<T>(_value: T, _: IsAny<T> extends true ? never : true): void {}

const spoki = new Spoki({ apiKey: "k" });

export async function agents(call: { name: string; arguments: string }, signal: AbortSignal): Promise<void> {
  const policy: ToolPolicy = { allow: ["SPOKI_LIST_TAGS", "SPOKI_SPOKI_LIST_TAGS"], recipients: [], dryRun: true, log: ({ slug }) => slug.trim() };
  const result = await spoki.tools.execute(call.name, call.arguments, { policy, signal });
  notAny(result.data, true);
  if (result.successful) same<typeof result.error, null>(true);
  else same<typeof result.data, ToolPartialData | null>(true);
  if (!result.successful) result.error.issues?.map(({ path, message }) => [path, message, result.error.code?.trim()]);
  const [tool] = listTools({ dialect: "openai", area: ["contacts", "messages"], readOnly: false });
  const strict: true | undefined = tool?.function.strict;
  const schema: "object" | undefined = listTools({ dialect: "mcp" })[0]?.inputSchema.type;
  const found: string[] = searchTools("send a text", { area: "messages", limit: 3 }).map(({ operation }) => operation);
  same<(typeof tools)[number]["annotations"]["readOnlyHint"], boolean>(true);
  console.log(strict, schema, found, listTools()[0]?.input["type"]);
}
new Spoki({ apiKey: async () => "k", baseUrl: "http://localhost", timeoutMs: 1, maxRetries: 0, rateLimit: "off", maxWaitMs: 1 });
new Spoki({ apiKey: () => "k", rateLimit: { "lists.sync_contacts": 60 }, fetch: async (url, { method, body }) => new Response(`${method} ${url} ${body}`) });

export async function calls(signal: AbortSignal): Promise<void> {
  const contact = await spoki.contacts.sync({ phone: "+39 333 123 4567", first_name: "Mario", custom_fields: { ORDER_ID: "42" } }, { signal });
  notAny(contact, true);
  same<typeof contact.id, number>(true);
  same<typeof contact.phone, string>(true);

  for await (const found of spoki.contacts.list({ search: "Mario", page_size: 100 })) {
    notAny(found, true);
    const name: string = found.first_name;
    name.trim();
  }
  const page = await spoki.contacts.list();
  const count: number = page.count ?? page.items.length;
  const next = await page.nextPage();
  if (next) next.items.map((item) => item.phone.length + count);
  const all = await spoki.lists.list().toArray({ limit: 1000 });
  all.map((list) => list.name);

  const { data, response } = await spoki.tags.retrieve(7).withResponse();
  notAny(data, true);
  const status: number = response.status;
  const attempts: number = response.attempts + status;
  response.headers.get(`x-${attempts}`);

  await spoki.lists.syncContacts(1, { contacts: [{ phone: "+393331234567" }] });
  await spoki.lists.retrieve(1n);
  await spoki.lists.retrieve("1", { timeoutMs: 5, maxRetries: 1, extraQuery: { a: "b" } });
  await spoki.contacts.syncAll([{ phone: "+393331234567", language: "it" }]);

  await spoki.messages.send({ type: "Template", phone: "+393331234567", template: 123, language: "it", custom_fields: { ORDER_ID: "42" } });
  await spoki.messages.send({ type: "Template", phone: "+393331234567", template: 1, header_media_set: [{ url: "https://example.com/1.jpg", language: "it" }] });
  await spoki.messages.send({ type: "Message", content_type: "Interactive", phone: "+393331234567", text: "?", buttons: [{ text: "No", order: 0 }] });
  const note: Message = { type: "Note", content_type: "Text", phone: "+393331234567", text: "Richiamare domani" };
  const sent = await spoki.messages.send(note);
  notAny(sent, true);
  same<typeof sent.uuid, string | undefined>(true);
  await spoki.messages.sendText({ phone: "+393331234567", text: "a" });
  const started = await spoki.automations.start("c0ffee00-1111-4222-8333-444455556666", { secret: "s", phone: "+393331234567", metadata: { a: [1] } });
  same<typeof started, undefined>(true);
  const bulk = await spoki.automations.startBulk("c0ffee00-1111-4222-8333-444455556666", { secret: "s", contacts: [{ phone: "+393331234567" }] });
  same<typeof bulk, BulkReport>(true);
  const uncertain: number[] = bulk.notReached.filter(({ reason }) => reason === "uncertain").map(({ index }) => index);
  notAny(bulk.reached, true);
  if (bulk.error instanceof CreditError) uncertain.push(bulk.error.attempts);
  await spoki.automations.create({ name: "a", steps: [{ step_type: "Delay", delay_seconds: 60 }, { step_type: "NewStep", anything: true }] });
  await spoki.tickets.create({ contact_phone: "+393331234567", title: "a", status: "Rimborsato", priority: "High" });
  await spoki.templates.update(1, { templatelocalization_set: [{ language: "it", body_template_component: { text: "a" }, header_template_component: null }] });
  const clients = await spoki.partners.addSvClients([{ account_name: "a", email: "a@example.com" }]);
  same<typeof clients, Account[]>(true);
  for await (const account of spoki.accounts.list()) same<typeof account.phone, string | null>(true);
  const present = await spoki.roles.hasPrivateKey(1);
  const isPresent: boolean = typeof present === "boolean" ? present : present.has_private_key;
  const channel = await spoki.channels.create({ platform: 1 });
  if ("redirect_url" in channel) channel.redirect_url.trim();
  await spoki.webhooks.setExpands(1, { expands: isPresent ? ["contact"] : [] });
  await spoki.partnerRoles.list({ search: "a" });
  await spoki.partnerInvitations.create({ email: "a@example.com", role: "Chat Operator" });
  const raw = await spoki.request("GET", "/api/1/new/", { query: { a: 1 } });
  notAny(raw, true);
}

export async function imports(file: Blob, bytes: Uint8Array): Promise<string> {
  const plan = await planImport(bytes, { defaultCountry: "IT", columns: { phone: "Cellulare", ORDER_ID: "Ordine" }, ignore: ["Note"], optional: "drop" });
  const ms: number = plan.etaMs + plan.batches + plan.accepted + plan.rejectedCount;
  plan.columns.map((column) => column.header.length + ms);
  const report = await spoki.importContacts(file, {
    listId: 1,
    defaultCountry: "IT",
    onProgress: (progress) => progress.batchesDone + progress.accepted,
    checkpoint: { load: async () => undefined, save: async (state) => void state.length },
    maxWaitMs: 60_000,
  });
  const parsed: ImportCheckpoint = { load: () => ({ version: 2 }), save() {}, lock: async () => () => undefined };
  const taken: ImportCheckpoint = { load: () => undefined, save() {}, lock: () => undefined };
  await spoki.importContacts(file, { checkpoint: Math.random() > 1 ? parsed : taken, onProgress: ({ waitingMs, probing }) => [waitingMs, probing?.callsAtMost] });
  const created: number | undefined = report.created;
  report.warnings.map(({ line, field, code, message, raw }) => `${line} ${field} ${code} ${message} ${raw.join()} ${report.warningCount}`);
  report.rejected.map(({ line, field, code, message, raw }) => `${line} ${field} ${code} ${message} ${raw.join()} ${created}`);
  return rejectsToCsv(report);
}

export function phones(text: string): string {
  if (!isValidPhone(text, { defaultCountry: "IT" })) return "";
  const phone = parsePhone(text);
  if (!phone.ok) return phone.issues.map(({ code, message }) => `${code} ${message}`).concat(phone.matchKeys).join();
  const country: string | undefined = phone.country;
  const type: PhoneType = phone.type;
  return [formatPhone(phone.e164, "national"), country, type, phone.callingCode + 1, ...phone.warnings.map(({ code }) => code)].join();
}

export async function beforehand(): Promise<void> {
  const nothing: void = await ready();
  return nothing;
}

export function checks(): Issue[] {
  setLocale("it");
  const locale: Locale = "en";
  setLocale(locale);
  const issues = [checkCustomFieldCode("A"), checkEmail("a"), checkLanguage("it"), checkMediaUrl("a"), checkTemplateName("a")];
  return [...issues.flat(), ...checkCustomFieldValue("DATE", "a"), ...checkCustomFieldValue(3, "a")];
}

/** What takes any schema of the standard. */
function parse<Schema extends StandardSchemaV1 & StandardJSONSchemaV1>(schema: Schema, value: StandardSchemaV1.InferInput<Schema>): StandardSchemaV1.InferOutput<Schema> {
  schema["~standard"].jsonSchema.input({ target: "draft-07" });
  const result = schema["~standard"].validate(value);
  if (result instanceof Promise) throw new TypeError("asynchronous");
  if (result.issues) throw new Error(result.issues.map(({ message, path }) => `${path?.join(".")} ${message}`).join());
  return result.value;
}

export async function standardSchemas(spoki: Spoki): Promise<string> {
  for (const schema of Object.values<StandardSchemaV1 & StandardJSONSchemaV1>({ ...schemas })) parse(schema, undefined);
  await spoki.contacts.sync(parse(schemas.contactSync, { phone: "+393331234567" }));
  await spoki.messages.send(parse(schemas.message, { type: "Note", content_type: "Text", phone: "+393331234567", text: "a" }));
  const checked = schemas.ticket["~standard"].validate({});
  if (checked.issues) return checked.issues.map(({ code }) => code).join();
  await spoki.tickets.create(checked.value);
  notAny(checked.value, true);
  return parse(schemas.phone, "+39 333 123 4567");
}

export async function lints(form: Record<string, unknown>): Promise<string[]> {
  const template = await spoki.templates.retrieve(1);
  const findings = [
    ...lintTemplate(template, { strict: true, rules: { "body.long": "off", "body.emoji": "error" } }),
    ...lintTemplate({ name: "a", category: "UTILITY", templatelocalization_set: [] }),
    ...lintTemplate(form),
    ...lintMessage({ type: "Message", content_type: "Text", phone: "+393331234567", text: "a" }, { template, mediaBytes: 1 }),
  ];
  const known: LintRuleId[] = lintRules.filter(({ level, strictLevel }) => level !== strictLevel).map(({ id }) => id);
  const dates = lintRules.map(({ source, date, messages }) => source + date + messages.en + messages.it);
  return findings.map(({ rule, level, path, start, end, message }) => {
    same<typeof level, "warning" | "error">(true);
    return `${known.includes(rule)} ${path.join(".")} ${(end ?? 0) - (start ?? 0)} ${message}`;
  }).concat(dates);
}

export function previews(): string {
  const shown: TemplatePreview = previewTemplate({ language: "it", body_template_component: { text: "Ciao" } }, { A: "b" });
  const text = ({ text, bold, italic, missing }: TextSpan): string => (bold || italic ? `<b>${text}</b>` : (missing ?? text));
  const { text: meta, codes } = toMetaVariables("%%A%%");
  const buttons = shown.cards.flatMap((card) => card.buttons).map(({ target }) => target ?? "");
  return [...shown.body.map(text), ...shown.missing, ...buttons, shown.header?.format, toSpokiPlaceholders(meta, codes)].join();
}

export function errors(error: unknown): string {
  if (error instanceof ValidationError) return error.issues.map(({ path, code, message }) => `${path.join(".")} ${code} ${message}`).join();
  if (error instanceof RateLimitError) return String(error.retryAfterMs);
  if (error instanceof CreditError) return `${error.status} ${error.code}`;
  if (error instanceof ApiError) return `${error.status} ${String(error.body)}`;
  if (error instanceof TimeoutError) return error.phase;
  if (error instanceof SpokiError) return `${error.operation} ${error.attempts} ${error.retryable} ${error.ambiguous} ${error.advice}`;
  return "";
}

// An event whose name is not published, as a caller who gets it declares it.
declare module "spoki-wasm" {
  interface WebhookEvents {
    "contact_field.updated": { code: string };
  }
}

export async function webhooks(request: Request, secret: string | undefined, seen: Map<string, true>): Promise<string> {
  const signature = request.headers.get("x-spoki-signature");
  const event = verifyWebhook({ payload: await request.arrayBuffer(), signature, secret });
  verifyWebhook({ payload: new Uint8Array(), signature: ["a"], secrets: ["new", "old"], toleranceSeconds: 1, now: 2 });
  notAny(event.data, true);
  const store = { add: (key: string) => !seen.has(key) && Boolean(seen.set(key, true)) };
  const seenBefore = createWebhookDeduplicator({ store, ttlMs: 86_400_000 });
  if ((await seenBefore(event)) === "duplicate") return signWebhook({ payload: "{}", secret: "s", timestamp: 1 });
  switch (event.event) {
    case "message.inbound":
      return event.data.payload ?? event.data.text + event.data.mediamessage_set.map((media) => media.content_type).join();
    case "message.outbound":
      return foldStatus(undefined, event.data.send_status);
    case "contact.updated":
      return event.data.phone;
    case "contact_field.updated":
      return event.data.code;
    default:
      return String(event.data["id"]);
  }
}

export function otherEvents(event: WebhookEvent): string {
  const name: string = event.event;
  return name === "ticket.created" ? String(event.timestamp) : foldStatus("Revoked", "Sent");
}

export function webhookErrors(error: unknown): WebhookReason | undefined {
  return error instanceof WebhookError && error.reason !== "empty_secret" ? error.reason : undefined;
}

/** Made by callers in tests of their own code. */
export const made: SpokiError[] = [
  new RateLimitError({ message: "slow down", retryAfterMs: 1000 }),
  new ValidationError({ message: "no", issues: [{ path: ["phone"], code: "required", message: "phone is missing" }] }),
  new CreditError({ message: "empty", status: 402 }),
  new WebhookError({ message: "forged", reason: "no_match" }),
];
