// Rebuilding a chat moves its scroll position and closes its lists: only when something changed.
const shownBefore = new Map();
function changed(id, value) {
  const now = JSON.stringify(value);
  if (shownBefore.get(id) === now) return false;
  shownBefore.set(id, now);
  return true;
}

// WhatsApp's marks; what stands between them may have marks of its own, except in code.
const MARKS = /```([^]+?)```|`([^`\n]+)`|(?<![\p{L}\p{N}])(?:\*(?! )([^*\n]+?)(?<! )\*|_(?! )([^_\n]+?)(?<! )_|~(?! )([^~\n]+?)(?<! )~)(?![\p{L}\p{N}])|%%([A-Z0-9_]+)%%/gu;
function formatted(source) {
  const nodes = [];
  let end = 0;
  for (const match of (source ?? "").matchAll(MARKS)) {
    nodes.push(source.slice(end, match.index));
    end = match.index + match[0].length;
    const [, block, code, bold, italic, struck, variable] = match;
    if (block ?? code) nodes.push(element("code", {}, block ?? code));
    else if (variable) nodes.push(element("span", { class: "variable" }, variable));
    else nodes.push(element(bold ? "b" : italic ? "i" : "s", {}, formatted(bold ?? italic ?? struck)));
  }
  return [...nodes, (source ?? "").slice(end)];
}

// Nothing is loaded from elsewhere: a picture is told, not shown.
function mediaBox(format, media) {
  const url = media?.url ?? media?.external_url ?? "";
  const name = media?.filename || media?.title || url.split("/").pop() || "given when it is sent";
  return element("div", { class: `media ${format}` }, element("span", {}, element("strong", {}, format), name));
}
function header(head) {
  if (!head) return null;
  return head.format === "text" ? (head.text ? element("b", { class: "head" }, formatted(head.text)) : null) : mediaBox(head.format, head.media);
}
const marks = { quick_reply: "↩ ", url: "↗ ", call: "✆ " };
function pressable(label, press) {
  if (!press) return element("span", { class: "press" }, label);
  const made = element("button", { class: "press", type: "button" }, label);
  made.addEventListener("click", press);
  return made;
}
function buttons(rows, answer) {
  return (rows ?? []).map((row) => pressable(`${marks[row.button_type] ?? ""}${row.text}`, row.button_type === "quick_reply" && answer ? () => answer(row.text, row.payload) : null));
}
function choices(list, answer) {
  if (!list) return null;
  const rows = list.sections.flatMap((section) => [
    section.title ? element("h4", {}, section.title) : null,
    ...section.rows.map((row) => pressable([row.title, element("small", {}, row.description ?? "")], answer ? () => answer(row.title, row.payload) : null)),
  ]);
  return element("details", { class: "press" }, element("summary", {}, list.title), rows);
}

// A message, or a template as it would be received: header, body, footer, buttons, cards.
function said(parts, kind, meta, answer) {
  const cards = (parts.cards ?? []).map((card) => element("div", { class: "card" },
    element("div", { class: "bubble" }, header(card.header), element("div", { class: "body" }, formatted(card.text))), buttons(card.buttons, answer)));
  return element("div", { class: `said ${kind}` },
    element("div", { class: "bubble" }, header(parts.header),
      parts.media ? mediaBox(parts.media.format ?? parts.media.content_type.split("/")[0], parts.media) : null,
      element("div", { class: "body" }, formatted(parts.text)),
      parts.footer ? element("div", { class: "foot" }, parts.footer) : null,
      meta ? element("span", { class: "meta" }, meta) : null),
    buttons(parts.buttons, answer), choices(parts.list, answer),
    cards.length ? element("div", { class: "cards", tabindex: "0" }, cards) : null,
    parts.error ? element("div", { class: "failed" }, parts.error) : null);
}

function ticks(status) {
  const signs = { Pending: "◷", Sent: "✓", Delivered: "✓✓", Read: "✓✓", Error: "!" };
  return element("span", { class: `ticks ${status.toLowerCase()}`, title: status, role: "img", "aria-label": status }, signs[status] ?? "");
}
async function inbound(phone, body) {
  const answer = await fetch("/_sandbox/inbound", { method: "POST", body: JSON.stringify({ phone, ...body }) });
  if (answer.ok) await refresh();
  return answer.ok;
}
function showMessage(message) {
  const answer = message.direction === "outbound"
    ? (text, payload) => inbound(message.phone, { text, reply_to: message.uuid, ...(payload ? { payload } : {}) }) : null;
  const kind = { inbound: "theirs", note: "note" }[message.direction] ?? "";
  const meta = [message.direction === "note" ? "internal note · " : "", message.created_datetime.slice(11, 16), " ", message.direction === "outbound" ? ticks(message.status) : null];
  const error = message.error_code ? `${message.error_code} · ${message.error_message}` : null;
  return said({ ...message.content, text: message.text, error }, kind, meta, answer);
}
function showMessages(messages, contacts) {
  if (!changed("messages", messages)) return;
  place("messages-count").textContent = messages.count > messages.latest.length ? `${messages.count}, the newest ${messages.latest.length} shown` : String(messages.count);
  const names = new Map(contacts.map((contact) => [contact.phone, `${contact.first_name} ${contact.last_name}`.trim()]));
  const chats = Map.groupBy(messages.latest, (message) => message.phone);
  fill("messages", [...chats], "No messages yet. POST /api/1/messages/send/ sends one; the form below writes as a customer.", (rows) =>
    element("div", { class: "phones" }, rows.slice(0, 6).map(([phone, chat]) => element("div", { class: "phone" },
      element("h3", {}, element("span", {}, names.get(phone) || phone), names.get(phone) ? element("span", { class: "soft mono" }, phone) : null),
      element("div", { class: "wall", tabindex: "0" }, chat.toReversed().map(showMessage))))));
  for (const wall of document.querySelectorAll("#messages .wall")) wall.scrollTop = wall.scrollHeight;
  const phone = place("write").elements.phone;
  if (!phone.value && messages.latest.length) phone.value = messages.latest[0].phone;
}

function component(language, name) {
  return language[`${name}_template_component`];
}
function preview(language) {
  const head = component(language, "header");
  return {
    header: head && { format: head.format, text: head.text, media: language.default_header_media },
    text: component(language, "body")?.text,
    footer: component(language, "footer")?.text,
    buttons: language.templatebuttoncomponent_set,
    cards: (language.templatecarouselcomponent_set ?? []).map(preview),
  };
}
const verdicts = { DRAFT: "plain", PENDING: "turn", APPROVED: "good", REJECTED: "bad" };
function showTemplates(templates) {
  if (!changed("templates", templates)) return;
  place("templates-count").textContent = templates.count ? String(templates.count) : "";
  const languages = templates.first.flatMap((template) => template.templatelocalization_set.map((language) => ({ template, language })));
  fill("templates", languages, "No templates yet. POST /api/1/templates/ drafts one.", (rows) =>
    element("div", { class: "phones" }, rows.map(({ template, language }) => element("div", { class: "phone" },
      element("h3", {}, element("span", {}, template.name, " ", element("span", { class: "soft" }, `${template.id} · ${language.language} · ${template.category.toLowerCase()}`)), pill(language.status.toLowerCase(), verdicts[language.status])),
      language.rejection_detail ? element("p", { class: "rejected" }, `${language.rejection_detail} ${language.rejection_recommendation}`) : null,
      element("div", { class: "wall", tabindex: "0" }, said(preview(language), "preview", null, null))))));
}

function showDeliveries(webhooks, deliveries) {
  place("webhooks-count").textContent = webhooks.count ? String(webhooks.count) : "";
  fill("webhooks", webhooks.first, "None. POST /api/1/external-webhooks/ makes one.", (rows) => list(rows, (row) =>
    element("li", {}, element("span", {}, element("b", {}, row.event), element("br"), element("span", { class: "soft mono" }, row.url)), pill(row.is_active ? "active" : "off", row.is_active ? "good" : "plain"))));
  place("deliveries-count").textContent = deliveries.count > deliveries.latest.length ? `${deliveries.count}, the newest ${deliveries.latest.length} shown` : deliveries.count ? String(deliveries.count) : "";
  const states = { waiting: "turn", delivered: "good", failed: "bad" };
  fill("deliveries", deliveries.latest, "Nothing was delivered yet.", (rows) =>
    table([["State"], ["Event", "wide"], ["What", "wide"], ["To", "clip minor mono"], ["Attempts", "wide"], ["Time", "minor mono"]], rows.map((row) => [
      pill(row.state, states[row.state]),
      row.event,
      text(row.body.data.send_status ?? row.body.data.text ?? row.body.data.phone ?? (row.body.data.test ? "test" : "")),
      row.url,
      row.attempts.map((attempt) => attempt.status ?? attempt.error).join(", ") || "–",
      row.created_datetime.slice(11, 19),
    ])));
}
const euros = (credit) => `${(credit / 1000).toFixed(2)}\u00a0€`;
function showAccounts(accounts) {
  fill("accounts", accounts, "None.", (rows) => list(rows, (row) => element("li", {},
    element("span", {}, row.name, " ", element("span", { class: "soft mono" }, String(row.id))), pill(euros(row.credit), row.credit ? "good" : "plain"))));
}
function showWork(messaging) {
  const kinds = { Draft: "plain", Scheduled: "turn", Processing: "turn", Completed: "good" };
  fill("campaigns", messaging.campaigns, "None.", (rows) => list(rows, (row) => element("li", {},
    element("span", {}, row.name, element("br"), element("span", { class: "soft" }, row.status === "Draft" || row.status === "Scheduled" ? `${row.contacts_count} contacts` : `${row.messages_sent} sent, ${row.messages_read} read, ${row.messages_failed} failed`)),
    pill(row.status, kinds[row.status]))));
  fill("automations", messaging.automations, "None.", (rows) => list(rows, (row) => element("li", {},
    element("span", {}, row.name, " ", element("span", { class: "soft mono" }, String(row.id))), pill(row.is_active ? "active" : "off", row.is_active ? "good" : "plain"))));
  fill("tickets", messaging.tickets, "None.", (rows) => list(rows, (row) => element("li", {},
    element("span", {}, row.title, element("br"), element("span", { class: "soft" }, `${row.reference} · ${row.priority}`)), pill(row.status, row.closed_datetime ? "plain" : "turn"))));
}
function showMessaging(messaging, contacts) {
  place("credit").textContent = euros(messaging.credit);
  showAccounts(messaging.accounts);
  showMessages(messaging.messages, contacts);
  showTemplates(messaging.templates);
  showDeliveries(messaging.webhooks, messaging.deliveries);
  showWork(messaging);
}
place("write").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { phone, text: words } = event.target.elements;
  const written = await inbound(phone.value.trim(), { text: words.value });
  phone.setCustomValidity(written ? "" : "Write the number as +393331234567.");
  phone.reportValidity();
  if (written) words.value = "";
});
place("write").elements.phone.addEventListener("input", (event) => event.target.setCustomValidity(""));
