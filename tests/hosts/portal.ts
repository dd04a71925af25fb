/** What every portal here knows and does alike. */
import type { Contact, Partner } from "service-request-wizard";

export const customers = {
  totalCount: 2,
  items: [
    {
      id: "b44bb1fb-c595-45b0-9e09-d657365580bf",
      companyProfile: {
        tenantId: "b44bb1fb-c595-45b0-9e09-d657365580bf",
        domain: "contoso.com",
        companyName: "Contoso, Ltd.",
      },
    },
    {
      id: "4d2b8a1f-0c4e-4f4f-8a0e-8f3a5f0b7c21",
      companyProfile: {
        tenantId: "4d2b8a1f-0c4e-4f4f-8a0e-8f3a5f0b7c21",
        domain: "tailspintoys.com",
        companyName: "Tailspin Toys",
      },
    },
  ],
};

export const partner: Partner = { type: "direct-bill", role: "admin-agent", domains: ["fabrikam.com"] };

export const contact: Contact = {
  firstName: "Support",
  lastName: "Desk",
  email: "support@fabrikam.com",
  phone: "+48 22 555 01 00",
};

/** What the page notes of an event, so that a test can read it there. */
export const note = (event: CustomEvent): string => `${event.type} ${JSON.stringify(event.detail)}`;
