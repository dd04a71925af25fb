//! Everything that was answered, with Change beside each, and what to expect.

use yew::prelude::*;

use super::question_page_with;
use crate::domain::decision::Decision;
use crate::domain::field::Field;
use crate::domain::policy;
use crate::domain::terms::*;
use crate::host::intl;
use crate::ui::pages::impact::badge;
use crate::ui::parts::notes;
use crate::ui::parts::summary_list::{Row, list};
use crate::ui::view::View;
use crate::wizard::case::{Case, NONE_OF_THESE};
use crate::wizard::check;
use crate::wizard::step::Step;

/// The steps whose answers stand under "Request", in their order.
const REQUEST: [Step; 6] = [Step::Product, Step::DynamicsTopic, Step::Topic, Step::Triage, Step::Access, Step::Impact];

pub fn page(view: &View<'_>) -> Html {
    let (Some(case), Some(picture)) = (view.state.case(), &view.picture) else { return html! { <div /> } };
    let q = &view.m.questions;
    let decision = &picture.decision;
    let steps = REQUEST.iter().filter(|step| picture.flow.steps.contains(step));
    let request = steps.flat_map(|step| check::fields(*step, &case)).filter(|field| *field != Field::Severity);
    let about = [Step::Partner, Step::Contact].into_iter().flat_map(|step| check::fields(step, &case));
    let rows = |fields: Vec<Field>| fields.into_iter().map(|field| row(view, &case, field)).collect();
    let is_reseller = case.get(Field::PartnerType) == PartnerType::IndirectReseller.word();
    let kind = PartnerType::from_word(case.get(Field::PartnerType));
    let service = Service::from_word(case.get(Field::Service)).unwrap_or(Service::Azure);
    let chosen = decision.severity.map(|severity| severity.chosen);
    let dated = policy::notes(Outcome::FileInPortal, service, kind, decision.cloud, chosen);
    let inner = html! {
        <>
            <p class="srw-lead">{ q.check_hint }</p>
            <h2>{ q.check_customer }</h2>
            { list(view, customer_rows(view, &case)) }
            <h2>{ q.check_request }</h2>
            { list(view, rows(request.collect())) }
            <h2>{ q.check_details }</h2>
            { list(view, rows(check::fields(Step::Details, &case))) }
            <h2>{ q.check_about_you }</h2>
            { list(view, rows(about.collect())) }
            <h2>{ q.check_result }</h2>
            { list(view, result_rows(view, &case, decision)) }
            <div key="provider">
                if is_reseller {
                    { notes::inset(q.provider_can_file, html! { <p>{ q.provider_can_file_text }</p> }) }
                }
            </div>
            { notes::dated(view, &dated) }
            { notes::rules(view, &decision.rules) }
        </>
    };
    question_page_with(view, Step::CheckAnswers, Some(q.check_title), inner, q.see_hand_over)
}

fn customer_rows(view: &View<'_>, case: &Case<'_>) -> Vec<Row> {
    let c = &view.m.customers;
    let customer = &case.draft.customer;
    vec![
        Row::text(view, view.m.questions.check_customer_name, &customer.name, None),
        Row::text(view, c.domain, &customer.domain, None),
        Row::text(view, c.tenant_id, &customer.tenant_id, None),
    ]
}

fn result_rows(view: &View<'_>, case: &Case<'_>, decision: &Decision) -> Vec<Row> {
    let q = &view.m.questions;
    let mut rows = Vec::new();
    if let Some(severity) = decision.severity.filter(|_| case.get(Field::Topic) == Topic::Technical.word()) {
        let derived = severity.derived.filter(|derived| *derived != severity.chosen);
        let value = html! {
            <>
                { badge(view, severity.chosen) }
                <span class="srw-text">
                    if let Some(derived) = derived {
                        { " " }{ q.severity_chosen(severity.chosen.word(), derived.word()) }
                    }
                </span>
            </>
        };
        rows.push(Row { key: q.severity_label, value, change: Some(Field::Severity) });
    }
    if let Some(response) = decision.first_response {
        rows.push(Row::text(view, q.first_response, &view.m.first_response(response), None));
    }
    if let Some(fee) = decision.fee {
        rows.push(Row::text(view, q.fee, view.m.fee(fee), None));
    }
    rows
}

fn row(view: &View<'_>, case: &Case<'_>, field: Field) -> Row {
    Row::text(view, label(view, field), &answer(view, case, field), Some(field))
}

/// A field's name on the check page and in the request's text.
pub fn label(view: &View<'_>, field: Field) -> &'static str {
    let q = &view.m.questions;
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
        _ => "",
    }
}

/// An answer in words.
pub fn answer(view: &View<'_>, case: &Case<'_>, field: Field) -> String {
    let m = view.m;
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
            return intl::language(view.locale.word(), tag);
        }
        _ => match text {
            "true" => Some(m.common.yes),
            "false" => Some(m.common.no),
            _ => None,
        },
    };
    word.unwrap_or(text).to_owned()
}
