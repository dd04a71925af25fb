//! One folder a page: its functions and its sheet. What all pages share is here and in `frame.css`.

mod check_answers;
mod contact;
mod customer;
mod customers;
mod details;
mod expectations;
mod hand_over;
mod help;
mod impact;
mod outcome;
mod section;
mod service_requests;
mod shortcuts;
mod simple_steps;
mod triage;
mod your_details;

use super::parts::{buttons, errors, heading, notices};
use super::view::View;
use crate::host::storage::Where;
use crate::host::{clock, intl};
use crate::ui::markup::{Html, html};
use crate::wizard::route::Route;
use crate::wizard::shortcuts::Press;
use crate::wizard::step::Step;

/// The whole wizard: navigation, the page that the route names, the status line.
pub fn page(view: &View<'_>) -> Html {
    // The help page stays as it is while one goes from question to question.
    let key = if let Route::HelpTopic(_) = view.state.route { Route::Help } else { view.state.route.clone() }.path();
    html! {
        <div
            class={if view.press != Press::Off { "srw-page srw-keys" } else { "srw-page" }} lang={view.locale.word()}
            onkeydown={shortcuts::listener(view)}
        >
            { navigation(view) }
            <div class="srw-notices" role="status">if view.state.step().is_some() { { notices::section(view) } }</div>
            <div class="srw-main" {key}>{ body(view) }</div>
            { status(view) }
            { shortcuts::dialog(view) }
        </div>
    }
}

fn navigation(view: &View<'_>) -> Html {
    let m = &view.m.common;
    let route = &view.state.route;
    let is_help = matches!(route, Route::Help | Route::HelpTopic(_));
    let item = |to: Route, text: &'static str, is_here: bool| {
        let class = if is_here { "srw-nav-item srw-here" } else { "srw-nav-item" };
        html! { <li key={text}>{ view.link_among(to, class, is_here.then_some("page"), html! { text }) }</li> }
    };
    html! {
        <nav aria-label={m.nav_label}>
            <ul class="srw-nav">
                { item(Route::Customers, m.nav_customers, !route.lies_beside()) }
                { item(Route::YourDetails, m.nav_your_details, *route == Route::YourDetails) }
                { item(Route::Help, m.nav_help, is_help) }
            </ul>
        </nav>
    }
}

fn body(view: &View<'_>) -> Html {
    match &view.state.route {
        Route::Customers => customers::page(view),
        Route::Customer(_) => customer::page(view),
        Route::ServiceRequests(_) => service_requests::page(view),
        Route::Help | Route::HelpTopic(_) => help::page(view),
        Route::YourDetails => your_details::page(view),
        Route::New(_, _, step) if view.state.draft().is_some() => match section::of(view, *step) {
            Some(asks) => section::page(view, asks),
            None => step_page(view, *step),
        },
        Route::New(..) => customer::unknown(view),
    }
}

fn step_page(view: &View<'_>, step: Step) -> Html {
    match step {
        Step::Product => simple_steps::product(view),
        Step::OwnPlan => simple_steps::own_plan(view),
        Step::DynamicsTopic => simple_steps::dynamics_topic(view),
        Step::Partner => simple_steps::partner(view),
        Step::Topic => simple_steps::topic(view),
        Step::Triage => triage::page(view),
        Step::Access => triage::access(view),
        Step::Impact => impact::page(view),
        Step::ConfirmSeverity => impact::confirm(view),
        Step::Details => details::page(view),
        Step::Contact => contact::page(view),
        Step::CheckAnswers => check_answers::page(view),
        Step::HandOver => hand_over::page(view),
        Step::Outcome => outcome::page(view),
    }
}

/// The frame of a page that asks something: Back, the error summary, the form with its one primary button. In the
/// compact layout the step is one part of its section's page instead.
fn question_page(view: &View<'_>, step: Step, title: Option<&str>, inner: Html) -> Html {
    if section::of(view, step).is_some() {
        return section::part(view, step, title, inner);
    }
    question_page_with(view, step, title, inner, view.m.common.next)
}

/// As [`question_page`], with the primary button's own words.
fn question_page_with(view: &View<'_>, step: Step, title: Option<&str>, inner: Html, button: &str) -> Html {
    let onsubmit = view.on_continue();
    html! {
        <>
            { heading::back(view) }
            { errors::summary(view) }
            { heading::place(view, step) }
            <form novalidate=true {onsubmit}>
                { title.map(heading::heading) }
                { inner }
                <div class="srw-actions">{ buttons::primary(button) }</div>
            </form>
        </>
    }
}

/// What is kept and where. Spoken only when it changes its meaning, not at each key nor each minute: the time is no part of what
/// is spoken.
fn status(view: &View<'_>) -> Html {
    let m = &view.m.common;
    let kept = view.kept;
    let time = kept.at.map(|at| intl::time(view.locale.word(), at));
    let text = match (kept.place, &time) {
        (Where::Host, _) if kept.is_blocked => m.kept_host_failed.to_owned(),
        (Where::Host, _) if kept.is_waiting => m.kept_host_waiting.to_owned(),
        (Where::Host, Some(time)) => m.kept_host(time),
        (Where::Memory, Some(_)) if kept.is_blocked => m.kept_memory_blocked.to_owned(),
        (Where::Memory, Some(_)) => m.kept_memory.to_owned(),
        (Where::Session, Some(time)) => m.kept_session(time),
        (Where::Local, Some(time)) => m.kept_local(time),
        (_, None) => String::new(),
    };
    let text = match time.as_ref().and_then(|time| text.split_once(time.as_str())) {
        Some((before, after)) => html! { <>{ before }<span aria-live="off">{ time.as_deref() }</span>{ after }</> },
        None => html! { <>{ text }</> },
    };
    let now = clock::now();
    let is_clock_wrong = view.state.drafts.iter().any(|draft| draft.is_from_the_future(now));
    let clock = match is_clock_wrong {
        true => Some(m.clock_wrong),
        false => view.has_clock_moved.then_some(m.clock_moved),
    };
    html! {
        <footer class="srw-status">
            <p part="status" role="status" aria-atomic="false">{ text }</p>
            <p class="srw-private">{ if kept.place == Where::Host { m.private_host } else { m.private } }</p>
            <p class="srw-clock" hidden={clock.is_none()}>{ clock }</p>
            <p>{ view.link(Route::YourDetails, "srw-link", html! { m.kept_link }) }</p>
            <p>{ shortcuts::button(view) }</p>
        </footer>
    }
}
