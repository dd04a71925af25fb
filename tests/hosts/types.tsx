/** What JSX allows and what it refuses. */
import { createRef } from "react";
import "service-request-wizard/react";
import type { ServiceRequestWizardElement } from "service-request-wizard/react";

const wizard = createRef<ServiceRequestWizardElement>();

export const elements = [
  <service-request-wizard key="1" ref={wizard} lang="pl" theme="dark" storageKey="a" customers={[]} />,
  <service-request-wizard key="2" onsrw-error={(event) => event.detail.code} onsrw-open-portal={({ detail }) => detail.url} />,
  // @ts-expect-error: no such layout
  <service-request-wizard key="3" layout="wide" />,
  // @ts-expect-error: the event has no such detail
  <service-request-wizard key="4" onsrw-open-portal={({ detail }) => detail.address} />,
];
