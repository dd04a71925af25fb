use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent, MouseEvent, SubmitEvent};
use yew::html::Scope;

use super::app::{App, Message};
use super::customers::Customers;
use super::keeper::Kept;
use crate::domain::field::Field;
use crate::host::events::HostPort;
use crate::host::history::{self, Routing};
use crate::host::{clock, focus};
use crate::i18n::Locale;
use crate::i18n::sections::Messages;
use crate::ui::markup::{Handler, Html, html};
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
    /// Whether the device's clock was set while the page was open.
    pub has_clock_moved: bool,
    pub press: Press,
    /// The text that was copied last, so that its button can say so.
    pub copied: Option<&'a str>,
    pub port: &'a HostPort,
    pub scope: &'a Scope<App>,
}

impl View<'_> {
    /// A handler that sends an action.
    pub fn send(&self, action: impl Fn() -> Action + 'static) -> Handler {
        self.handler(Box::new(move |_| Some(Message::Act(action()))))
    }

    /// A handler that sends any message to the app.
    pub fn message<E: JsCast>(&self, message: impl Fn(E) -> Message + 'static) -> Handler {
        self.maybe(move |event: E| Some(message(event)))
    }

    /// A handler that sends a message to the app, or none. Its event is of the kind that the attribute's name says.
    pub fn maybe<E: JsCast>(&self, message: impl Fn(E) -> Option<Message> + 'static) -> Handler {
        self.handler(Box::new(move |event| message(event.unchecked_into())))
    }

    /// A handler for a form, which is never sent anywhere.
    pub fn on_submit(&self, message: impl Fn(&SubmitEvent) -> Message + 'static) -> Handler {
        self.message(move |event: SubmitEvent| {
            event.prevent_default();
            message(&event)
        })
    }

    /// A handler for the form of a page: Continue.
    pub fn on_continue(&self) -> Handler {
        self.on_submit(|_| Message::Act(Action::ContinuePressed))
    }

    /// What all handlers are: the app's part of it stands in the wasm once, not once a handler.
    fn handler(&self, message: Box<dyn Fn(Event) -> Option<Message>>) -> Handler {
        let scope = self.scope.clone();
        Handler::new(move |event| {
            if let Some(message) = message(event) {
                scope.send_message(message);
            }
        })
    }

    /// A handler for a text control.
    pub fn on_text(&self, field: Field) -> Handler {
        self.message(move |event: InputEvent| {
            let text = focus::input_text(&event);
            Message::Act(Action::Answered { field, text, now: clock::now() })
        })
    }

    /// A handler for a list of choices that drops down.
    pub fn on_select(&self, field: Field) -> Handler {
        self.message(move |event: Event| {
            let text = focus::input_text(&event);
            Message::Act(Action::Answered { field, text, now: clock::now() })
        })
    }

    /// A handler for a choice.
    pub fn on_choice(&self, field: Field, word: &'static str) -> Handler {
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
            html! { <a href={history::address(&route)} {class} aria-current={current} onclick={go}>{ inner }</a> }
        } else {
            let class = ["srw-link ", class].concat();
            html! { <button type="button" {class} aria-current={current} onclick={go}>{ inner }</button> }
        }
    }
}
