//! Where a request ends that is not filed in the customer's portal: why, and what to do instead.

mod delegate;
mod elsewhere;
mod isv;
mod own_tenant;
mod provider;
mod solve_first;

pub use provider::inset as provider_inset;

use crate::domain::field::Field;
use crate::domain::policy;
use crate::domain::terms::*;
use crate::ui::answer_words;
use crate::ui::markup::{Html, html};
use crate::ui::pages::hand_over;
use crate::ui::parts::questions::{Asked, Input, text};
use crate::ui::parts::{buttons, errors, heading, notes};
use crate::ui::view::View;
use crate::wizard::case::Case;
use crate::wizard::route::Route;
use crate::wizard::state::Picture;

/// The page of an outcome. What differs is its middle; the frame names the outcome, the rules, the notes
/// and the ways on (R45).
pub fn page(view: &View<'_>) -> Html {
    let (Some(case), Some(picture)) = (view.state.case(), &view.picture) else { return html! { <div /> } };
    let decision = &picture.decision;
    let outcome = decision.outcome;
    let inner = match outcome {
        Outcome::ContactIsv => isv::body(view, &case),
        Outcome::OtherOperator => elsewhere::operator(view, decision),
        Outcome::OwnTenantNeedsPlan => own_tenant::needs_plan(view),
        Outcome::FileOwnTenant => own_tenant::file(view, &case, decision),
        Outcome::ContactDynamicsSupport => elsewhere::dynamics(view, &case),
        Outcome::NeedsSupportPlan => elsewhere::agreement(view, &case, picture),
        Outcome::SolveFirst => solve_first::body(view, &case),
        Outcome::DelegateAzureSupport => delegate::body(view, &case, picture),
        Outcome::AskProvider => provider::body(view, &case, picture),
        Outcome::Incomplete | Outcome::FileInPortal => return unfinished(view, &case, picture),
    };
    let offers_provider = matches!(
        outcome,
        Outcome::ContactDynamicsSupport
            | Outcome::NeedsSupportPlan
            | Outcome::SolveFirst
            | Outcome::DelegateAzureSupport
    );
    let onsubmit = view.on_continue();
    html! {
        <div class="srw-outcome" data-outcome={outcome.word()}>
            { heading::back(view) }
            { errors::summary(view) }
            <form novalidate=true {onsubmit}>
                { heading::heading(answer_words::outcome(view.m, decision)) }
                { inner }
            </form>
            <div key="filed">
                if outcome == Outcome::FileOwnTenant { { hand_over::filed_section(view, &case, decision) } }
            </div>
            <div key="provider">if offers_provider { { provider::inset(view, &case, picture) } }</div>
            { footer(view, &case, picture) }
        </div>
    }
}

/// What stands below each last page: the deciding answer, notes, phone, rules, the way back.
pub fn footer(view: &View<'_>, case: &Case<'_>, picture: &Picture) -> Html {
    let o = &view.m.outcomes;
    let decision = &picture.decision;
    let kind = PartnerType::from_word(case.get(Field::PartnerType));
    let service = Service::from_word(case.get(Field::Service)).unwrap_or(Service::Azure);
    let chosen = decision.severity.map(|severity| severity.chosen);
    let dated = policy::notes(decision.outcome, service, kind, decision.cloud, chosen);
    let has_phone_rule = !matches!(decision.outcome, Outcome::ContactIsv | Outcome::OtherOperator);
    let change = deciding(decision.outcome).map(|field| {
        let text = o.change_answer(answer_words::label(view.m, field));
        buttons::change(view, field, html! { <>{ text }</> })
    });
    html! {
        <div class="srw-ending">
            { notes::dated(view, &dated) }
            <p class="srw-no-phone" hidden={!has_phone_rule}>{ o.no_phone }</p>
            <ul class="srw-ways">
                if let Some(change) = change { <li key="change">{ change }</li> }
                <li key="back">
                    { view.link(Route::ServiceRequests(case.draft.customer.key.clone()), "srw-to-requests", html! { o.to_requests }) }
                </li>
            </ul>
            { notes::rules(view, &decision.rules) }
        </div>
    }
}

/// The answer that brought the outcome.
const fn deciding(outcome: Outcome) -> Option<Field> {
    match outcome {
        Outcome::FileOwnTenant => Some(Field::OwnPlanKind),
        Outcome::ContactDynamicsSupport => Some(Field::DynamicsTopic),
        Outcome::NeedsSupportPlan => Some(Field::PartnerDynamicsPlan),
        Outcome::DelegateAzureSupport => Some(Field::PartnerRole),
        Outcome::AskProvider => Some(Field::ProviderGrantedAccess),
        _ => None,
    }
}

/// For a last page whose answers have changed meanwhile, or are not there: leads to where it goes on.
pub fn unfinished(view: &View<'_>, case: &Case<'_>, picture: &Picture) -> Html {
    let o = &view.m.outcomes;
    let open = picture.flow.first_open(case, &picture.decision);
    let go_on = match &view.state.route {
        Route::New(key, entry, _) => {
            view.link(Route::New(key.clone(), *entry, open), "srw-go-on", html! { o.open_link })
        }
        _ => html! { <span /> },
    };
    html! {
        <div class="srw-outcome" data-outcome={picture.decision.outcome.word()}>
            { heading::back(view) }
            { heading::heading(o.open_title) }
            <p class="srw-lead">{ o.open_text }</p>
            <p>{ go_on }</p>
        </div>
    }
}

/// The page's main action where it leads to another page of Microsoft's.
fn main_link(view: &View<'_>, link: policy::Link, text: &str) -> Html {
    html! { <p class="srw-main-link">{ buttons::outside_link(view, link.url(), text) }</p> }
}

/// The problem in words, for pages whose text somebody else acts on before the wizard has asked for it.
fn problem_fields(view: &View<'_>) -> Html {
    let q = &view.m.questions;
    let asked = |text, hint| Asked { text, hint: Some(hint), is_optional: true, ..Asked::default() };
    html! {
        <>
            { text(view, Field::Title, asked(q.title, q.title_hint), Input::LINE) }
            { text(view, Field::Description, asked(q.description, q.description_hint), Input::TEXT) }
        </>
    }
}
