//! Where the app goes: by links, by the history, by keys.

use super::App;
use yew::Context;

use crate::host::names::BrowserNames;
use crate::host::{clock, focus, keys};
use crate::ui::attention::SEARCH;
use crate::wizard::action::{Action, Focus};
use crate::wizard::customer::Customer;
use crate::wizard::route::Route;
use crate::wizard::shortcuts::Shortcut;

impl App {
    /// Follows a link: a new entry of the history, unless it is the place where one is.
    pub(super) fn go(&mut self, ctx: &Context<Self>, route: Route) {
        let is_same = self.state.route == route;
        self.navigate(ctx, route, is_same);
        // An address may have led to one question of a page.
        self.focus.get_or_insert(Focus::entering(&self.state.route));
    }

    /// Shows a place that the history already has.
    pub(super) fn arrive(&mut self, ctx: &Context<Self>, route: Route) {
        self.customers.product_query.clear();
        // A question that is asked for by its address is shown whatever was searched for.
        if matches!(route, Route::HelpTopic(_)) {
            self.help_query.clear();
        }
        let customer = self.resolve(&route);
        let fresh = clock::fresh();
        self.act(ctx, Action::Navigated { route, customer, fresh });
    }

    /// Does what a key asks for. Gives whether there is anything new to draw.
    pub(super) fn press(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        let root = &ctx.props().root;
        match self.keys.press(key) {
            None if key == "Enter" => keys::press_primary(root),
            Some(Shortcut::List) => keys::show_list(root),
            Some(Shortcut::Choose(place)) => keys::choose(root, place),
            Some(Shortcut::Search) if focus::on(root, SEARCH) => {}
            Some(Shortcut::Search) => {
                self.go(ctx, Route::Customers);
                self.focus = Some(Focus::Search);
                return true;
            }
            Some(Shortcut::Go(route)) => {
                self.go(ctx, route);
                return true;
            }
            Some(Shortcut::Start(entry)) if matches!(self.state.route, Route::ServiceRequests(_)) => {
                let fresh = clock::fresh();
                self.act(ctx, Action::RequestStarted { entry, fresh });
                return true;
            }
            Some(Shortcut::Start(_)) | None => {}
        }
        false
    }

    pub(super) fn navigate(&mut self, ctx: &Context<Self>, route: Route, replace: bool) {
        let route = match self.resolve(&route) {
            Some(customer) => route.with_key(&customer.key),
            None => route,
        };
        self.places.show(&route, replace);
        self.arrive(ctx, route);
    }

    /// The customer whom a place names: from the list, from a draft, or from the name itself.
    fn resolve(&self, route: &Route) -> Option<Customer> {
        let key = route.key()?;
        let listed = self.customers.find(key);
        let drafted = || self.state.drafts.iter().find(|draft| draft.customer.key == key);
        let from_draft = || drafted().map(|draft| draft.customer.clone().without_edits(self.state.edits_of(key)));
        listed.or_else(from_draft).or_else(|| Customer::from_key(key, &BrowserNames))
    }
}
