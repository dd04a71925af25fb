//! What the host and the agent hand over: attributes, properties, lists of customers, drafts.

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

impl App {
    pub(super) fn restore(&mut self, ctx: &Context<Self>, draft: Draft) {
        self.act(ctx, Action::DraftRestored { draft: Box::new(draft), fresh: clock::fresh() });
    }

    pub(super) fn import(&mut self, ctx: &Context<Self>, text: Vec<u8>, is_picked: bool) {
        self.customers.read(text, is_picked);
        self.read_on(ctx);
    }

    pub(super) fn read_on(&mut self, ctx: &Context<Self>) {
        if self.customers.read_on() {
            // The place may name a customer that is known only now.
            let (route, focus) = (self.state.route.clone(), self.focus.take());
            if route.key().is_some() {
                self.navigate(ctx, route, true);
            }
            self.focus = focus;
            ctx.props().port.tell("srw-internal-read", "");
        } else if self.customers.reading.is_some() {
            let next = ctx.link().callback(|()| Message::ReadOn);
            tasks::later(move || next.emit(()));
        }
    }

    pub(super) fn set(&mut self, ctx: &Context<Self>, name: &str, value: String) {
        match name {
            "customers" => self.import(ctx, value.into_bytes(), false),
            "partner" | "contact" => {
                let answers = outside::host_answers(&self.state.host, name, &value, &ctx.props().port);
                self.act(ctx, Action::HostGave(answers));
            }
            "customer" => {
                if let Some(customer) = Customer::from_key(&value, &BrowserNames) {
                    // The host may set it while somebody types elsewhere on its page.
                    let is_elsewhere = !focus::is_there(&ctx.props().root, ":focus");
                    self.navigate(ctx, Route::Customer(customer.key), false);
                    if is_elsewhere {
                        self.focus = None;
                    }
                }
            }
            "lang" => {
                self.options.locale = Locale::from_tag(&value);
                ctx.props().shared.borrow_mut().1 = self.options.locale;
            }
            _ => {
                let moved = ctx.link().callback(Message::Moved);
                let is_elsewhere = self.options.set(name, &value);
                if self.options.layout != self.state.layout {
                    self.act(ctx, Action::LayoutChosen(self.options.layout));
                }
                if is_elsewhere {
                    let Options { routing, storage_key, storage, .. } = &self.options;
                    self.places = Places::new(*routing, storage_key.clone(), move |route| moved.emit(route));
                    self.keeper.move_to(*storage, storage_key, &self.state);
                    let loaded = self.keeper.load();
                    self.act(ctx, loaded);
                }
            }
        }
    }
}
