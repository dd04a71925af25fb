/** The release as any host page has it, driven by its public surface and the hooks that its contract fixes for tests. */
const element = document.querySelector("service-request-wizard");
const one = (selector) => element.shadowRoot.querySelector(selector);

/** Waits until there is something to give. */
async function until(look) {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
}

const ANSWERS = { topic: "billing", "azure.adminPermissions": "true", title: "Invoice", description: "It was charged twice." };

window.contender = {
  ready: new Promise((resolve) => element.addEventListener("srw-ready", resolve, { once: true })),
  root: () => element.shadowRoot,
  setCustomers(list) {
    element.customers = list;
  },
  async start(domain) {
    element.partner = { type: "direct-bill", role: "admin-agent" };
    element.contact = { firstName: "Ada", lastName: "Nowak", email: "ada@fabrikam-partner.com" };
    element.customer = domain;
    const next = await until(() => !one("[name=customer-search]") && one("[part~=primary-button]"));
    next.click();
    (await until(() => one("[data-entry=azure]"))).click();
    await until(() => one("[name=topic]"));
  },
  answer() {
    for (const [name, value] of Object.entries(ANSWERS)) {
      const radio = one(`[name="${name}"][value="${value}"]`);
      const field = one(`[name="${name}"]:not([type=radio])`);
      if (radio) radio.click();
      else if (field && !field.value) {
        field.value = value;
        field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      }
    }
  },
};
