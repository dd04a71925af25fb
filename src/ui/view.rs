use yew::html::Scope;
use yew::prelude::*;

use super::app::{App, Message};
use super::customers::Customers;
use super::keeper::Kept;
use crate::domain::field::Field;
use crate::host::events::HostPort;
use crate::host::history::Routing;
use crate::host::{clock, focus};
use crate::i18n::Locale;
use crate::i18n::sections::Messages;
use crate::wizard::action::Action;
use crate::wizard::check::ProblemKind;
use crate::wizard::route::Route;
use crate::wizard::shortcuts::Press;
use crate::wizard::state::{Picture, State};

/// All that a page draws from, and the way to send what happens on it.
pub struct View<'a> {
    pub state: &'a State,
    /// The current draft's decision and pages; none outside the wizard's steps.
    pub picture: Option<Picture>,
    pub m: &'static Messages,
    pub locale: Locale,
    pub customers: &'a Customers,
    /// What was typed into the search of the help page.
    pub help_query: &'a str,
    pub routing: Routing,
    pub kept: Kept,
    pub press: Press,
    /// The text that was copied last, so that its button can say so.
    pub copied: Option<&'a str>,
    pub port: &'a HostPort,
    pub scope: &'a Scope<App>,
}

impl View<'_> {
    /// A callback that sends an action.
    pub fn send<E: 'static>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        self.message(move |_: E| Message::Act(action()))
    }

    /// A callback that sends any message to the app.
    pub fn message<E: 'static>(&self, message: impl Fn(E) -> Message + 'static) -> Callback<E> {
        self.maybe(move |event: E| Some(message(event)))
    }

    /// A callback that sends a message to the app, or none.
    pub fn maybe<E: 'static>(&self, message: impl Fn(E) -> Option<Message> + 'static) -> Callback<E> {
        self.callback(Box::new(message))
    }

    /// What all callbacks are: the app's part of it stands in the wasm once a kind of event, not once a callback.
    fn callback<E: 'static>(&self, message: Box<dyn Fn(E) -> Option<Message>>) -> Callback<E> {
        self.scope.batch_callback(message)
    }

    /// A callback for a text control.
    pub fn on_text(&self, field: Field) -> Callback<InputEvent> {
        self.message(move |event: InputEvent| {
            let text = focus::input_text(&event);
            Message::Act(Action::Answered { field, text, now: clock::now() })
        })
    }

    /// A callback for a list of choices that drops down.
    pub fn on_select(&self, field: Field) -> Callback<Event> {
        self.message(move |event: Event| {
            let text = focus::input_text(&event);
            Message::Act(Action::Answered { field, text, now: clock::now() })
        })
    }

    /// A callback for a choice.
    pub fn on_choice(&self, field: Field, word: &'static str) -> Callback<Event> {
        self.send(move || Action::Answered { field, text: word.to_owned(), now: clock::now() })
    }

    /// What stood in the way in a field when Continue was pressed.
    pub fn problem(&self, field: Field) -> Option<ProblemKind> {
        self.state.problems.iter().find(|problem| problem.field == field).map(|problem| problem.kind)
    }

    /// A link to a place of the wizard. In hash mode it is a real link with an address; elsewhere the
    /// wizard's places have none, and it is a button that looks like one.
    pub fn link(&self, route: Route, class: &'static str, inner: Html) -> Html {
        self.link_among(route, class, None, inner)
    }

    /// As [`Self::link`], among several of which one is `current`: the `page` or the `step` where one is.
    pub fn link_among(&self, route: Route, class: &'static str, current: Option<&'static str>, inner: Html) -> Html {
        let go = {
            let route = route.clone();
            self.maybe(move |event: MouseEvent| {
                let opens_elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
                if opens_elsewhere {
                    return None;
                }
                event.prevent_default();
                Some(Message::Go(route.clone()))
            })
        };
        if self.routing == Routing::Hash {
            let address = ["#", &route.path()].concat();
            html! { <a href={address} {class} aria-current={current} onclick={go}>{ inner }</a> }
        } else {
            let class = classes!("srw-link", class);
            html! { <button type="button" {class} aria-current={current} onclick={go}>{ inner }</button> }
        }
    }
}
