//! Pages that ask one thing in a few choices.

use super::question_page;
use crate::domain::field::Field;
use crate::domain::help::HelpTopic;
use crate::domain::terms::*;
use crate::ui::markup::{Html, html};
use crate::ui::parts::help_link::help_link;
use crate::ui::parts::questions::{Asked, Choice, Input, radios, text};
use crate::ui::view::View;
use crate::wizard::case::NONE_OF_THESE;
use crate::wizard::check;
use crate::wizard::step::Step;

/// The three products of the Office 365 menu entry (R01).
pub fn product(view: &View<'_>) -> Html {
    let q = &view.m.questions;
    let services = [Service::Office365, Service::Dynamics365, Service::EnterpriseMobilitySuite];
    let choices = services.map(|service| Choice::new(service.word(), view.m.service(service)));
    let asked = Asked { text: q.product, hint: Some(q.product_hint), is_heading: true, ..Asked::default() };
    question_page(view, Step::Product, None, radios(view, Field::Service, asked, &choices))
}

/// The plan for the partner's own tenant (R26).
pub fn own_plan(view: &View<'_>) -> Html {
    let q = &view.m.questions;
    let mut choices: Vec<Choice> =
        OwnPlanKind::ALL.iter().map(|kind| Choice::new(kind.word(), view.m.own_plan(*kind))).collect();
    choices.push(Choice::new(NONE_OF_THESE, q.own_plan_none));
    let asked = Asked { text: q.own_plan, hint: Some(q.own_plan_hint), is_heading: true, ..Asked::default() };
    let asks_id = OwnPlanKind::from_word(view.state.text(Field::OwnPlanKind)).is_some();
    let id = Asked { text: q.own_plan_id, hint: Some(q.own_plan_id_hint), ..Asked::default() };
    let inner = html! {
        <>
            { radios(view, Field::OwnPlanKind, asked, &choices) }
            <div key="id">if asks_id { { text(view, Field::OwnPlanId, id, Input::CODE) } }</div>
            { help_link(view, HelpTopic::OwnTenant) }
        </>
    };
    question_page(view, Step::OwnPlan, None, inner)
}

/// Matters that Dynamics Support takes (R22).
pub fn dynamics_topic(view: &View<'_>) -> Html {
    let q = &view.m.questions;
    let mut choices: Vec<Choice> =
        DynamicsTopic::ALL.iter().map(|topic| Choice::new(topic.word(), view.m.dynamics_topic(*topic))).collect();
    choices.push(Choice::new(NONE_OF_THESE, q.dynamics_topic_none));
    let asked =
        Asked { text: q.dynamics_topic, hint: Some(q.dynamics_topic_hint), is_heading: true, ..Asked::default() };
    let inner = html! {
        <>
            { radios(view, Field::DynamicsTopic, asked, &choices) }
            { help_link(view, HelpTopic::DynamicsSupport) }
        </>
    };
    question_page(view, Step::DynamicsTopic, None, inner)
}

/// What agents say about themselves, as far as this request needs it (R06, R10, R11, R21).
pub fn partner(view: &View<'_>) -> Html {
    let fields = view.state.case().map(|case| check::fields(Step::Partner, &case)).unwrap_or_default();
    let help = if fields.contains(&Field::PartnerDynamicsPlan) { HelpTopic::DynamicsPlan } else { HelpTopic::WhoFiles };
    let inner = html! {
        <>
            <p class="srw-lead">{ view.m.questions.partner_hint }</p>
            { for fields.into_iter().map(|field| about_partner(view, field)) }
            { help_link(view, help) }
        </>
    };
    question_page(view, Step::Partner, Some(view.m.questions.partner_title), inner)
}

/// One question about the partner; also on the page Your details.
pub fn about_partner(view: &View<'_>, field: Field) -> Html {
    let q = &view.m.questions;
    match field {
        Field::PartnerRole => {
            let choices: Vec<Choice> =
                Role::ALL.iter().map(|role| Choice::new(role.word(), view.m.role(*role))).collect();
            radios(view, field, Asked { text: q.role, hint: Some(q.role_hint), ..Asked::default() }, &choices)
        }
        Field::PartnerDynamicsPlan => {
            let order = [DynamicsPlan::AdvancedSupport, DynamicsPlan::PremierSupport, DynamicsPlan::None];
            let choices = order.map(|plan| Choice::new(plan.word(), view.m.dynamics_plan(plan)));
            let asked = Asked { text: q.dynamics_plan, hint: Some(q.dynamics_plan_hint), ..Asked::default() };
            radios(view, field, asked, &choices)
        }
        _ => {
            let choice = |kind: PartnerType, hint| Choice::with_hint(kind.word(), view.m.partner_type(kind), hint);
            let choices = [
                choice(PartnerType::DirectBill, q.partner_type_direct_hint),
                choice(PartnerType::IndirectProvider, q.partner_type_provider_hint),
                choice(PartnerType::IndirectReseller, q.partner_type_reseller_hint),
            ];
            radios(view, Field::PartnerType, Asked { text: q.partner_type, ..Asked::default() }, &choices)
        }
    }
}

/// What kind of help is needed (R03, R05).
pub fn topic(view: &View<'_>) -> Html {
    let q = &view.m.questions;
    let choice = |topic: Topic, hint| Choice::with_hint(topic.word(), view.m.topic(topic), hint);
    let choices = [
        choice(Topic::Technical, q.topic_technical_hint),
        choice(Topic::HowTo, q.topic_how_to_hint),
        choice(Topic::Billing, q.topic_billing_hint),
        choice(Topic::SubscriptionManagement, q.topic_subscription_hint),
        choice(Topic::Fraud, q.topic_fraud_hint),
    ];
    let asked = Asked { text: q.topic, is_heading: true, ..Asked::default() };
    question_page(view, Step::Topic, None, radios(view, Field::Topic, asked, &choices))
}
