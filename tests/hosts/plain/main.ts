import "service-request-wizard";
import { contact, customers, note, partner } from "../portal";

// The element is found and typed by its tag name.
const wizard = document.querySelector("service-request-wizard")!;
const events = document.querySelector("#events")!;

for (const name of ["srw-ready", "srw-step-change", "srw-before-open-portal", "srw-open-portal", "srw-error"] as const) {
  wizard.addEventListener(name, (event) => {
    events.append(Object.assign(document.createElement("li"), { textContent: note(event) }));
  });
}
// The test looks at the link and does not follow it.
wizard.addEventListener("srw-open-portal", ({ detail }) => console.info(detail.url));
wizard.customers = customers;
wizard.partner = partner;
wizard.contact = contact;

document.querySelector("#language")!.addEventListener("click", () => {
  wizard.lang = wizard.lang === "pl" ? "en" : "pl";
});
