use super::problem_fields;
use crate::ui::markup::{Html, html};
use crate::ui::parts::packet::{packet, steps};
use crate::ui::summary;
use crate::ui::view::View;
use crate::wizard::case::Case;
use crate::wizard::state::Picture;

/// A helpdesk admin cannot file for Azure, but a support group can (R11): how to make one, and a text for
/// the person who can file.
pub fn body(view: &View<'_>, case: &Case<'_>, picture: &Picture) -> Html {
    let o = &view.m.outcomes;
    let label = case.draft.customer.label();
    let facts = summary::text(&summary::sections(view.locale, case, picture));
    let group = [o.delegate_step_create, o.delegate_step_permission, o.delegate_step_members];
    let mut words = o.delegate_text(label);
    for step in group {
        words.push_str("\n- ");
        words.push_str(step);
    }
    for part in ["\n\n", o.delegate_text_end, "\n\n", &facts] {
        words.push_str(part);
    }
    html! {
        <>
            <p class="srw-lead">{ o.delegate_reason }</p>
            <h2>{ o.next_title }</h2>
            { steps(&[o.delegate_step_open, group[0], group[1], group[2], o.delegate_step_file]) }
            { problem_fields(view) }
            { packet(view, "delegate", o.delegate_packet, o.delegate_packet_hint, &words) }
        </>
    }
}
