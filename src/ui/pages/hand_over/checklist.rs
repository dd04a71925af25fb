//! The portal's steps in its order, to be ticked off beside it. The ticks stay in the draft.

use crate::domain::decision::Decision;
use crate::domain::field::Field;
use crate::domain::terms::{Context, Outcome, OwnPlanKind, PortalId, Service, Topic};
use crate::host::clock;
use crate::ui::markup::{Html, html};
use crate::ui::parts::copy;
use crate::ui::view::View;
use crate::wizard::action::Action;
use crate::wizard::case::Case;

struct Item {
    /// Stays the same over versions: drafts keep it.
    id: &'static str,
    text: String,
    /// What to enter there, with its name for the copy button.
    copy: Option<(&'static str, String)>,
}

/// The checklist for the portal, context and customer at hand (R08, R12–R14, R16–R19, R26, R43).
pub fn section(view: &View<'_>, case: &Case<'_>, decision: &Decision) -> Html {
    let h = &view.m.hand_over;
    let items = items(view, case, decision);
    let count = items.len().to_string();
    let ticked = &case.draft.ticked;
    let done = items.iter().filter(|item| ticked.iter().any(|known| known == item.id)).count().to_string();
    let items = items.into_iter().map(|item| {
        let id = item.id;
        let is_ticked = ticked.iter().any(|known| known == id);
        let toggle = view.send(move || Action::Ticked { item: id.to_owned(), now: clock::now() });
        html! {
            <li key={id} class={if is_ticked { "srw-check srw-done" } else { "srw-check" }}>
                <input
                    type="checkbox" name="checklist" value={id} id={["check-", id].concat()} checked={is_ticked}
                    onchange={toggle}
                />
                <label for={["check-", id].concat()}>{ item.text }</label>
                <span class="srw-check-copy">
                    if let Some((what, text)) = item.copy {
                        <code class="srw-text">{ &text }</code>{ " " }{ copy::button(view, id, what, &text) }
                    }
                </span>
            </li>
        }
    });
    html! {
        <section key="checklist" class="srw-section">
            <h2>{ h.checklist }</h2>
            <p class="srw-hint">{ h.checklist_hint }{ " " }{ h.checklist_done(&done, &count) }</p>
            <ol class="srw-checklist">{ for items }</ol>
        </section>
    }
}

fn items(view: &View<'_>, case: &Case<'_>, decision: &Decision) -> Vec<Item> {
    let is_azure = case.get(Field::Service) == Service::Azure.word();
    let is_own = decision.outcome == Outcome::FileOwnTenant;
    let mut list = List { view, items: Vec::new() };
    match (is_azure, is_own) {
        (true, false) => azure(&mut list, case, decision),
        (false, false) => office(&mut list, case, decision),
        (_, true) => own(&mut list, case, is_azure),
    }
    list.items
}

/// R12–R14; without administrator permissions R17's order.
fn azure(list: &mut List<'_, '_>, case: &Case<'_>, decision: &Decision) {
    let h = &list.view.m.hand_over;
    let c = &list.view.m.customers;
    let customer = &case.draft.customer;
    if case.get(Field::AdminPermissions) == "false" {
        list.copy("domain", h.item_domain, c.domain, &customer.domain);
        list.add("open", h.item_open_link);
        let id = case.get(Field::SubscriptionId).trim();
        list.copy("subscription", h.item_subscription, list.view.m.questions.subscription_id, id);
        list.add("new-request", h.item_new_request_prompts);
    } else {
        list.text("open", h.item_open(customer.label()));
        list.add("new-request", h.item_new_request);
    }
    list.copy("plan", h.item_plan, h.field_plan, decision.support_plan.unwrap_or_default());
    if let Some(severity) = decision.severity.filter(|_| case.get(Field::Topic) == Topic::Technical.word()) {
        list.text("severity", h.item_severity(list.view.m.severity(severity.chosen)));
    }
    list.add("text", h.item_text);
    list.add("contact", h.item_contact);
    list.add("create", h.item_create);
}

/// R18, R19, and the way over the customer list where the link has no customer (R43).
fn office(list: &mut List<'_, '_>, case: &Case<'_>, decision: &Decision) {
    let h = &list.view.m.hand_over;
    let customer = &case.draft.customer;
    match decision.portal.as_ref().map(|portal| (portal.context, portal.id)) {
        Some((Context::ChooseCustomer, PortalId::PartnerCenter)) => {
            list.copy("find", h.item_find, list.view.m.customers.domain, &customer.domain);
            list.add("requests", h.item_requests);
            list.add("menu", h.item_menu);
        }
        Some((Context::ChooseCustomer, _)) => list.text("choose", h.item_choose(customer.label())),
        _ => list.text("open", h.item_open(customer.label())),
    }
    list.add("category", h.item_category);
    list.add("more", h.item_more);
    list.add("text", h.item_form);
    list.add("contact", h.item_contact_365);
    list.add("submit", h.item_submit);
}

/// R08, R26: one's own context and one's own plan.
fn own(list: &mut List<'_, '_>, case: &Case<'_>, is_azure: bool) {
    let m = list.view.m;
    let h = &m.hand_over;
    list.add("open", h.item_open_own);
    list.add("new-request", if is_azure { h.item_new_request } else { h.item_category });
    let kind = OwnPlanKind::from_word(case.get(Field::OwnPlanKind)).map_or("", |kind| m.own_plan(kind));
    let id = case.get(Field::OwnPlanId).trim().to_owned();
    list.push("plan", h.item_own_plan(kind), Some((m.questions.own_plan_id, id)));
    list.add("text", h.item_describe);
    let (end, text) = if is_azure { ("create", h.item_create) } else { ("submit", h.item_submit) };
    list.add(end, text);
}

struct List<'a, 'v> {
    view: &'a View<'v>,
    items: Vec<Item>,
}

impl List<'_, '_> {
    fn push(&mut self, id: &'static str, text: String, copy: Option<(&'static str, String)>) {
        let copy = copy.filter(|(_, text)| !text.is_empty());
        self.items.push(Item { id, text, copy });
    }

    fn add(&mut self, id: &'static str, text: &str) {
        self.push(id, text.to_owned(), None);
    }

    fn text(&mut self, id: &'static str, text: String) {
        self.push(id, text, None);
    }

    fn copy(&mut self, id: &'static str, text: &str, what: &'static str, value: &str) {
        self.push(id, text.to_owned(), Some((what, value.to_owned())));
    }
}
