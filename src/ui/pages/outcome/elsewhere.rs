//! Outcomes that lead to somebody else's support.

use super::{main_link, problem_fields};
use crate::domain::decision::Decision;
use crate::domain::field::Field;
use crate::domain::policy::Link;
use crate::domain::terms::{Cloud, DynamicsTopic};
use crate::ui::markup::{Html, html};
use crate::ui::parts::buttons::outside_link;
use crate::ui::parts::packet::{packet, steps};
use crate::ui::summary;
use crate::ui::view::View;
use crate::wizard::case::Case;
use crate::wizard::route::Route;
use crate::wizard::state::Picture;

/// A cloud that another operator runs, or ran (R42).
pub fn operator(view: &View<'_>, decision: &Decision) -> Html {
    let o = &view.m.outcomes;
    let to_cloud = view
        .state
        .route
        .key()
        .map(|key| view.link(Route::Customer(key.to_owned()), "srw-to-customer", html! { o.operator_change }));
    let inner = if decision.cloud == Some(Cloud::Germany) {
        html! {
            <>
                <p class="srw-lead">{ o.germany_reason }</p>
                <h2>{ o.next_title }</h2>
                { steps(&[o.germany_step_tenant, o.germany_step_request]) }
            </>
        }
    } else {
        html! {
            <>
                <p class="srw-lead">{ o.china_reason }</p>
                <h2>{ o.next_title }</h2>
                { steps(&[o.china_step_open, o.china_step_request]) }
                { main_link(view, Link::ChinaPartnerCenter, o.china_link) }
                <p>{ o.china_azure }{ " " }{ outside_link(view, Link::ChinaAzureSupport.url(), o.china_azure_link) }</p>
            </>
        }
    };
    html! { <>{ inner }<p>{ o.operator_wrong }{ " " }{ for to_cloud }</p></> }
}

/// A matter of Dynamics 365 that Dynamics Support takes (R22).
pub fn dynamics(view: &View<'_>, case: &Case<'_>) -> Html {
    let o = &view.m.outcomes;
    let topic =
        DynamicsTopic::from_word(case.get(Field::DynamicsTopic)).map_or("", |topic| view.m.dynamics_topic(topic));
    html! {
        <>
            <p class="srw-lead">{ o.dynamics_reason(topic) }</p>
            <h2>{ o.next_title }</h2>
            <p>{ o.dynamics_next }</p>
            { main_link(view, Link::DynamicsSupport, o.dynamics_link) }
            <p>{ outside_link(view, Link::PowerPlatformSupport.url(), o.dynamics_newer) }</p>
        </>
    }
}

/// No support agreement for Dynamics 365 (R21): where to get one, and a text for whoever decides on it.
pub fn agreement(view: &View<'_>, case: &Case<'_>, picture: &Picture) -> Html {
    let o = &view.m.outcomes;
    let facts = summary::text(&summary::sections(view.locale, case, picture));
    let words = [o.agreement_text, "\n", Link::SupportPlans.url(), "\n\n", &facts].concat();
    html! {
        <>
            <p class="srw-lead">{ o.agreement_reason }</p>
            <h2>{ o.next_title }</h2>
            <p>{ o.agreement_next }</p>
            { main_link(view, Link::SupportPlans, o.agreement_link) }
            <p>{ o.agreement_after }</p>
            { problem_fields(view) }
            { packet(view, "agreement", o.agreement_packet, o.agreement_packet_hint, &words) }
        </>
    }
}
