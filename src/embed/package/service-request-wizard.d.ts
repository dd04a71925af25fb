import type { Cloud, Contact, Decision, EvaluateRequest, NoDecision, Outcome, Partner, PortalId } from "./contract.js";

export type * from "./contract.js";

export type Theme = "auto" | "light" | "dark";
export type Routing = "state" | "hash" | "none";
export type StorageKind = "local" | "session" | "memory";
export type Layout = "guided" | "compact";
export type SummaryFormat = "text" | "markdown" | "json";

/**
 * A customer list: Partner Center's collection or its items, further objects with the same meaning, their JSON text, CSV
 * text, or a `Blob` of text.
 */
export type CustomerList = readonly object[] | { readonly items: readonly object[] } | string | Blob;

/** A store of the host's own. Each function may return a promise; one that fails is told as `SRW301`. */
export interface StorageAdapter {
  /** The text that was set last under a key; null or undefined where there is none. Called before each change. */
  get(key: string): string | null | undefined | Promise<string | null | undefined>;
  set(key: string, text: string): unknown;
  remove(key: string): unknown;
}

/** The attributes' values as properties, for elements written in markup or JSX. */
export interface ServiceRequestWizardAttributes {
  theme?: Theme | null;
  routing?: Routing | null;
  storage?: StorageKind | null;
  storageKey?: string | null;
  customer?: string | null;
  layout?: Layout | null;
}

/** What only a property can hold. */
export interface ServiceRequestWizardData {
  customers?: CustomerList | null;
  partner?: Partner | string | null;
  contact?: Contact | string | null;
  storageAdapter?: StorageAdapter | null;
}

/** `<service-request-wizard>`. Methods may be called at any time: what is asked before the wizard is ready waits. */
export interface ServiceRequestWizardElement extends HTMLElement {
  get theme(): Theme;
  set theme(value: Theme | null);
  get routing(): Routing;
  set routing(value: Routing | null);
  get storage(): StorageKind;
  set storage(value: StorageKind | null);
  get storageKey(): string;
  set storageKey(value: string | null);
  get customer(): string;
  set customer(value: string | null);
  get layout(): Layout;
  set layout(value: Layout | null);

  get customers(): CustomerList | null;
  set customers(value: CustomerList | null | undefined);
  get partner(): Partner | string | null;
  set partner(value: Partner | string | null | undefined);
  get contact(): Contact | string | null;
  set contact(value: Contact | string | null | undefined);
  get storageAdapter(): StorageAdapter | null;
  set storageAdapter(value: StorageAdapter | null | undefined);
  /** The current draft as an opaque token; null where no request is being written. */
  readonly draft: string | null;
  readonly version: string;

  /** Puts the focus on the page's heading, or on the search field while the wizard is loading. */
  focus(): Promise<void>;
  /** Leaves the request that is being written and goes to the first page. Kept drafts stay. */
  reset(): Promise<void>;
  /** The current draft as an opaque token for `restoreDraft`. */
  getDraft(): Promise<string | null>;
  /** Opens a draft; false where the token cannot be read. */
  restoreDraft(token: string): Promise<boolean>;
  /** What has been entered so far; empty where no request is being written. */
  getSummary(format?: SummaryFormat): Promise<string>;
}

export type Step =
  | "product"
  | "own-plan"
  | "dynamics-topic"
  | "partner"
  | "topic"
  | "triage"
  | "access"
  | "impact"
  | "confirm-severity"
  | "details"
  | "contact"
  | "check-answers"
  | "hand-over"
  | "outcome";

export interface ReadyDetail {
  version: string;
}
export interface StepChangeDetail {
  from: Step;
  to: Step;
  reason: "next" | "previous" | "change" | "link";
}
export interface ValidationDetail {
  codes: string[];
}
export interface ExitDetail {
  outcome: Outcome;
  rules: string[];
}
export interface DraftSavedDetail {
  where: "host" | "local" | "session" | "memory";
}
export interface BeforeOpenPortalDetail {
  url: string;
}
export interface OpenPortalDetail {
  portal: PortalId;
  url: string;
}
export interface CompleteDetail {
  decision: Decision;
}
export interface ErrorDetail {
  /** `SRW…`, see the error codes. */
  code: string;
  /** For developers, in English. */
  detail: string;
  /** Where it is about something the host gave: the path to it, such as `partner.role`. */
  path?: string;
}

/** The events. They bubble, leave shadow roots, and can be heard on the document too. */
export interface ServiceRequestWizardEventMap {
  "srw-ready": CustomEvent<ReadyDetail>;
  "srw-step-change": CustomEvent<StepChangeDetail>;
  "srw-validation": CustomEvent<ValidationDetail>;
  "srw-exit": CustomEvent<ExitDetail>;
  "srw-draft-saved": CustomEvent<DraftSavedDetail>;
  /** Cancelable: with `preventDefault()` the portal is not opened. */
  "srw-before-open-portal": CustomEvent<BeforeOpenPortalDetail>;
  "srw-open-portal": CustomEvent<OpenPortalDetail>;
  "srw-complete": CustomEvent<CompleteDetail>;
  "srw-error": CustomEvent<ErrorDetail>;
}

/** Why the wizard could not be loaded, or stopped. */
export interface LoadError extends Error {
  name: "LoadError";
  code: string;
  detail: string;
}

/** A value that cannot be used. */
export interface InputError extends Error {
  name: "InputError";
  code: "SRW201" | "SRW202" | "SRW203" | "SRW204";
  detail: string;
  path: string;
}

export interface LoadOptions {
  /** The folder of your own copies of the package's files, under their own names; relative to the page. */
  base?: string | URL;
  /** Another address of the WebAssembly file alone, relative to the page. */
  url?: string | URL;
  /** The hash of the file at `url` as in an `integrity` attribute; without it, it is not checked. */
  integrity?: string;
}

export interface ParsedCustomer {
  domain: string | null;
  tenantId: string | null;
  name: string;
  otherDomains?: string[];
  cloud?: Cloud;
  relationshipToPartner?: string;
  allowDelegatedAccess?: boolean;
}

export interface ParsedCustomers {
  /** Each with a domain or a Microsoft ID (`tenantId`), or both. */
  customers: ParsedCustomer[];
  /** `line` is counted from 1, `item` in a JSON list from 0. */
  problems: { code: string; line: number; item?: number; field?: string; text?: string }[];
  notices: string[];
  /** How many rows were the same customer as an earlier one. */
  duplicates: number;
  rows: number;
}

/** Decides one request by the rules, without the screens. */
export function evaluate(request: EvaluateRequest | string): Promise<Decision | NoDecision>;
/** Reads a customer list as the `customers` property does. */
export function parseCustomers(list: CustomerList): Promise<ParsedCustomers>;
/** Defines the element under a tag name; importing the module does it for `service-request-wizard`. */
export function define(tag?: string): void;
/** Fetches the WebAssembly ahead of the first element, or from another address. Rejects with a `LoadError`. */
export function load(options?: LoadOptions): Promise<void>;
export const version: string;

declare global {
  interface HTMLElementTagNameMap {
    "service-request-wizard": ServiceRequestWizardElement;
  }
  interface GlobalEventHandlersEventMap extends ServiceRequestWizardEventMap {}
}
