//! Everything that was answered, with Change beside each, and what to expect.

use super::{expectations, question_page_with};
use crate::domain::field::Field;
use crate::domain::policy;
use crate::domain::terms::*;
use crate::ui::answer_words;
use crate::ui::markup::{Html, html};
use crate::ui::parts::notes;
use crate::ui::parts::summary_list::{Row, list};
use crate::ui::view::View;
use crate::wizard::case::Case;
use crate::wizard::check;
use crate::wizard::step::Step;

/// The steps whose answers stand under "Request", in their order.
const REQUEST: [Step; 6] = [Step::Product, Step::DynamicsTopic, Step::Topic, Step::Triage, Step::Access, Step::Impact];

/// All answers before the request leaves the wizard, each with its Change, and what to expect.
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
            { list(view, expectations::rows(view, &case, decision, true)) }
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

fn row(view: &View<'_>, case: &Case<'_>, field: Field) -> Row {
    let text = answer_words::answer(view.m, view.locale, case, field);
    Row::text(view, answer_words::label(view.m, field), &text, Some(field))
}
