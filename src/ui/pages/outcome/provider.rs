//! The indirect provider can file for the customer (R04, R10).

use super::problem_fields;
use crate::domain::field::Field;
use crate::domain::terms::{Outcome, PartnerType};
use crate::ui::markup::{Html, html};
use crate::ui::parts::notes;
use crate::ui::parts::packet::packet;
use crate::ui::summary;
use crate::ui::view::View;
use crate::wizard::case::Case;
use crate::wizard::state::Picture;

/// A reseller without access to the customer's Azure: what to send the provider.
pub fn body(view: &View<'_>, case: &Case<'_>, picture: &Picture) -> Html {
    let o = &view.m.outcomes;
    html! {
        <>
            <p class="srw-lead">{ o.provider_reason }</p>
            <h2>{ o.next_title }</h2>
            <p>{ o.provider_next }</p>
            { problem_fields(view) }
            { message(view, case, picture) }
            <p>{ o.provider_granted }</p>
        </>
    }
}

/// What an indirect reseller always sees; nothing for other partners.
pub fn inset(view: &View<'_>, case: &Case<'_>, picture: &Picture) -> Html {
    let is_reseller = case.get(Field::PartnerType) == PartnerType::IndirectReseller.word();
    html! {
        <div class="srw-provider" hidden={!is_reseller}>
            if is_reseller {
                { notes::inset(view.m.questions.provider_can_file, html! { <p>{ view.m.outcomes.provider_inset }</p> }) }
                { message(view, case, picture) }
            }
        </div>
    }
}

fn message(view: &View<'_>, case: &Case<'_>, picture: &Picture) -> Html {
    let o = &view.m.outcomes;
    let mut words = o.provider_text(case.draft.customer.label());
    if picture.decision.outcome == Outcome::AskProvider {
        words.push(' ');
        words.push_str(o.provider_text_grant);
    }
    let facts = summary::text(&summary::sections(view.locale, case, picture));
    for part in ["\n\n", o.provider_text_end, "\n\n", &facts] {
        words.push_str(part);
    }
    packet(view, "provider", o.provider_packet, o.provider_packet_hint, &words)
}
