//! One edition of the rules: every figure, address and gate that a newer edition could change.
//!
//! The edition follows the source page as it stood in February 2021. Where a newer document disagrees,
//! the page wins and a dated note says so ([`NOTES`], R46). Addresses that the page does not give are
//! those of Microsoft's documents of the time; what is an inference is marked so.

use super::terms::{Cloud, Outcome, PartnerType, Service, Severity};

/// The edition's name, the month of the source page. Every decision carries it.
pub const EDITION: &str = "2021-02";

/// Suffixes that tell the cloud (R41), each matched on a label boundary.
pub const CLOUD_SUFFIXES: [(&str, Cloud); 4] = [
    ("onmicrosoft.com", Cloud::Commercial),
    ("onmicrosoft.us", Cloud::UsGovernment),
    ("partner.onmschina.cn", Cloud::China),
    ("onmicrosoft.de", Cloud::Germany),
];

/// The support plan to pick in the Azure portal (R13).
pub const SUPPORT_PLAN: &str = "Cloud Solution Provider";

/// First response to a technical break-fix request in English, in hours (R31–R34).
pub const fn response_hours(severity: Severity) -> u32 {
    match severity {
        Severity::A => 2,
        Severity::B => 4,
        Severity::C => 8,
    }
}

/// First response to an entitled request that is not break-fix, in business days at most (R36).
pub const RESPONSE_BUSINESS_DAYS: u32 = 1;

/// The language in which the response times hold (R35), as a primary subtag.
pub const RESPONSE_LANGUAGE: &str = "en";

/// The Azure portal's address in a cloud, with the slash that the customer's domain follows (R17).
///
/// The page gives the commercial form; that the US Government portal takes the domain in the same
/// place is an inference.
pub const fn azure_portal(cloud: Cloud) -> Option<&'static str> {
    match cloud {
        Cloud::Commercial => Some("https://portal.azure.com/"),
        Cloud::UsGovernment | Cloud::UsGovernmentDod => Some("https://portal.azure.us/"),
        Cloud::China | Cloud::Germany => None,
    }
}

/// The Microsoft 365 admin center's address in a cloud, in the user's own context (R08).
pub const fn microsoft_365_portal(cloud: Cloud) -> Option<&'static str> {
    match cloud {
        Cloud::Commercial => Some("https://admin.microsoft.com/"),
        Cloud::UsGovernment => Some("https://portal.office365.us/"),
        Cloud::UsGovernmentDod => Some("https://portal.apps.mil/"),
        Cloud::China | Cloud::Germany => None,
    }
}

/// The Microsoft 365 support page in a customer's context (R43): the tenant id stands between the two.
pub const CUSTOMER_SESSION: (&str, &str) =
    ("https://portal.office.com/Partner/BeginClientSession.aspx?CTID=", "&CSDEST=Support");

/// Partner Center's customer list: the way where no tenant id is known (R43).
pub const CUSTOMER_LIST: &str = "https://partner.microsoft.com/dashboard/commerce2/customers/list";

/// A fixed address that pages lead to besides the portals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Support agreements for Dynamics 365 (R21).
    SupportPlans,
    /// The Azure Support FAQ (R26).
    AzureSupportFaq,
    /// Dynamics Support (R22).
    DynamicsSupport,
    /// The newer address of Dynamics and Power Platform support (R22, R46).
    PowerPlatformSupport,
    /// The page about support for one's customers (R37).
    SupportForCustomers,
    /// The page about service health (R37).
    ServiceHealth,
    /// The Azure portal's list of service issues, in one's own context (R37).
    AzureServiceIssues,
    /// The Microsoft 365 service health page, in one's own context (R37).
    Microsoft365Health,
    /// The escalation criteria (R03).
    Escalation,
    /// Partner Center of 21Vianet (R42).
    ChinaPartnerCenter,
    /// Azure support of 21Vianet (R42).
    ChinaAzureSupport,
    /// The source page itself (R38).
    SourcePage,
}

impl Link {
    /// Every link, for tests and documents.
    pub const ALL: [Self; 12] = [
        Self::SupportPlans,
        Self::AzureSupportFaq,
        Self::DynamicsSupport,
        Self::PowerPlatformSupport,
        Self::SupportForCustomers,
        Self::ServiceHealth,
        Self::AzureServiceIssues,
        Self::Microsoft365Health,
        Self::Escalation,
        Self::ChinaPartnerCenter,
        Self::ChinaAzureSupport,
        Self::SourcePage,
    ];

    /// The address, always `https`.
    pub const fn url(self) -> &'static str {
        match self {
            Self::SupportPlans => "https://partner.microsoft.com/support/partnersupport",
            Self::AzureSupportFaq => "https://go.microsoft.com/fwlink/?LinkId=717532",
            Self::DynamicsSupport => {
                "https://docs.microsoft.com/dynamics365/customer-engagement/admin/contact-technical-support"
            }
            Self::PowerPlatformSupport => "https://learn.microsoft.com/power-platform/admin/get-help-support",
            Self::SupportForCustomers => "https://learn.microsoft.com/partner-center/customer-support",
            Self::ServiceHealth => "https://learn.microsoft.com/partner-center/check-service-health",
            Self::AzureServiceIssues => {
                "https://portal.azure.com/#blade/Microsoft_Azure_Health/AzureHealthBrowseBlade/serviceIssues"
            }
            Self::Microsoft365Health => "https://admin.microsoft.com/AdminPortal/Home#/servicehealth",
            Self::Escalation => "https://learn.microsoft.com/partner-center/escalate-problems-to-microsoft",
            Self::ChinaPartnerCenter => "https://portal.partner.microsoftonline.cn",
            Self::ChinaAzureSupport => "https://support.azure.cn",
            Self::SourcePage => "https://learn.microsoft.com/partner-center/report-problems-on-behalf-of-a-customer",
        }
    }
}

words! {
    /// A newer document that disagrees with the source page or adds to it (R46). Shown, never applied.
    pub enum Note {
        /// Indirect resellers cannot file for Azure at all.
        ResellerAzure = "reseller-azure",
        /// Granular delegated permissions (GDAP) replace the Global admin role.
        GdapRoles = "gdap-roles",
        /// The support plan field moved to another tab of the Azure form.
        AzureFormTabs = "azure-form-tabs",
        /// The Azure portal calls the list of requests "All support requests".
        AllSupportRequests = "all-support-requests",
        /// The Office 365 admin center is called the Microsoft 365 admin center.
        Microsoft365Name = "microsoft-365-name",
        /// The partner programme has another name, and so has the contract id.
        PartnerProgramName = "partner-program-name",
        /// A phone number may be needed for severity A, although nobody files by phone.
        PhoneForCritical = "phone-for-critical",
        /// The domain's place in the US Government portal's address is an inference.
        GovernmentAddress = "government-address",
    }
}

/// Every note with the date of its document (year and month).
pub const NOTES: [(Note, &str); 8] = [
    (Note::ResellerAzure, "2023-10"),
    (Note::GdapRoles, "2023-10"),
    (Note::AzureFormTabs, "2024-02"),
    (Note::AllSupportRequests, "2024-02"),
    (Note::Microsoft365Name, "2023-10"),
    (Note::PartnerProgramName, "2023-10"),
    (Note::PhoneForCritical, "2024-04"),
    (Note::GovernmentAddress, "2026-11"),
];

impl Note {
    /// The month of the document, as `2023-10`.
    pub fn date(self) -> &'static str {
        NOTES.iter().find(|(note, _)| *note == self).map_or("", |(_, date)| date)
    }
}

/// The notes that stand beside an outcome, in the order in which they are shown (R46).
pub fn notes(
    outcome: Outcome,
    service: Service,
    partner_type: Option<PartnerType>,
    cloud: Option<Cloud>,
    severity: Option<Severity>,
) -> Vec<Note> {
    let is_azure = service == Service::Azure;
    let mut notes = Vec::new();
    let mut add = |note, applies: bool| {
        if applies {
            notes.push(note);
        }
    };
    let files = outcome == Outcome::FileInPortal;
    let own = matches!(outcome, Outcome::FileOwnTenant | Outcome::OwnTenantNeedsPlan);
    let is_government = matches!(cloud, Some(Cloud::UsGovernment | Cloud::UsGovernmentDod));
    let from_reseller = partner_type == Some(PartnerType::IndirectReseller);
    add(Note::ResellerAzure, is_azure && from_reseller && (files || outcome == Outcome::AskProvider));
    add(Note::GdapRoles, files || outcome == Outcome::DelegateAzureSupport);
    add(Note::AzureFormTabs, files && is_azure);
    add(Note::AllSupportRequests, (files || outcome == Outcome::FileOwnTenant) && is_azure);
    add(Note::Microsoft365Name, (files || outcome == Outcome::FileOwnTenant) && !is_azure);
    add(Note::PartnerProgramName, own);
    add(Note::PhoneForCritical, files && is_azure && severity == Some(Severity::A));
    add(Note::GovernmentAddress, files && is_azure && is_government);
    notes
}
