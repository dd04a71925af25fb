/** The stand-in for a partner's portal: what any host does around the wizard, in a few dozen lines. */
import { texts } from "./texts.js";

const root = document.documentElement;
const wizard = document.querySelector("service-request-wizard");
const one = (selector) => document.querySelector(selector);

const EVENTS = [
  "srw-ready",
  "srw-step-change",
  "srw-validation",
  "srw-exit",
  "srw-draft-saved",
  "srw-before-open-portal",
  "srw-open-portal",
  "srw-complete",
  "srw-error",
];

function keep(name, value) {
  try {
    localStorage.setItem(`fabrikam-${name}`, value);
  } catch {
    // Without storage the choice holds until the page is left.
  }
}

function speak(language) {
  const words = texts[language] ?? texts.en;
  root.lang = wizard.lang = language;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = words[node.dataset.text];
  document.title = words.title;
  one("#language").value = language;
}

function paint(theme) {
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  wizard.setAttribute("theme", theme);
  one("#theme").value = theme;
}

/** Marks the entry of the side navigation that the address belongs to. */
function markPlace() {
  const route = location.hash.slice(1) || "/customers";
  for (const link of document.querySelectorAll("[data-route]")) {
    if (route.startsWith(link.dataset.route)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function note(event) {
  const entry = document.createElement("li");
  const time = document.createElement("time");
  time.textContent = new Date().toLocaleTimeString(root.lang);
  const name = document.createElement("b");
  name.textContent = event.type;
  const detail = document.createElement("code");
  detail.textContent = JSON.stringify(event.detail);
  entry.append(time, " ", name, " ", detail);
  const list = one("#log-list");
  list.prepend(entry);
  while (list.children.length > 100) list.lastChild.remove();
  one("#log-count").textContent = list.children.length;
}

async function bringCustomers() {
  try {
    const response = await fetch(new URL("./customers.json", import.meta.url));
    if (!response.ok) throw new Error(`status ${response.status}`);
    wizard.customers = await response.json();
  } catch (error) {
    // The wizard works without a list: the agent types the domain.
    console.warn(`The sample customers could not be loaded: ${error.message}`);
  }
}

for (const name of EVENTS) wizard.addEventListener(name, note);
wizard.partner = { domains: ["fabrikam-partner.com"] };

one("#language").addEventListener("change", ({ target }) => {
  speak(target.value);
  keep("language", target.value);
});
one("#theme").addEventListener("change", ({ target }) => {
  paint(target.value);
  keep("theme", target.value);
});
one("#log-clear").addEventListener("click", () => {
  one("#log-list").replaceChildren();
  one("#log-count").textContent = "0";
});
// The address's fragment is the wizard's route here, so the skip link moves the focus without touching it.
one(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  wizard.focus();
});
addEventListener("hashchange", markPlace);
// The wizard's own steps change the address without that event.
wizard.addEventListener("srw-step-change", markPlace);

speak(root.lang);
paint(root.dataset.theme ?? "auto");
markPlace();
void bringCustomers();
