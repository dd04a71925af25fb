/**
 * The floor: what the browser itself costs for the small job that every contender does. A search over customers, two
 * questions, a page of text that is checked and kept with every key, a page with all answers. No framework, nothing more.
 */
const SHOWN = 20;
const KEPT = "floor.draft";
const main = document.querySelector("main");
const search = document.querySelector("[name=customer-search]");
const found = document.querySelector("[role=listbox]");

let customers = [];
let texts = [];
let answers = {};

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function setCustomers(list) {
  customers = list;
  texts = list.map(({ name, domain, tenantId }) => `${name} ${domain} ${tenantId}`.toLowerCase());
}

search.addEventListener("input", () => {
  const query = search.value.trim().toLowerCase();
  const options = [];
  for (let row = 0; query && row < texts.length && options.length < SHOWN; row++) {
    if (!texts[row].includes(query)) continue;
    const { name, domain } = customers[row];
    options.push(make("li", { role: "option", "data-domain": domain }, make("b", {}, name), ` ${domain}`));
  }
  found.replaceChildren(...options);
});

found.addEventListener("click", ({ target }) => {
  const option = target.closest("[role=option]");
  if (option) begin(option.dataset.domain);
});

function begin(domain) {
  answers = { domain };
  show(0);
}

const choice = (name, legend, choices) =>
  make("fieldset", {}, make("legend", {}, legend), make("p", { class: "error" }), ...choices.map(([value, text]) =>
    make("label", {}, make("input", { type: "radio", name, value }), ` ${text}`)));

const field = (tag, name, label) =>
  make("div", {}, make("label", { for: name }, label), make("p", { class: "error" }),
    make(tag, { id: name, name, ...(tag === "input" && { type: "text" }) }));

const PAGES = [
  ["What is it about?", () => [choice("topic", "Topic", [["technical", "Something is broken"], ["billing", "Billing"], ["fraud", "Fraud"]])]],
  ["Your permissions", () => [choice("access", "Do you administer the subscription?", [["true", "Yes"], ["false", "No"]])]],
  ["Describe the request", () => [field("input", "title", "Title"), field("textarea", "description", "Description")]],
  ["Check the answers", () => [make("dl", {}, ...Object.entries(answers).flatMap(([name, text]) => [make("dt", {}, name), make("dd", {}, text)]))]],
];

function show(page) {
  const [heading, content] = PAGES[page];
  const form = make("form", { novalidate: "" }, ...content(), make("button", { part: "primary-button" }, "Continue"));
  form.addEventListener("input", ({ target }) => {
    answers[target.name] = target.value;
    localStorage.setItem(KEPT, JSON.stringify(answers));
    problemOf(form, target.name).textContent = "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const missing = [...new Set([...form.elements].map(({ name }) => name))].filter((name) => name && !answers[name]?.trim());
    for (const name of missing) problemOf(form, name).textContent = "Answer this";
    if (missing.length) form.elements[missing[0]].focus?.();
    else if (PAGES[page + 1]) show(page + 1);
  });
  const title = make("h1", { tabindex: "-1" }, heading);
  main.replaceChildren(title, form);
  title.focus();
}

const problemOf = (form, name) => form.querySelector(`[name="${name}"]`).closest("fieldset, div").querySelector(".error");

window.contender = {
  ready: Promise.resolve(),
  root: () => document,
  setCustomers,
  start: begin,
  answer() {
    for (const [name, value] of [["topic", "billing"], ["access", "true"]]) document.querySelector(`[name=${name}][value=${value}]`)?.click();
    for (const control of document.querySelectorAll("[name=title], [name=description]")) {
      control.value ||= "Invoice charged twice";
      control.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    }
  },
};
