//! The customer's requests: those being written and those handed over.

use std::rc::Rc;

use web_sys::MouseEvent;

use super::new_request;
use crate::domain::field::Field;
use crate::domain::terms::{PortalId, Service, Topic};
use crate::host::names::BrowserNames;
use crate::host::{clock, intl};
use crate::ui::app::Message;
use crate::ui::markup::{Handler, Html, html};
use crate::ui::pages::hand_over;
use crate::ui::pages::impact::badge;
use crate::ui::parts::copy;
use crate::ui::summary;
use crate::ui::view::View;
use crate::wizard::action::Action;
use crate::wizard::customer::Customer;
use crate::wizard::decided::Decided;
use crate::wizard::draft::Draft;
use crate::wizard::state::Picture;

/// The drafts, the last changed first. The last deleted one can be brought back.
pub fn open(view: &View<'_>, customer: &Customer, drafts: &[&Rc<Draft>]) -> Html {
    let c = &view.m.customers;
    let can_undo = view.state.deleted.as_ref().is_some_and(|draft| draft.customer.is_same(customer));
    let items = drafts.iter().map(|draft| item(view, draft));
    let newer = view.state.newer.iter().filter(|draft| draft.customer.is_same(customer));
    let newer: Vec<Html> = newer.map(|draft| newer_item(view, draft)).collect();
    let count = drafts.len() + newer.len();
    let count = if count == 0 { c.drafts_none.to_owned() } else { c.drafts_count(count) };
    html! {
        <section class="srw-drafts" aria-labelledby="drafts">
            <h2 id="drafts">{ c.drafts_title }</h2>
            <p class="srw-found" role="status">{ count }</p>
            <div class="srw-undo" role="status">
                if can_undo {
                    <span>{ c.draft_deleted }</span>{ " " }
                    <button
                        type="button" part="secondary-button" class="srw-link" data-undo="last"
                        onclick={view.send(|| Action::DeletionUndone)}
                    >
                        { c.draft_undo }
                    </button>
                }
            </div>
            <ul class="srw-cards">{ for items }{ for newer }</ul>
        </section>
    }
}

/// A draft of a newer version: to be read and copied, never changed.
fn newer_item(view: &View<'_>, draft: &Draft) -> Html {
    let case = view.state.case_of(draft);
    let picture = Picture::of(&case, &BrowserNames);
    let text = summary::text(&summary::sections(view.locale, &case, &picture));
    let h = &view.m.hand_over;
    html! {
        <li key={draft.id.clone()} class="srw-card srw-newer">
            <h3>{ title(view, draft) }</h3>
            <p>{ view.m.customers.draft_newer }</p>
            <details>
                <summary>{ h.whole_show }</summary>
                <pre class="srw-packet-text">{ &text }</pre>
            </details>
            { copy::button(view, &draft.id, title(view, draft), &text) }
        </li>
    }
}

fn item(view: &View<'_>, draft: &Draft) -> Html {
    let c = &view.m.customers;
    let id = draft.id.clone();
    let (to_open, to_copy, to_delete) = (id.clone(), id.clone(), id.clone());
    let copy = move |_: MouseEvent| {
        let fresh = clock::fresh();
        Message::Act(Action::DraftCopied { id: to_copy.clone(), fresh })
    };
    let changed = c.draft_changed(&intl::date_time(view.locale.word(), draft.changed_at));
    html! {
        <li key={id} class="srw-card">
            <h3>{ title(view, draft) }</h3>
            <p class="srw-card-more"><span>{ product(view, draft) }</span><span>{ changed }</span></p>
            <div class="srw-card-actions">
                { action(view, draft, c.draft_continue, view.send(move || Action::DraftOpened(to_open.clone()))) }
                { action(view, draft, c.draft_copy, view.message(copy)) }
                { action(view, draft, c.draft_delete, view.send(move || Action::DraftDeleted(to_delete.clone()))) }
            </div>
        </li>
    }
}

/// The requests that the user filed in a portal, with where to look for them later (R15, R20). Nothing
/// where there are none.
pub fn handed(view: &View<'_>, drafts: &[&Rc<Draft>]) -> Html {
    let items = drafts.iter().map(|draft| handed_item(view, draft));
    html! {
        <section class="srw-handed" aria-labelledby="handed" hidden={drafts.is_empty()}>
            <h2 id="handed">{ view.m.customers.handed_title }</h2>
            <ul class="srw-cards">{ for items }</ul>
        </section>
    }
}

fn handed_item(view: &View<'_>, draft: &Draft) -> Html {
    let c = &view.m.customers;
    let case = view.state.case_of(draft);
    // As it was filed, whatever the rules and the agent's details came to be since.
    let decided = draft.decided.unwrap_or_else(|| Decided::of(&Picture::of(&case, &BrowserNames).decision));
    let is_technical = case.get(Field::Topic) == Topic::Technical.word();
    let severity = decided.severity.filter(|_| is_technical).map(|severity| badge(view, severity));
    let expected = draft.handed_over_at.map(|at| hand_over::expected(view, at, decided.first_response));
    let when = draft.handed_over_at.map(|at| c.handed_when(&intl::date_time(view.locale.word(), at)));
    let number = (!draft.number.trim().is_empty()).then(|| c.handed_number(draft.number.trim()));
    let review = decided.portal.map(|portal| match portal {
        PortalId::Azure => c.handed_review_azure,
        PortalId::Microsoft365 | PortalId::PartnerCenter => c.handed_review_office,
    });
    let id = draft.id.clone();
    html! {
        <li key={draft.id.clone()} class="srw-card">
            <h3>{ title(view, draft) }</h3>
            <p class="srw-card-more">
                <span>{ product(view, draft) }</span><span>{ when }</span><span>{ number }</span><span>{ severity }</span>
            </p>
            <p class="srw-expected">{ expected }</p>
            <p>{ review }</p>
            <div class="srw-card-actions">
                { action(view, draft, c.handed_open, view.send(move || Action::DraftOpened(id.clone()))) }
            </div>
        </li>
    }
}

/// A button of one request; screen readers hear which.
fn action(view: &View<'_>, draft: &Draft, text: &str, onclick: Handler) -> Html {
    html! {
        <button type="button" part="secondary-button" class="srw-link" {onclick}>
            { text }<span class="srw-hidden">{ ": " }{ title(view, draft) }</span>
        </button>
    }
}

fn title<'a>(view: &View<'_>, draft: &'a Draft) -> &'a str {
    let title = draft.answers.get(Field::Title).trim();
    if title.is_empty() { view.m.customers.draft_untitled } else { title }
}

/// The product, or the menu's entry while none of its products is chosen.
fn product(view: &View<'_>, draft: &Draft) -> &'static str {
    let service = Service::from_word(view.state.case_of(draft).get(Field::Service));
    service.map_or(new_request::label(&view.m.customers, draft.entry), |service| view.m.service(service))
}
