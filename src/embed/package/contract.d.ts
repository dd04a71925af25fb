/** The `evaluate` contract: plain JSON in, plain JSON out. A key may be absent or null: not answered yet. */

export type Cloud = "commercial" | "us-government" | "us-government-dod" | "china" | "germany";
export type PartnerType = "direct-bill" | "indirect-provider" | "indirect-reseller";
export type Role = "global-admin" | "admin-agent" | "helpdesk-agent";
export type DynamicsPlan = "none" | "advanced-support-for-partners" | "premier-support-for-partners";
export type OwnPlanKind = "mpn-contract" | "premier" | "azure-support-plan";
export type Service = "azure" | "office-365" | "dynamics-365" | "enterprise-mobility-suite" | "marketplace";
export type Topic = "technical" | "how-to" | "billing" | "subscription-management" | "fraud";
export type DynamicsTopic =
  | "plan-subscription"
  | "licensing"
  | "billing"
  | "finance-and-operations"
  | "product-license"
  | "further-technical-support";
export type Category =
  | "undocumented-problem"
  | "service-unavailable"
  | "bug"
  | "network-disruption"
  | "regional-multitenant"
  | "none";
export type NoPermissionsBecause = "never-requested" | "azure-subscriptions-only";
export type Impact = "production-down" | "production-partly-affected" | "services-available" | "non-production";
export type Severity = "A" | "B" | "C";

/** The partner, and the person who files. */
export interface Partner {
  type?: PartnerType | null;
  /** The Partner Center role of the person who files. */
  role?: Role | null;
  /** Domains of the partner's own tenant, which the programme does not cover. */
  domains?: readonly string[] | null;
  dynamicsPlan?: DynamicsPlan | null;
  /** Needed only for a request about the partner's own tenant. */
  ownPlan?: { kind?: OwnPlanKind | null; id?: string | null } | null;
}

/** Whom Microsoft shall contact: the partner's own person, never the customer's. */
export interface Contact {
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  phone?: string | null;
}

export interface EvaluateRequest {
  customer?: {
    domain?: string | null;
    otherDomains?: readonly string[] | null;
    /** A GUID with hyphens; letter case and surrounding braces are forgiven. */
    tenantId?: string | null;
    /** Overrides what the domain says. */
    cloud?: Cloud | null;
  } | null;
  partner?: Partner | null;
  service?: Service | null;
  /** `technical` means that something is broken. */
  topic?: Topic | null;
  dynamicsTopic?: DynamicsTopic | null;
  triage?: { healthChecked?: boolean | null; troubleshot?: boolean | null; category?: Category | null } | null;
  azure?: {
    adminPermissions?: boolean | null;
    noPermissionsBecause?: NoPermissionsBecause | null;
    providerGrantedAccess?: boolean | null;
  } | null;
  impact?: Impact | null;
  /** The user's own choice; absent: as the impact gives it. */
  severity?: Severity | null;
  /** The language of support as a BCP 47 tag; absent: English. */
  language?: string | null;
  title?: string | null;
  description?: string | null;
  contact?: Contact | null;
}

export type Outcome =
  | "incomplete"
  | "contact-isv"
  | "other-operator"
  | "own-tenant-needs-plan"
  | "file-own-tenant"
  | "contact-dynamics-support"
  | "needs-support-plan"
  | "solve-first"
  | "delegate-azure-support"
  | "ask-provider"
  | "file-in-portal";
export type PortalId = "azure" | "microsoft-365" | "partner-center";
/** In whose name the portal opens. */
export type Context = "customer" | "own" | "choose-customer";
/** Where the request can be followed in the portal. */
export type Track = "manage-support-requests" | "see-all-support-tickets";
export type Fee = "included" | "azure-fee" | "no-separate-fee";
export type Level = "error" | "warning" | "info";
export type Code =
  | "domain-missing"
  | "domain-malformed"
  | "tenant-id-malformed"
  | "tenant-id-missing"
  | "contact-first-name-missing"
  | "contact-last-name-missing"
  | "contact-email-missing"
  | "contact-email-malformed"
  | "contact-is-customer"
  | "title-missing"
  | "description-missing"
  | "impact-missing"
  | "severity-above-impact"
  | "severity-below-impact"
  | "domain-mixed-script"
  | "newer-guidance";

/** Something worth saying about one answer. Only an error stands in the way of filing. */
export interface Finding {
  code: Code;
  level: Level;
  /** The path of the answer in the request, such as `contact.email`. */
  field: string;
  /** The id of the rule, such as `R17`. */
  rule: string;
}

export type FirstResponse =
  | { kind: "hours"; value: number }
  | { kind: "business-days"; value: number }
  | { kind: "business-hours"; value: null };

export interface Decision {
  outcome: Outcome;
  customer: { domain: string | null; cloud: Cloud | null };
  portal: { id: PortalId; url: string; context: Context; track: Track } | null;
  /** What to choose as Support plan in the portal. */
  supportPlan: string | null;
  severity: { derived: Severity | null; chosen: Severity } | null;
  firstResponse: FirstResponse | null;
  fee: Fee | null;
  findings: Finding[];
  /** The ids of the rules that decided, ascending. */
  rules: string[];
  /** The edition of the rules, such as `2021-02`. */
  policy: string;
}

/** The answer to what is no request: `error` holds the path of what could not be read. */
export interface NoDecision {
  outcome: "invalid-request";
  error: string;
}
