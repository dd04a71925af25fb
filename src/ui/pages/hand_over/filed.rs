use crate::domain::decision::{Decision, FirstResponse};
use crate::domain::terms::Track;
use crate::host::{clock, focus, intl};
use crate::ui::answer_words;
use crate::ui::app::Message;
use crate::ui::markup::{Html, html};
use crate::ui::view::View;
use crate::wizard::action::Action;
use crate::wizard::case::Case;

/// The name of the field for the portal's number.
const NUMBER: &str = "request-number";

/// The milliseconds of an hour.
const HOUR: u64 = 60 * 60 * 1000;

/// Where to review the request later (R15, R20).
pub fn review(view: &View<'_>, decision: &Decision) -> Html {
    let h = &view.m.hand_over;
    let Some(track) = decision.portal.as_ref().map(|portal| portal.track) else {
        return html! { <div key="review" /> };
    };
    let text = match track {
        Track::ManageSupportRequests => h.review_azure,
        Track::SeeAllSupportTickets => h.review_microsoft_365,
    };
    html! {
        <section key="review" class="srw-section" data-track={track.word()}>
            <h2>{ h.review_label }</h2>
            <p>{ text }{ " " }<strong>{ answer_words::track(view.m, track) }</strong>{ "." }</p>
        </section>
    }
}

/// When the first response is expected of a request that was filed at that moment. Hours become a time of day, which is
/// an estimate; nobody knows the calendars of the other kinds.
pub fn expected(view: &View<'_>, filed_at: u64, response: Option<FirstResponse>) -> String {
    let Some(response) = response else { return String::new() };
    let mut text = [view.m.questions.first_response, ": ", &view.m.first_response(response)].concat();
    if let FirstResponse::Hours(hours) = response {
        let at = intl::moment(view.locale.word(), filed_at.saturating_add(u64::from(hours) * HOUR));
        text = [text.as_str(), ". ", &view.m.hand_over.expected_about(&at)].concat();
    }
    text
}

/// The user says that the portal accepted the request, and may note its number. Nobody else knows: the
/// portal tells us nothing.
pub fn section(view: &View<'_>, case: &Case<'_>, decision: &Decision) -> Html {
    let h = &view.m.hand_over;
    let draft = case.draft;
    let filed_at = draft.handed_over_at;
    let onsubmit = view.on_submit(|event| {
        let number = focus::form_text(event, NUMBER).trim().to_owned();
        Message::Act(Action::HandedOver { number, now: clock::now() })
    });
    let track = decision.portal.as_ref().map_or("", |portal| answer_words::track(view.m, portal.track));
    html! {
        <section key="filed" class="srw-section srw-filed" data-filed={if filed_at.is_some() { "true" } else { "false" }}>
            <h2>{ h.filed_title }</h2>
            <div role="status" class="srw-filed-state">
                if let Some(at) = filed_at {
                    <p><strong>{ h.filed_at(&intl::date_time(view.locale.word(), at)) }</strong></p>
                    if !draft.number.is_empty() { <p>{ h.number }{ ": " }<span class="srw-text">{ &draft.number }</span></p> }
                    <p class="srw-expected">{ expected(view, at, decision.first_response) }</p>
                    <p>{ h.filed_next(track) }</p>
                }
            </div>
            <form class="srw-filed-form" novalidate=true {onsubmit}>
                <div part="field" class="srw-field">
                    <label part="label" for={NUMBER}>
                        { h.number }<span class="srw-optional">{ " " }{ view.m.common.optional }</span>
                    </label>
                    <p id="request-number-hint" part="hint" class="srw-hint">{ h.number_hint }</p>
                    <input
                        part="input" class="srw-input srw-short" type="text" id={NUMBER} name={NUMBER} autocomplete="off"
                        spellcheck="false" aria-describedby="request-number-hint"
                    />
                </div>
                <button type="submit" part="secondary-button" class="srw-secondary srw-mark-filed">
                    { if filed_at.is_some() { h.number_save } else { h.filed_button } }
                </button>
            </form>
        </section>
    }
}
