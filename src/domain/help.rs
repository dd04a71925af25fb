//! The questions that the help page answers, with their rules and the addresses that belong to them.

use super::policy::{Link, Note};
use super::rule::Rule;

words! {
    /// A subject of the help page. The questions stand under it in the order of [`HelpTopic`].
    pub enum HelpSubject {
        Before = "before",
        Response = "response",
        Azure = "azure",
        Office = "office-365",
        Own = "own",
    }
}

words! {
    /// A question of the help page (R38). The word stands in the question's address.
    pub enum HelpTopic {
        Coverage = "coverage",
        Escalation = "escalation",
        ServiceHealth = "service-health",
        WhoFiles = "who-files",
        Fees = "fees",
        Severity = "severity",
        ResponseTimes = "response-times",
        Language = "language",
        Phone = "phone",
        AzureFiling = "azure-filing",
        AzureAccess = "azure-access",
        AzureDirectly = "azure-directly",
        OfficeFiling = "office-365-filing",
        OfficeDirectly = "office-365-directly",
        DynamicsPlan = "dynamics-plan",
        DynamicsSupport = "dynamics-support",
        Marketplace = "marketplace",
        Contact = "contact",
        OwnTenant = "own-tenant",
        Clouds = "clouds",
        Data = "data",
    }
}

impl HelpTopic {
    /// The subject under which the question stands.
    pub const fn subject(self) -> HelpSubject {
        match self {
            Self::Coverage | Self::Escalation | Self::ServiceHealth | Self::WhoFiles | Self::Fees => {
                HelpSubject::Before
            }
            Self::Severity | Self::ResponseTimes | Self::Language | Self::Phone => HelpSubject::Response,
            Self::AzureFiling | Self::AzureAccess | Self::AzureDirectly => HelpSubject::Azure,
            Self::OfficeFiling
            | Self::OfficeDirectly
            | Self::DynamicsPlan
            | Self::DynamicsSupport
            | Self::Marketplace => HelpSubject::Office,
            Self::Contact | Self::OwnTenant | Self::Clouds | Self::Data => HelpSubject::Own,
        }
    }

    /// The rules that the answer puts into words, ascending.
    pub const fn rules(self) -> &'static [Rule] {
        use Rule::*;
        match self {
            Self::Coverage => &[R01, R02, R07, R25, R28],
            Self::Escalation => &[R03, R05],
            Self::ServiceHealth => &[R03, R37],
            Self::WhoFiles => &[R04, R06],
            Self::Fees => &[R27, R29],
            Self::Severity => &[R30, R31, R32, R33],
            Self::ResponseTimes => &[R31, R32, R33, R34, R36],
            Self::Language => &[R35],
            Self::Phone => &[R09],
            Self::AzureFiling => &[R12, R13, R15],
            Self::AzureAccess => &[R10, R11, R16, R17],
            Self::AzureDirectly | Self::OfficeDirectly => &[R08],
            Self::OfficeFiling => &[R18, R20, R43],
            Self::DynamicsPlan => &[R21],
            Self::DynamicsSupport => &[R22],
            Self::Marketplace => &[R23, R24],
            Self::Contact => &[R14, R19],
            Self::OwnTenant => &[R26],
            Self::Clouds => &[R06, R41, R42],
            Self::Data => &[R44],
        }
    }

    /// Where the answer leads on to.
    pub const fn links(self) -> &'static [Link] {
        match self {
            Self::Coverage => &[Link::SourcePage],
            Self::Escalation => &[Link::Escalation, Link::SupportForCustomers],
            Self::ServiceHealth => &[Link::ServiceHealth, Link::AzureServiceIssues, Link::Microsoft365Health],
            Self::DynamicsPlan => &[Link::SupportPlans],
            Self::DynamicsSupport => &[Link::DynamicsSupport, Link::PowerPlatformSupport],
            Self::OwnTenant => &[Link::AzureSupportFaq],
            Self::Clouds => &[Link::ChinaPartnerCenter, Link::ChinaAzureSupport],
            _ => &[],
        }
    }

    /// Newer documents on the same matter (R46).
    pub const fn notes(self) -> &'static [Note] {
        match self {
            Self::WhoFiles => &[Note::GdapRoles],
            Self::Phone => &[Note::PhoneForCritical],
            Self::AzureFiling => &[Note::AzureFormTabs, Note::AllSupportRequests],
            Self::AzureAccess => &[Note::ResellerAzure],
            Self::OfficeFiling => &[Note::Microsoft365Name],
            Self::OwnTenant => &[Note::PartnerProgramName],
            Self::Clouds => &[Note::GovernmentAddress],
            _ => &[],
        }
    }
}
