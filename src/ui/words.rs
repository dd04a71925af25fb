//! The wizard's own terms in words.

use crate::domain::field::Field;
use crate::i18n::sections::Messages;
use crate::wizard::check::{Problem, ProblemKind};

/// What to do about a problem. The error summary and the message beside the field say the same.
pub const fn problem(m: &Messages, problem: Problem) -> &'static str {
    let p = &m.problems;
    match (problem.field, problem.kind) {
        (Field::Email, ProblemKind::IsCustomers) => p.email_customers,
        (Field::Email | Field::IsvEmail, ProblemKind::Malformed) => p.email_form,
        (Field::PartnerDomains, _) => p.own_domains_form,
        (Field::SubscriptionId, ProblemKind::Malformed) => p.subscription_form,
        (Field::IsvLink, ProblemKind::Malformed) => p.isv_link_form,
        (Field::IsvLink, _) => p.isv_contact,
        (Field::CustomerDomain, ProblemKind::Malformed) => p.domain_form,
        (Field::CustomerTenantId, _) => p.tenant_id_form,
        (Field::CustomerDomain, _) => p.domain,
        (Field::Service, _) => p.service,
        (Field::OwnPlanKind, _) => p.own_plan_kind,
        (Field::OwnPlanId, _) => p.own_plan_id,
        (Field::DynamicsTopic, _) => p.dynamics_topic,
        (Field::PartnerType, _) => p.partner_type,
        (Field::PartnerRole, _) => p.role,
        (Field::PartnerDynamicsPlan, _) => p.dynamics_plan,
        (Field::Topic, _) => p.topic,
        (Field::HealthChecked, _) => p.health_checked,
        (Field::Troubleshot, _) => p.troubleshot,
        (Field::Category, _) => p.category,
        (Field::ProviderGrantedAccess, _) => p.provider_granted_access,
        (Field::AdminPermissions, _) => p.admin_permissions,
        (Field::NoPermissionsBecause, _) => p.no_permissions_because,
        (Field::Impact, _) => p.impact,
        (Field::Title, _) => p.title,
        (Field::Description, _) => p.description,
        (Field::FirstName, _) => p.first_name,
        (Field::LastName, _) => p.last_name,
        (Field::Email, _) => p.email,
        _ => p.answer,
    }
}
