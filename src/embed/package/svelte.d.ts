/** Svelte 5: `import "service-request-wizard/svelte"` brings the element and its types for templates. */
import type { HTMLAttributes } from "svelte/elements";
import type {
  ServiceRequestWizardAttributes,
  ServiceRequestWizardData,
  ServiceRequestWizardElement,
  ServiceRequestWizardEventMap,
} from "./service-request-wizard.js";

export * from "./service-request-wizard.js";

type Listeners = {
  [Name in keyof ServiceRequestWizardEventMap as `on${Name}`]?: (event: ServiceRequestWizardEventMap[Name]) => void;
};

export type ServiceRequestWizardProps = HTMLAttributes<ServiceRequestWizardElement> &
  ServiceRequestWizardAttributes &
  ServiceRequestWizardData &
  Listeners;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "service-request-wizard": ServiceRequestWizardProps;
  }
}
