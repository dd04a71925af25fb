//! Whether and by whom a request may be filed: the contract's ordered table of outcomes.

use super::findings::given;
use super::request::Request;
use super::rule::Rule;
use super::terms::*;
use super::{DomainName, Names};

/// The outcomes that do not depend on whether everything has been answered: the first row that holds,
/// rows 1 to 10 of the contract. None means that the request may be filed once it is complete.
pub(super) fn gate(
    request: &Request,
    domain: Option<&DomainName>,
    cloud: Option<Cloud>,
    names: &dyn Names,
) -> Option<Outcome> {
    let (Some(domain), Some(service)) = (domain, request.service) else {
        return Some(Outcome::Incomplete);
    };
    if service == Service::Marketplace {
        return Some(Outcome::ContactIsv);
    }
    if matches!(cloud, Some(Cloud::China | Cloud::Germany)) {
        return Some(Outcome::OtherOperator);
    }
    if is_own_tenant(request, domain, names) {
        let plan = &request.partner.own_plan;
        let has_plan = plan.kind.is_some() && given(&plan.id).is_some();
        return Some(if has_plan { Outcome::FileOwnTenant } else { Outcome::OwnTenantNeedsPlan });
    }
    if service == Service::Dynamics365 {
        if request.dynamics_topic.is_some() {
            return Some(Outcome::ContactDynamicsSupport);
        }
        if request.partner.dynamics_plan == Some(DynamicsPlan::None) {
            return Some(Outcome::NeedsSupportPlan);
        }
    }
    let triage = &request.triage;
    let is_solvable = triage.health_checked == Some(false)
        || triage.troubleshot == Some(false)
        || triage.category == Some(Category::None);
    if request.topic == Some(Topic::Technical) && is_solvable {
        return Some(Outcome::SolveFirst);
    }
    if service == Service::Azure {
        if request.partner.role == Some(Role::HelpdeskAgent) {
            return Some(Outcome::DelegateAzureSupport);
        }
        let is_reseller = request.partner.kind == Some(PartnerType::IndirectReseller);
        if is_reseller && request.azure.provider_granted_access == Some(false) {
            return Some(Outcome::AskProvider);
        }
    }
    None
}

/// Whether the customer is the partner's own tenant (R26): its domain is one of the partner's.
fn is_own_tenant(request: &Request, domain: &DomainName, names: &dyn Names) -> bool {
    request.partner.domains.iter().any(|own| DomainName::parse(own, names).as_ref() == Ok(domain))
}

/// The answers that row 11 of the contract asks for and that are not there, in the order in which they
/// are asked. What a finding of level error already names is not repeated here.
pub fn unanswered(request: &Request) -> Vec<super::field::Field> {
    use super::field::Field;
    let is_azure = request.service == Some(Service::Azure);
    let is_technical = request.topic == Some(Topic::Technical);
    let is_reseller = request.partner.kind == Some(PartnerType::IndirectReseller);
    let azure = &request.azure;
    let rows = [
        (Field::PartnerType, request.partner.kind.is_none()),
        (Field::PartnerRole, is_azure && request.partner.role.is_none()),
        (
            Field::PartnerDynamicsPlan,
            request.service == Some(Service::Dynamics365) && request.partner.dynamics_plan.is_none(),
        ),
        (Field::Topic, request.topic.is_none()),
        (Field::HealthChecked, is_technical && request.triage.health_checked.is_none()),
        (Field::Troubleshot, is_technical && request.triage.troubleshot.is_none()),
        (Field::Category, is_technical && request.triage.category.is_none()),
        (Field::ProviderGrantedAccess, is_azure && is_reseller && azure.provider_granted_access.is_none()),
        (Field::AdminPermissions, is_azure && azure.admin_permissions.is_none()),
        (
            Field::NoPermissionsBecause,
            is_azure && azure.admin_permissions == Some(false) && azure.no_permissions_because.is_none(),
        ),
        (Field::Impact, is_technical && request.impact.is_none()),
    ];
    rows.into_iter().filter(|(_, is_missing)| *is_missing).map(|(field, _)| field).collect()
}

impl Outcome {
    /// The rules of the outcome's row. Row 1 of the contract, which lacks the customer or the product,
    /// has its own (R40): see [`evaluate`](super::evaluate::evaluate).
    pub const fn rules(self) -> &'static [Rule] {
        match self {
            Self::Incomplete => &[Rule::R45],
            // Microsoft does not support the product (R23), and its page says who does (R24).
            Self::ContactIsv => &[Rule::R23, Rule::R24],
            Self::OtherOperator => &[Rule::R42],
            Self::OwnTenantNeedsPlan => &[Rule::R26],
            Self::FileOwnTenant => &[Rule::R08, Rule::R26],
            Self::ContactDynamicsSupport => &[Rule::R22],
            Self::NeedsSupportPlan => &[Rule::R21],
            Self::SolveFirst => &[Rule::R03],
            Self::DelegateAzureSupport => &[Rule::R11],
            Self::AskProvider => &[Rule::R04, Rule::R10],
            Self::FileInPortal => &[Rule::R02],
        }
    }
}
