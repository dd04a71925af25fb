//! The words of the contract: every closed list that a request or a decision uses.

words! {
    /// Which Microsoft cloud the customer's tenant lives in (R06, R41, R42).
    pub enum Cloud {
        Commercial = "commercial",
        UsGovernment = "us-government",
        UsGovernmentDod = "us-government-dod",
        China = "china",
        Germany = "germany",
    }
}
words! {
    /// The partner's place in the programme (R04, R10).
    pub enum PartnerType {
        DirectBill = "direct-bill",
        IndirectProvider = "indirect-provider",
        IndirectReseller = "indirect-reseller",
    }
}
words! {
    /// The Partner Center role of the person who files (R06, R11).
    pub enum Role {
        GlobalAdmin = "global-admin",
        AdminAgent = "admin-agent",
        HelpdeskAgent = "helpdesk-agent",
    }
}
words! {
    /// The support agreement that Dynamics 365 asks for (R21).
    pub enum DynamicsPlan {
        None = "none",
        AdvancedSupport = "advanced-support-for-partners",
        PremierSupport = "premier-support-for-partners",
    }
}
words! {
    /// What entitles a partner to support for its own tenant (R26).
    pub enum OwnPlanKind {
        MpnContract = "mpn-contract",
        Premier = "premier",
        AzureSupportPlan = "azure-support-plan",
    }
}
words! {
    /// The product that the request is about (R01, R23).
    pub enum Service {
        Azure = "azure",
        Office365 = "office-365",
        Dynamics365 = "dynamics-365",
        EnterpriseMobilitySuite = "enterprise-mobility-suite",
        Marketplace = "marketplace",
    }
}
words! {
    /// What kind of help is needed (R03, R05). `Technical` is break-fix (R34).
    pub enum Topic {
        Technical = "technical",
        HowTo = "how-to",
        Billing = "billing",
        SubscriptionManagement = "subscription-management",
        Fraud = "fraud",
    }
}
words! {
    /// Matters of Dynamics 365 that Dynamics Support takes (R22).
    pub enum DynamicsTopic {
        PlanSubscription = "plan-subscription",
        Licensing = "licensing",
        Billing = "billing",
        FinanceAndOperations = "finance-and-operations",
        ProductLicense = "product-license",
        FurtherTechnicalSupport = "further-technical-support",
    }
}
words! {
    /// The escalation criteria (R03); `None` says that no criterion fits.
    pub enum Category {
        UndocumentedProblem = "undocumented-problem",
        ServiceUnavailable = "service-unavailable",
        Bug = "bug",
        NetworkDisruption = "network-disruption",
        RegionalMultitenant = "regional-multitenant",
        None = "none",
    }
}
words! {
    /// Why the partner has no administrator permissions for the customer (R16).
    pub enum NoPermissionsBecause {
        NeverRequested = "never-requested",
        AzureSubscriptionsOnly = "azure-subscriptions-only",
    }
}
words! {
    /// What the problem does to the customer's business (R30).
    pub enum Impact {
        ProductionDown = "production-down",
        ProductionPartlyAffected = "production-partly-affected",
        ServicesAvailable = "services-available",
        NonProduction = "non-production",
    }
}
words! {
    /// Severity, most urgent first (R31–R33).
    pub enum Severity {
        A = "A",
        B = "B",
        C = "C",
    }
}
words! {
    /// What a decision comes to.
    pub enum Outcome {
        Incomplete = "incomplete",
        ContactIsv = "contact-isv",
        OtherOperator = "other-operator",
        OwnTenantNeedsPlan = "own-tenant-needs-plan",
        FileOwnTenant = "file-own-tenant",
        ContactDynamicsSupport = "contact-dynamics-support",
        NeedsSupportPlan = "needs-support-plan",
        SolveFirst = "solve-first",
        DelegateAzureSupport = "delegate-azure-support",
        AskProvider = "ask-provider",
        FileInPortal = "file-in-portal",
    }
}
words! {
    /// What a request costs (R27, R29).
    pub enum Fee {
        Included = "included",
        AzureFee = "azure-fee",
        NoSeparateFee = "no-separate-fee",
    }
}
words! {
    /// The portal that a link leads to (R02).
    pub enum PortalId {
        Azure = "azure",
        Microsoft365 = "microsoft-365",
        PartnerCenter = "partner-center",
    }
}
words! {
    /// In whose name the portal opens (R08, R43).
    pub enum Context {
        Customer = "customer",
        Own = "own",
        ChooseCustomer = "choose-customer",
    }
}
words! {
    /// The label under which requests are reviewed later (R15, R20).
    pub enum Track {
        ManageSupportRequests = "manage-support-requests",
        SeeAllSupportTickets = "see-all-support-tickets",
    }
}
words! {
    /// How much a finding weighs. Only an error stands in the way.
    pub enum Level {
        Error = "error",
        Warning = "warning",
        Info = "info",
    }
}

impl Service {
    /// Office 365, Dynamics 365 and Enterprise Mobility Suite: one menu entry, one portal (R01).
    pub const fn is_office_family(self) -> bool {
        matches!(self, Self::Office365 | Self::Dynamics365 | Self::EnterpriseMobilitySuite)
    }
}

impl Impact {
    /// The severity that the source page gives this impact (R30–R33).
    pub const fn severity(self) -> Severity {
        match self {
            Self::ProductionDown => Severity::A,
            Self::ProductionPartlyAffected => Severity::B,
            Self::ServicesAvailable | Self::NonProduction => Severity::C,
        }
    }
}
