// Draws the template of the form, and lists what is wrong with it, on every key.
import { lintTemplate, previewTemplate } from "spoki-wasm";
import { bubble, element } from "./draw.mjs";

const form = document.querySelector("form");
const fields = form.elements;
const place = (id) => document.getElementById(id);
const values = { FIRST_NAME: "Mario", ORDER_ID: "A-42" };

// Which field of the form is at a path of the template.
const shownAt = { header_template_component: "header", body_template_component: "body", footer_template_component: "footer" };

function localization() {
  const text = (name) => fields[name].value;
  const part = (name, more) => (text(name) ? { ...more, text: text(name) } : null);
  return {
    language: text("language"),
    header_template_component: part("header", { format: "text" }),
    body_template_component: { text: text("body") },
    footer_template_component: part("footer"),
    templatebuttoncomponent_set: text("button") ? [{ text: text("button"), order: 0, button_type: "url", url: text("url") }] : [],
  };
}

function draw() {
  const shown = localization();
  place("phone").replaceChildren(bubble(previewTemplate(shown, values)));
  // With no values at all, what is missing is every placeholder.
  const codes = previewTemplate(shown).missing;
  const examples = Object.fromEntries(codes.map((code) => [code, values[code] ?? ""]));
  const template = {
    name: fields.name.value,
    category: fields.category.value,
    templatelocalization_set: [{ ...shown, example_custom_fields: examples }],
  };
  list(lintTemplate(template, { strict: fields.strict.checked }));
  ask(codes);
}

function list(findings) {
  const errors = findings.filter(({ level }) => level === "error").length;
  place("verdict").textContent = findings.length === 0 ? "Nothing to object to" : `Errors: ${errors}, warnings: ${findings.length - errors}`;
  place("findings").replaceChildren(...findings.map((finding) => {
    const source = element("a", "", finding.rule);
    source.href = finding.source;
    source.title = `${finding.source}, ${finding.date}`;
    const item = element("li", finding.level, finding.message.replace(/^templatelocalization_set\[0\]\.?/, ""), " ", source);
    item.addEventListener("click", () => select(finding));
    return item;
  }));
}

function select({ path, start, end }) {
  const field = fields[shownAt[path[2]]];
  field?.focus();
  if (start !== undefined) field?.setSelectionRange(start, end);
}

// An input for each code. Those that are there stay, so that the one being typed into keeps the cursor.
function ask(codes) {
  const inputs = new Map([...place("values").children].map((label) => [label.dataset.code, label]));
  place("values").replaceChildren(...codes.map((code) => {
    const known = inputs.get(code);
    if (known) return known;
    const input = element("input");
    input.value = values[code] ?? "";
    input.addEventListener("input", () => { values[code] = input.value; });
    const label = element("label", "", `${code} `, input);
    label.dataset.code = code;
    return label;
  }));
}

form.addEventListener("input", draw);
draw();
