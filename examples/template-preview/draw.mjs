// From a preview to elements. Texts are set as text, never as HTML: values come from customers.
export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

const STYLES = { bold: "strong", italic: "em", strikethrough: "s", monospace: "code" };

function span({ text, missing, ...styles }) {
  let drawn = element("span", missing ? "missing" : "", text);
  for (const [style, name] of Object.entries(STYLES)) {
    if (styles[style]) drawn = element(name, "", drawn);
  }
  return drawn;
}

export function bubble({ header, body, footer, buttons }) {
  const parts = [];
  if (header?.text.length) parts.push(element("div", "header", ...header.text.map(span)));
  else if (header) parts.push(element("div", "media", header.format));
  parts.push(element("div", "text", ...body.map(span)));
  if (footer.length) parts.push(element("div", "footer", ...footer.map(span)));
  const drawn = [element("div", "bubble", ...parts)];
  for (const { text, target } of buttons) {
    const button = element("div", "button", text);
    if (target) button.title = target;
    drawn.push(button);
  }
  return element("div", "message", ...drawn);
}
