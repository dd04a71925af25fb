/** React 19: `import "service-request-wizard/react"` brings the element and its JSX types. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
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

export type ServiceRequestWizardProps = DetailedHTMLProps<
  HTMLAttributes<ServiceRequestWizardElement>,
  ServiceRequestWizardElement
> &
  ServiceRequestWizardAttributes &
  ServiceRequestWizardData &
  Listeners;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "service-request-wizard": ServiceRequestWizardProps;
    }
  }
}
