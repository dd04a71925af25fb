/** What the types allow and what they refuse; the compiler is the test. */
import { define, evaluate, load, parseCustomers, version } from "service-request-wizard";
import type { Decision, NoDecision, ServiceRequestWizardElement } from "service-request-wizard";

export async function calls(wizard: ServiceRequestWizardElement, blob: Blob) {
  const answer: Decision | NoDecision = await evaluate({ service: "azure", customer: { domain: "contoso.com" } });
  if (answer.outcome === "invalid-request") return answer.error;
  if (answer.firstResponse?.kind === "hours") answer.firstResponse.value.toFixed();
  // @ts-expect-error: no such product
  await evaluate({ service: "office" });
  const { customers, problems } = await parseCustomers(blob);
  define("partner-wizard");
  await load({ url: new URL("https://cdn.example/x.wasm"), integrity: "sha384-x" });

  wizard.customers = [{ domain: "contoso.com" }];
  wizard.customers = { items: [] };
  wizard.customers = "Microsoft ID,Company name";
  wizard.customers = blob;
  wizard.partner = { type: "direct-bill", ownPlan: { kind: "premier", id: "1" } };
  wizard.storageAdapter = { get: async () => null, set: () => {}, remove: () => {} };
  // @ts-expect-error: the functions are missing
  wizard.storageAdapter = {};
  // @ts-expect-error: no such role
  wizard.partner = { role: "owner" };
  // @ts-expect-error: no such theme
  wizard.theme = "blue";
  // @ts-expect-error: only read
  wizard.draft = "";
  // @ts-expect-error: no such format
  await wizard.getSummary("html");
  await wizard.focus();
  if (await wizard.restoreDraft((await wizard.getDraft()) ?? "")) await wizard.reset();

  document.addEventListener("srw-exit", (event) => event.detail.rules.join());
  wizard.addEventListener("srw-complete", ({ detail }) => detail.decision.portal?.url);
  wizard.addEventListener("srw-step-change", ({ detail, target }) => {
    // @ts-expect-error: no such step
    if (detail.to === "payment") return target;
    return detail.reason;
  });
  return [version, customers[0]?.domain, problems[0]?.line];
}
