/** Vue 3: `import "service-request-wizard/vue"` brings the element and its types for templates. */
import type { DefineComponent, HTMLAttributes, ReservedProps } from "vue";
import type {
  ServiceRequestWizardAttributes,
  ServiceRequestWizardData,
  ServiceRequestWizardEventMap,
} from "./service-request-wizard.js";

export * from "./service-request-wizard.js";

type Pascal<Text extends string> = Text extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Text>;

type Listeners = {
  [Name in keyof ServiceRequestWizardEventMap as `on${Pascal<Name>}`]?: (
    event: ServiceRequestWizardEventMap[Name],
  ) => void;
};

export type ServiceRequestWizardProps = ReservedProps &
  HTMLAttributes &
  ServiceRequestWizardAttributes &
  ServiceRequestWizardData &
  Listeners;

declare module "vue" {
  interface GlobalComponents {
    "service-request-wizard": DefineComponent<ServiceRequestWizardProps>;
    ServiceRequestWizard: DefineComponent<ServiceRequestWizardProps>;
  }
}
