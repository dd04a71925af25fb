//! The partner's own tenant, which the programme's support does not cover (R08, R26).

use crate::domain::decision::Decision;
use crate::domain::field::Field;
use crate::domain::policy::Link;
use crate::domain::terms::OwnPlanKind;
use crate::ui::markup::{Html, html};
use crate::ui::pages::hand_over;
use crate::ui::parts::buttons::{outside_link, secondary};
use crate::ui::view::View;
use crate::wizard::action::Action;
use crate::wizard::case::Case;
use crate::wizard::route::Route;

/// None of the three plans: which they are, and the way back to enter one.
pub fn needs_plan(view: &View<'_>) -> Html {
    let o = &view.m.outcomes;
    let kinds = OwnPlanKind::ALL.iter().map(|kind| html! { <li key={kind.word()}>{ view.m.own_plan(*kind) }</li> });
    html! {
        <>
            <p class="srw-lead">{ o.own_plan_reason }</p>
            <h2>{ o.next_title }</h2>
            <p>{ o.own_plan_kinds }</p>
            <ul>{ for kinds }</ul>
            <div class="srw-actions">
                { secondary(o.own_plan_enter, view.send(|| Action::ChangePressed(Field::OwnPlanKind))) }
            </div>
            <p>{ o.own_plan_none }{ " " }{ outside_link(view, Link::AzureSupportFaq.url(), o.own_plan_faq) }</p>
            { not_own(view) }
        </>
    }
}

/// With a plan: the portal in one's own context, and what to do there.
pub fn file(view: &View<'_>, case: &Case<'_>, decision: &Decision) -> Html {
    let o = &view.m.outcomes;
    html! {
        <>
            <p class="srw-lead">{ o.own_reason }</p>
            { hand_over::portal_section(view, case, decision) }
            { hand_over::checklist_section(view, case, decision) }
            { hand_over::review_section(view, decision) }
            <p>{ outside_link(view, Link::AzureSupportFaq.url(), o.own_plan_faq) }</p>
            { not_own(view) }
        </>
    }
}

/// A customer's domain may stand among one's own by mistake.
fn not_own(view: &View<'_>) -> Html {
    let o = &view.m.outcomes;
    html! {
        <p>{ o.own_wrong }{ " " }{ view.link(Route::YourDetails, "srw-to-you", html! { view.m.common.nav_your_details }) }</p>
    }
}
