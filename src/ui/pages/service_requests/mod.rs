//! A customer's service requests: a new one, the drafts, those handed over (R01).

mod drafts;
mod new_request;

use crate::domain::DomainName;
use crate::host::names::BrowserNames;
use crate::ui::markup::{Html, html};
use crate::ui::parts::{heading, notes};
use crate::ui::view::View;
use crate::wizard::route::Route;

/// A customer's service requests: what is open, what was filed, and the menu for a new one (R01).
pub fn page(view: &View<'_>) -> Html {
    let Some(customer) = &view.state.customer else { return super::customer::unknown(view) };
    let c = &view.m.customers;
    let (handed, open): (Vec<_>, Vec<_>) =
        view.state.drafts_of(customer).into_iter().partition(|draft| draft.handed_over_at.is_some());
    // A request without answers is not kept, so it is no draft yet.
    let open: Vec<_> = open.into_iter().filter(|draft| draft.is_worth_keeping()).collect();
    let lacks_domain = DomainName::parse(&customer.domain, &BrowserNames).is_err();
    let to_customer = view.link(Route::Customer(customer.key.clone()), "srw-link", html! { c.domain_add });
    html! {
        <>
            { heading::back(view) }
            { heading::heading(&c.requests_for(customer.label())) }
            <div class="srw-warnings">
                if lacks_domain { { notes::inset(view.m.problems.domain, html! { <p>{ to_customer }</p> }) } }
            </div>
            { new_request::menu(view) }
            { drafts::open(view, customer, &open) }
            { drafts::handed(view, &handed) }
        </>
    }
}
