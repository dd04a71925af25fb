//! Questions, answers and decisions in words, the same on every page and in every text that is taken along.

use crate::domain::decision::Decision;
use crate::domain::field::Field;
use crate::domain::policy;
use crate::domain::terms::*;
use crate::host::intl;
use crate::i18n::Locale;
use crate::i18n::sections::Messages;
use crate::wizard::case::{Case, NONE_OF_THESE};

/// A field's name on the check page and in the request's text.
pub const fn label(m: &'static Messages, field: Field) -> &'static str {
    let q = &m.questions;
    match field {
        Field::Service => q.product,
        Field::DynamicsTopic => q.dynamics_topic,
        Field::PartnerType => q.partner_type,
        Field::PartnerRole => q.role,
        Field::PartnerDynamicsPlan => q.dynamics_plan,
        Field::Topic => q.topic,
        Field::HealthChecked => q.health_checked,
        Field::Troubleshot => q.troubleshot,
        Field::Category => q.category,
        Field::ProviderGrantedAccess => q.provider_granted_access,
        Field::AdminPermissions => q.admin_permissions,
        Field::NoPermissionsBecause => q.no_permissions_because,
        Field::Impact => q.impact,
        Field::Severity => q.severity_label,
        Field::Title => q.title,
        Field::Description => q.description,
        Field::StartedAt => q.started_at,
        Field::Tried => q.tried,
        Field::SubscriptionId => q.subscription_id,
        Field::CorrelationId => q.correlation_id,
        Field::Language => q.language,
        Field::FirstName => q.first_name,
        Field::LastName => q.last_name,
        Field::Email => q.email,
        Field::Phone => q.phone,
        Field::OwnPlanKind => q.own_plan,
        Field::OwnPlanId => q.own_plan_id,
        Field::IsvProduct => m.outcomes.isv_product,
        Field::IsvLink => m.outcomes.isv_link,
        Field::IsvEmail => m.outcomes.isv_email,
        Field::IsvPhone => m.outcomes.isv_phone,
        _ => "",
    }
}

/// A field's name in a text for somebody else, who was not asked the question.
pub const fn fact(m: &'static Messages, field: Field) -> &'static str {
    let h = &m.hand_over;
    match field {
        Field::Service => h.fact_product,
        Field::Topic => h.fact_topic,
        Field::DynamicsTopic => h.fact_dynamics_topic,
        Field::HealthChecked => h.fact_health,
        Field::Troubleshot => h.fact_attempt,
        Field::Category => h.fact_category,
        Field::ProviderGrantedAccess => h.fact_grant,
        Field::AdminPermissions => h.fact_permissions,
        Field::NoPermissionsBecause => h.fact_no_permissions,
        Field::Impact => h.fact_impact,
        Field::StartedAt => h.fact_started,
        Field::Tried => h.fact_tried,
        Field::PartnerDynamicsPlan => h.fact_agreement,
        Field::PartnerType => h.fact_partner,
        Field::PartnerRole => h.fact_role,
        Field::OwnPlanKind => h.fact_own_plan,
        _ => label(m, field),
    }
}

/// An answer in words.
pub fn answer(m: &'static Messages, locale: Locale, case: &Case<'_>, field: Field) -> String {
    let text = case.get(field);
    let word = match field {
        Field::Service => Service::from_word(text).map(|word| m.service(word)),
        Field::DynamicsTopic if text == NONE_OF_THESE => Some(m.questions.dynamics_topic_none),
        Field::DynamicsTopic => DynamicsTopic::from_word(text).map(|word| m.dynamics_topic(word)),
        Field::PartnerType => PartnerType::from_word(text).map(|word| m.partner_type(word)),
        Field::PartnerRole => Role::from_word(text).map(|word| m.role(word)),
        Field::PartnerDynamicsPlan => DynamicsPlan::from_word(text).map(|word| m.dynamics_plan(word)),
        Field::Topic => Topic::from_word(text).map(|word| m.topic(word)),
        Field::Category => Category::from_word(text).map(|word| m.category(word)),
        Field::NoPermissionsBecause => NoPermissionsBecause::from_word(text).map(|word| m.no_permissions_because(word)),
        Field::Impact => Impact::from_word(text).map(|word| m.impact(word)),
        Field::OwnPlanKind => OwnPlanKind::from_word(text).map(|word| m.own_plan(word)),
        Field::Language => {
            let tag = if text.is_empty() { policy::RESPONSE_LANGUAGE } else { text };
            return intl::language(locale.word(), tag);
        }
        Field::HealthChecked | Field::Troubleshot | Field::AdminPermissions | Field::ProviderGrantedAccess => {
            match text {
                "true" => Some(m.common.yes),
                "false" => Some(m.common.no),
                _ => None,
            }
        }
        // What was typed stands as it was typed: a title may be the word "true".
        _ => None,
    };
    word.unwrap_or(text).to_owned()
}

/// What a decision comes to, as its page's heading says it.
pub fn outcome(m: &'static Messages, decision: &Decision) -> &'static str {
    let o = &m.outcomes;
    match decision.outcome {
        Outcome::ContactIsv => o.isv_title,
        Outcome::OtherOperator if decision.cloud == Some(Cloud::Germany) => o.germany_title,
        Outcome::OtherOperator => o.china_title,
        Outcome::OwnTenantNeedsPlan => o.own_plan_title,
        Outcome::FileOwnTenant => o.own_title,
        Outcome::ContactDynamicsSupport => o.dynamics_title,
        Outcome::NeedsSupportPlan => o.agreement_title,
        Outcome::SolveFirst => o.solve_title,
        Outcome::DelegateAzureSupport => o.delegate_title,
        Outcome::AskProvider => o.provider_title,
        Outcome::Incomplete => o.open_title,
        Outcome::FileInPortal => file_in(m, decision.portal.as_ref().map(|portal| portal.id)),
    }
}

/// "File the request in the Azure portal".
const fn file_in(m: &'static Messages, portal: Option<PortalId>) -> &'static str {
    let h = &m.hand_over;
    match portal {
        Some(PortalId::Microsoft365) => h.title_microsoft_365,
        Some(PortalId::PartnerCenter) => h.title_partner_center,
        Some(PortalId::Azure) | None => h.title_azure,
    }
}

/// The label in the portal under which requests are reviewed later (R15, R20).
pub const fn track(m: &'static Messages, track: Track) -> &'static str {
    match track {
        Track::ManageSupportRequests => m.hand_over.track_azure,
        Track::SeeAllSupportTickets => m.hand_over.track_microsoft_365,
    }
}
