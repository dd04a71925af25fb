//! A customer's page: who it is, what requests need of it and the list does not say (R01, R17, R26, R41).

use crate::config::Suggestion;
use crate::domain::DomainName;
use crate::domain::field::Field;
use crate::domain::terms::Cloud;
use crate::host::clock;
use crate::host::names::BrowserNames;
use crate::ui::app::Message;
use crate::ui::markup::{Html, html};
use crate::ui::parts::questions::{Asked, Input, select, text};
use crate::ui::parts::summary_list::{Row, list};
use crate::ui::parts::{buttons, copy, errors, heading, notes};
use crate::ui::view::View;
use crate::wizard::action::Action;
use crate::wizard::customer::Customer;
use crate::wizard::route::Route;

/// A customer's page: domain, Microsoft ID and cloud, what is missing of them, and the way to its service requests (R01, R17, R41).
pub fn page(view: &View<'_>) -> Html {
    let (Some(customer), Some(given)) = (&view.state.customer, &view.state.given) else { return unknown(view) };
    let c = &view.m.customers;
    let onsubmit = view.on_continue();
    let domain = DomainName::parse(&customer.domain, &BrowserNames).ok();
    let is_mixed = domain.as_ref().is_some_and(|domain| domain.is_mixed_script(&BrowserNames));
    let is_own = customer.is_partner(view.state.text(Field::PartnerDomains), &BrowserNames);
    html! {
        <>
            { heading::back(view) }
            { errors::summary(view) }
            <form class="srw-customer" novalidate=true {onsubmit}>
                { heading::heading(given.label()) }
                <div class="srw-warnings">
                    if is_mixed { { notes::inset(c.mixed_script, Html::default()) } }
                    if is_own { { notes::inset(c.own_tenant, Html::default()) } }
                </div>
                { list(view, facts(view, given)) }
                <div class="srw-missing">
                    if given.domain.is_empty() { { domain_field(view) } }
                    if given.tenant_id.is_empty() { { tenant_id_field(view) } }
                </div>
                { cloud_field(view, customer, domain.as_ref()) }
                <div class="srw-actions">{ buttons::primary(c.requests_open) }</div>
            </form>
        </>
    }
}

/// An address that names nobody: the way back to the search (R45).
pub fn unknown(view: &View<'_>) -> Html {
    let c = &view.m.customers;
    let onsubmit = view.on_submit(|_| Message::Go(Route::Customers));
    html! {
        <form class="srw-unknown" {onsubmit}>
            { heading::heading(c.unknown_title) }
            <p class="srw-lead">{ c.unknown_text }</p>
            <div class="srw-actions">{ buttons::primary(c.unknown_search) }</div>
        </form>
    }
}

/// What the list says, with copy buttons for what the portals ask for (R17).
fn facts(view: &View<'_>, given: &Customer) -> Vec<Row> {
    let c = &view.m.customers;
    let mut rows = Vec::new();
    if let Ok(domain) = DomainName::parse(&given.domain, &BrowserNames) {
        let text = domain.to_unicode();
        let ascii = (text != domain.as_str()).then(|| c.punycode(domain.as_str()));
        let value = html! {
            <>
                <span class="srw-fact">
                    <bdi>{ text }</bdi>{ " " }{ copy::button(view, "domain", c.copy_domain, domain.as_str()) }
                </span>
                <span class="srw-hint" hidden={ascii.is_none()}>{ ascii }</span>
            </>
        };
        rows.push(Row { key: c.domain, value, change: None });
    }
    if !given.tenant_id.is_empty() {
        let value = html! {
            <span class="srw-fact">
                <code>{ &given.tenant_id }</code>{ " " }
                { copy::button(view, "tenant-id", c.copy_tenant_id, &given.tenant_id) }
            </span>
        };
        rows.push(Row { key: c.tenant_id, value, change: None });
    }
    if !given.other_domains.is_empty() {
        let read = |name: &String| {
            DomainName::parse(name, &BrowserNames).map_or_else(|_| name.clone(), |name| name.to_unicode())
        };
        let names: Vec<String> = given.other_domains.iter().map(read).collect();
        rows.push(Row::text(view, c.other_domains, &names.join(", "), None));
    }
    rows
}

/// The domain that the list lacks. What is pasted as something else is understood and offered (R40).
fn domain_field(view: &View<'_>) -> Html {
    let c = &view.m.customers;
    let asked = Asked { text: c.domain_add, hint: Some(c.domain_add_hint), ..Asked::default() };
    let suggestion = Suggestion::of(view.state.text(Field::CustomerDomain), &BrowserNames);
    let found = suggestion.as_ref().and_then(|suggestion| match suggestion {
        Suggestion::Found(domain) => Some(domain.as_str().to_owned()),
        _ => None,
    });
    let offer = found.map(|domain| {
        let said = c.understood(&domain);
        let take = view.send(move || Action::Answered {
            field: Field::CustomerDomain,
            text: domain.clone(),
            now: clock::now(),
        });
        html! { <><span>{ said }</span>{ " " }{ buttons::secondary(c.domain_use, take) }</> }
    });
    html! {
        <>
            { text(view, Field::CustomerDomain, asked, Input::CODE) }
            <div class="srw-offer" role="status">{ offer }</div>
        </>
    }
}

fn tenant_id_field(view: &View<'_>) -> Html {
    let c = &view.m.customers;
    let asked =
        Asked { text: c.tenant_id_add, hint: Some(c.tenant_id_add_hint), is_optional: true, ..Asked::default() };
    text(view, Field::CustomerTenantId, asked, Input::CODE)
}

/// The cloud, as the domain says until somebody says otherwise (R41).
fn cloud_field(view: &View<'_>, customer: &Customer, domain: Option<&DomainName>) -> Html {
    let c = &view.m.customers;
    let options: Vec<_> = Cloud::ALL.iter().map(|cloud| (cloud.word(), view.m.cloud(*cloud).to_owned())).collect();
    let said = domain.and_then(DomainName::cloud).map(|cloud| c.cloud_by_domain(view.m.cloud(cloud)));
    let asked = Asked { text: c.cloud, hint: Some(said.as_deref().unwrap_or(c.cloud_hint)), ..Asked::default() };
    select(view, Field::CustomerCloud, asked, options, customer.cloud(&BrowserNames).word())
}
