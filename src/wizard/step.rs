use super::route::Entry;
use crate::domain::field::Field;
use crate::domain::terms::{Outcome, Service};

words! {
    /// One page of the wizard. The word stands in the page's address.
    pub enum Step {
        Product = "product",
        OwnPlan = "own-plan",
        DynamicsTopic = "dynamics-topic",
        Partner = "partner",
        Topic = "topic",
        Triage = "triage",
        Access = "access",
        Impact = "impact",
        ConfirmSeverity = "confirm-severity",
        Details = "details",
        Contact = "contact",
        CheckAnswers = "check-answers",
        HandOver = "hand-over",
        Outcome = "outcome",
    }
}

impl Step {
    /// The step on which a field is asked, if it is asked in the wizard at all.
    pub const fn of(field: Field) -> Option<Self> {
        Some(match field {
            Field::Service => Self::Product,
            Field::OwnPlanKind | Field::OwnPlanId => Self::OwnPlan,
            Field::DynamicsTopic => Self::DynamicsTopic,
            Field::PartnerType | Field::PartnerRole | Field::PartnerDynamicsPlan => Self::Partner,
            Field::Topic => Self::Topic,
            Field::HealthChecked | Field::Troubleshot | Field::Category => Self::Triage,
            Field::AdminPermissions | Field::NoPermissionsBecause | Field::ProviderGrantedAccess => Self::Access,
            Field::Impact | Field::Severity => Self::Impact,
            Field::Title
            | Field::Description
            | Field::StartedAt
            | Field::Tried
            | Field::SubscriptionId
            | Field::CorrelationId
            | Field::Language => Self::Details,
            Field::FirstName | Field::LastName | Field::Email | Field::Phone => Self::Contact,
            Field::IsvProduct | Field::IsvLink | Field::IsvEmail | Field::IsvPhone => Self::Outcome,
            Field::PartnerDomains | Field::CustomerDomain | Field::CustomerTenantId | Field::CustomerCloud => {
                return None;
            }
        })
    }

    /// The step whose answer brings an outcome that ends elsewhere, so that Back from there leads to it.
    /// None for what follows from the customer and the menu entry alone.
    pub const fn deciding(outcome: Outcome) -> Option<Self> {
        match outcome {
            Outcome::OwnTenantNeedsPlan | Outcome::FileOwnTenant => Some(Self::OwnPlan),
            Outcome::ContactDynamicsSupport => Some(Self::DynamicsTopic),
            Outcome::NeedsSupportPlan | Outcome::DelegateAzureSupport => Some(Self::Partner),
            Outcome::SolveFirst => Some(Self::Triage),
            Outcome::AskProvider => Some(Self::Access),
            Outcome::ContactIsv | Outcome::OtherOperator | Outcome::Incomplete | Outcome::FileInPortal => None,
        }
    }
}

impl Entry {
    /// The product that the menu entry means; the Office 365 entry has three (R01).
    pub const fn service(self) -> Option<Service> {
        match self {
            Self::Azure => Some(Service::Azure),
            Self::Marketplace => Some(Service::Marketplace),
            Self::Office365 => None,
        }
    }
}
