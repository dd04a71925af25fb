//! The last page: the portal's link in the customer's context, and all that is needed beside it.

mod checklist;
mod filed;
mod portal;
mod texts;

pub use checklist::section as checklist_section;
pub use filed::{expected, review as review_section, section as filed_section};
pub use portal::section as portal_section;

use super::{expectations, outcome};
use crate::domain::terms::{Outcome, Severity};
use crate::ui::answer_words;
use crate::ui::markup::{Html, html};
use crate::ui::parts::heading;
use crate::ui::parts::summary_list::list;
use crate::ui::view::View;

/// What leaves the wizard (R02): nothing by itself, everything by the user's hand.
pub fn page(view: &View<'_>) -> Html {
    let (Some(case), Some(picture)) = (view.state.case(), &view.picture) else { return html! { <div /> } };
    let decision = &picture.decision;
    if decision.outcome != Outcome::FileInPortal || decision.portal.is_none() {
        return outcome::unfinished(view, &case, picture);
    }
    let h = &view.m.hand_over;
    let is_filed = case.draft.handed_over_at.is_some();
    let is_major = decision.severity.is_some_and(|severity| severity.chosen == Severity::A);
    html! {
        <div class="srw-hand-over" data-outcome={decision.outcome.word()}>
            { heading::back(view) }
            { heading::heading(answer_words::outcome(view.m, decision)) }
            <p class="srw-lead">{ if is_filed { h.filed_lead } else { h.nothing_sent } }</p>
            { portal_section(view, &case, decision) }
            { checklist_section(view, &case, decision) }
            { texts::section(view, &case, picture) }
            <section key="expect" class="srw-section">
                <h2>{ view.m.questions.check_result }</h2>
                { list(view, expectations::rows(view, &case, decision, false)) }
                <p hidden={!is_major}>{ h.priority }</p>
            </section>
            { review_section(view, decision) }
            { filed_section(view, &case, decision) }
            { outcome::provider_inset(view, &case, picture) }
            <p class="srw-programme">{ h.programme }</p>
            { outcome::footer(view, &case, picture) }
        </div>
    }
}
