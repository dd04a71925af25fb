//! What agents say about themselves, what is kept of it all, and its deletion (R06, R26, R40, R44, R45).

use super::contact;
use super::simple_steps::about_partner;
use crate::domain::field::Field;
use crate::domain::help::HelpTopic;
use crate::domain::terms::*;
use crate::host::names::BrowserNames;
use crate::host::storage::Where;
use crate::ui::app::Message;
use crate::ui::markup::{Html, html};
use crate::ui::parts::help_link::help_link;
use crate::ui::parts::questions::{Asked, Choice, Input, radios, text};
use crate::ui::parts::{buttons, copy, errors, heading, notes};
use crate::ui::view::View;
use crate::wizard::action::Action;
use crate::wizard::case::NONE_OF_THESE;
use crate::wizard::saved::KEPT_DAYS;
use crate::wizard::state::Clearing;
use crate::wizard::you;

/// What agents say about themselves, once for all requests, and what is kept where (R26, R44).
pub fn page(view: &View<'_>) -> Html {
    let y = &view.m.you;
    let onsubmit = view.on_submit(|_| Message::Act(Action::YourDetailsDone));
    let about = [Field::PartnerType, Field::PartnerRole, Field::PartnerDynamicsPlan];
    html! {
        <>
            { heading::back(view) }
            { errors::summary(view) }
            <form novalidate=true {onsubmit}>
                { heading::heading(y.title) }
                <p class="srw-lead">{ y.intro }</p>
                <div>{ from_host(view) }</div>
                <h2>{ y.partner_title }</h2>
                { for about.into_iter().map(|field| about_partner(view, field)) }
                { domains(view) }
                <h2>{ y.own_plan_title }</h2>
                { own_plan(view) }
                { help_link(view, HelpTopic::OwnTenant) }
                <h2>{ y.contact_title }</h2>
                <p class="srw-hint">{ y.contact_hint }</p>
                { contact::fields(view) }
                { help_link(view, HelpTopic::Contact) }
                <div class="srw-actions">{ buttons::primary(y.done) }</div>
            </form>
            { kept(view) }
        </>
    }
}

/// What the host page said about the agent, so that it is plain where an answer came from.
fn from_host(view: &View<'_>) -> Html {
    let (m, q, host) = (view.m, &view.m.questions, &view.state.host);
    if host.is_empty() {
        return html! {};
    }
    let items = host.iter().map(|(field, text)| {
        let (name, word) = match field {
            Field::PartnerType => (q.partner_type, PartnerType::from_word(text).map(|kind| m.partner_type(kind))),
            Field::PartnerRole => (q.role, Role::from_word(text).map(|role| m.role(role))),
            Field::PartnerDynamicsPlan => {
                (q.dynamics_plan, DynamicsPlan::from_word(text).map(|plan| m.dynamics_plan(plan)))
            }
            Field::OwnPlanKind => (m.you.own_plan, OwnPlanKind::from_word(text).map(|kind| m.own_plan(kind))),
            Field::OwnPlanId => (q.own_plan_id, None),
            Field::PartnerDomains => (m.you.domains, None),
            Field::FirstName => (q.first_name, None),
            Field::LastName => (q.last_name, None),
            Field::Email => (q.email, None),
            _ => (q.phone, None),
        };
        let value = word.unwrap_or(text);
        html! { <div key={field.word()} class="srw-row"><dt>{ name }</dt><dd><span class="srw-text">{ value }</span></dd></div> }
    });
    let list = html! {
        <>
            <dl part="summary-list" class="srw-summary-list">{ for items }</dl>
            <p>{ m.you.from_host_text }</p>
        </>
    };
    notes::inset(m.you.from_host, list)
}

/// One's own domains, with the lines that are none named beside the field once they were found (R26, R40).
fn domains(view: &View<'_>) -> Html {
    let y = &view.m.you;
    let asked = Asked { text: y.domains, hint: Some(y.domains_hint), ..Asked::default() };
    let entered = view.state.text(Field::PartnerDomains);
    let is_wrong = view.problem(Field::PartnerDomains).is_some();
    let wrong = you::wrong_domains(entered, &BrowserNames).filter(|_| is_wrong);
    let items = wrong.enumerate().map(|(at, (line, text))| {
        html! { <li key={at}>{ y.domain_wrong(&line.to_string(), text) }</li> }
    });
    html! {
        <div class="srw-own-domains">
            { text(view, Field::PartnerDomains, asked, Input { is_code: true, ..Input::TEXT }) }
            <ul class="srw-wrong-lines" hidden={!is_wrong}>{ for items }</ul>
        </div>
    }
}

fn own_plan(view: &View<'_>) -> Html {
    let (y, q) = (&view.m.you, &view.m.questions);
    let mut choices: Vec<Choice> =
        OwnPlanKind::ALL.iter().map(|kind| Choice::new(kind.word(), view.m.own_plan(*kind))).collect();
    choices.push(Choice::new(NONE_OF_THESE, q.own_plan_none));
    let asked = Asked { text: y.own_plan, hint: Some(y.own_plan_hint), ..Asked::default() };
    let asks_id = OwnPlanKind::from_word(view.state.text(Field::OwnPlanKind)).is_some();
    let id = Asked { text: q.own_plan_id, hint: Some(q.own_plan_id_hint), ..Asked::default() };
    html! {
        <>
            { radios(view, Field::OwnPlanKind, asked, &choices) }
            <div key="id">if asks_id { { text(view, Field::OwnPlanId, id, Input::CODE) } }</div>
        </>
    }
}

/// What is kept, where and for how long (R44), and its deletion, which is asked once more in the page.
fn kept(view: &View<'_>) -> Html {
    let y = &view.m.you;
    let place = match view.kept.place {
        Where::Local => y.kept_local,
        Where::Session => y.kept_session,
        Where::Memory if view.kept.is_blocked => y.kept_memory_blocked,
        Where::Memory => y.kept_memory,
        Where::Host => y.kept_host,
    };
    let outlasts_page = matches!(view.kept.place, Where::Local | Where::Host);
    html! {
        <section class="srw-kept" aria-labelledby="kept-title">
            <h2 id="kept-title">{ y.kept_title }</h2>
            <p>{ place }</p>
            <ul hidden={!outlasts_page}>
                <li>{ y.kept_drafts(&KEPT_DAYS.to_string()) }</li>
                <li>{ y.kept_you }</li>
            </ul>
            <p hidden={view.kept.place == Where::Host}>{ y.kept_not_sent }</p>
            <div>{ unreadable(view) }</div>
            <div class="srw-clearing">{ clearing(view) }</div>
        </section>
    }
}

/// The texts of kept drafts that this version cannot read: never deleted, and there to be copied.
fn unreadable(view: &View<'_>) -> Html {
    let y = &view.m.you;
    let texts = &view.state.unreadable;
    if texts.is_empty() {
        return html! {};
    }
    let items = texts.iter().enumerate().map(|(at, text)| {
        let name = ["unreadable-", &at.to_string()].concat();
        html! {
            <li key={at}>
                <textarea class="srw-input" readonly=true rows="3" aria-label={y.unreadable_copy} value={text.clone()} />
                { copy::button(view, &name, y.unreadable_copy, text) }
            </li>
        }
    });
    html! {
        <>
            <h3>{ y.unreadable_title }</h3>
            <p>{ y.unreadable_text }</p>
            <ul class="srw-unreadable">{ for items }</ul>
        </>
    }
}

fn clearing(view: &View<'_>) -> Html {
    let y = &view.m.you;
    let state = view.state.clearing;
    let send = |action: fn() -> Action| view.send(action);
    html! {
        <>
            <div key="ask" hidden={state != Clearing::NotAsked} class="srw-clearing-ask">
                <button
                    type="button" part="secondary-button" class="srw-secondary srw-danger"
                    data-clearing={(state == Clearing::NotAsked).then_some("ask")} onclick={send(|| Action::ClearingAsked)}
                >
                    { y.delete }
                </button>
            </div>
            <div
                key="confirm" hidden={state != Clearing::Asked} class="srw-confirm" role="group" tabindex="-1"
                aria-labelledby="clearing-title" aria-describedby="clearing-text"
                data-clearing={(state == Clearing::Asked).then_some("confirm")}
            >
                <h3 id="clearing-title">{ y.delete_title }</h3>
                <p id="clearing-text">{ y.delete_text }</p>
                <div class="srw-actions">
                    <button
                        type="button" part="secondary-button" class="srw-secondary srw-danger"
                        onclick={send(|| Action::EverythingDeleted)}
                    >
                        { y.delete_confirm }
                    </button>
                    { buttons::secondary(y.delete_refuse, send(|| Action::ClearingRefused)) }
                </div>
            </div>
            <p
                key="done" tabindex="-1" class="srw-cleared" hidden={state != Clearing::Done} role="status"
                data-clearing={(state == Clearing::Done).then_some("done")}
            >
                { y.deleted }
            </p>
        </>
    }
}
