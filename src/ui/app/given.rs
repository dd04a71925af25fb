//! What the host and the agent hand over: attributes, properties, lists of customers, drafts.

use js_sys::JsString;
use yew::Context;

use super::{App, Message};
use crate::host::history::Places;
use crate::host::names::BrowserNames;
use crate::host::{clock, focus, tasks};
use crate::i18n::Locale;
use crate::ui::options::Options;
use crate::ui::outside;
use crate::wizard::action::Action;
use crate::wizard::customer::Customer;
use crate::wizard::draft::Draft;
use crate::wizard::route::Route;

/// How the loader says that the host has given another store, or taken its store away.
const STORAGE_ADAPTER: &str = "storageAdapter";

impl App {
    /// Does what the host asks for. The focus stays where it is, unless it is in the wizard: somebody may be typing elsewhere
    /// on the host's page.
    pub(super) fn for_host(&mut self, ctx: &Context<Self>, act: impl FnOnce(&mut Self)) {
        let is_elsewhere = !focus::is_there(&ctx.props().root, ":focus");
        act(self);
        if is_elsewhere {
            self.focus = None;
        }
    }

    pub(super) fn restore(&mut self, ctx: &Context<Self>, draft: Draft) {
        let action = Action::DraftRestored { draft: Box::new(draft), fresh: clock::fresh() };
        self.for_host(ctx, |app| app.act(ctx, action));
    }

    pub(super) fn import(&mut self, ctx: &Context<Self>, text: JsString, is_picked: bool) {
        if self.customers.read(text, is_picked) {
            self.read_more(ctx);
        } else {
            self.read_on(ctx);
        }
    }

    pub(super) fn read_on(&mut self, ctx: &Context<Self>) {
        if self.customers.read_on() {
            // The place may name a customer that is known only now.
            let (route, focus) = (self.state.route.clone(), self.focus.take());
            if route.key().is_some() {
                self.navigate(ctx, route, true);
            }
            self.focus = focus;
        }
        self.read_more(ctx);
    }

    /// Lets the reading go on in a task of its own, or says that there is nothing left to read.
    pub(super) fn read_more(&self, ctx: &Context<Self>) {
        if self.customers.reading.is_some() {
            let next = ctx.link().callback(|()| Message::ReadOn);
            tasks::go_on(move || next.emit(()));
        } else {
            ctx.props().port.tell("srw-internal-read", "");
        }
    }

    pub(super) fn set(&mut self, ctx: &Context<Self>, name: &str, value: String) {
        match name {
            "partner" | "contact" => {
                let answers = outside::host_answers(&self.state.host, name, &value, &ctx.props().port);
                self.act(ctx, Action::HostGave(answers));
            }
            "customer" => {
                if let Some(customer) = Customer::from_key(&value, &BrowserNames) {
                    self.for_host(ctx, |app| app.navigate(ctx, Route::Customer(customer.key), false));
                }
            }
            "lang" => {
                self.options.locale = Locale::from_tag(&value);
                ctx.props().shared.borrow_mut().1 = self.options.locale;
            }
            _ => {
                let before = self.options.clone();
                self.options.set(name, &value);
                let now = self.options.clone();
                let is_other_history = (now.routing, &now.storage_key) != (before.routing, &before.storage_key);
                if is_other_history {
                    let moved = ctx.link().callback(Message::Moved);
                    self.places = Places::new(now.routing, &now.owner(), move |route| moved.emit(route));
                    self.places.arrived(&self.state.route);
                }
                // Another key, or another store of the host's, may be another agent's.
                let is_others = name == STORAGE_ADAPTER || now.storage_key != before.storage_key;
                if is_others {
                    self.act(ctx, Action::StoreLeft);
                }
                if is_others || now.storage != before.storage {
                    let Options { storage, storage_key, .. } = &self.options;
                    let loaded = self.keeper.move_to(*storage, storage_key, &self.state);
                    self.act(ctx, loaded);
                    self.keeper.settle_in(&self.state);
                }
                if self.options.layout != self.state.layout {
                    self.act(ctx, Action::LayoutChosen(self.options.layout));
                }
            }
        }
    }
}
