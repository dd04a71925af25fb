//! The search while typing: a combobox whose list is always there, so that customers can be browsed, too.

use web_sys::{InputEvent, KeyboardEvent, MouseEvent};

use crate::config::{Hit, Mark, Place, Suggestion};
use crate::domain::{DomainName, TenantId};
use crate::host::focus;
use crate::ui::app::Message;
use crate::ui::customers::{SHOWN, key};
use crate::ui::markup::{Html, html};
use crate::ui::view::View;
use crate::wizard::route::Route;

const NAME: &str = "customer-search";
const HINT: &str = "customer-search-hint";
const LIST: &str = "customer-options";

/// The search box with what it found (R01, R40).
pub fn search(view: &View<'_>) -> Html {
    let c = &view.m.customers;
    let list = view.customers;
    let is_active = list.active.is_some();
    let oninput = view.message(|event: InputEvent| Message::Searched(focus::input_text(&event)));
    let onkeydown = view.maybe(move |event: KeyboardEvent| {
        if event.is_composing() {
            return None;
        }
        let message = match event.key().as_str() {
            "ArrowDown" => Message::Stepped(1),
            "ArrowUp" => Message::Stepped(-1),
            "Enter" => Message::Entered,
            "Escape" if is_active => Message::Stepped(0),
            "Escape" => Message::Searched(String::new()),
            _ => return None,
        };
        event.prevent_default();
        Some(message)
    });
    let hits = list.hits.iter().enumerate().map(|(at, hit)| found(view, at, hit));
    let suggestion = list.suggestion.as_ref().map(|suggestion| suggested(view, suggestion));
    let options: Vec<Html> = hits.chain(suggestion).collect();
    let has_options = !options.is_empty();
    let active = list.active.and_then(|at| list.place(at)).map(|key| id_of(&key));
    let advises = list.hits.is_empty() && list.suggestion.is_none() && !list.query.trim().is_empty();
    html! {
        <div class="srw-combobox">
            <div part="field" class="srw-field">
                <label part="label" for={NAME}>{ c.search_label }</label>
                <p id={HINT} part="hint" class="srw-hint">{ c.search_hint }</p>
                <input
                    part="input" class="srw-input" id={NAME} name={NAME} type="text" inputmode="search"
                    enterkeyhint="search" autocomplete="off" autocapitalize="none" spellcheck="false"
                    role="combobox" aria-autocomplete="list" aria-expanded={has_options.to_string()}
                    aria-controls={LIST} aria-activedescendant={active} aria-describedby={HINT}
                    value={list.query.clone()} {oninput} {onkeydown}
                />
            </div>
            <p class="srw-found" role="status">{ said(view) }</p>
            <p class="srw-advice" hidden={!advises}>{ c.type_domain }</p>
            <ul
                id={LIST} role="listbox" part="customer-list" class="srw-options" aria-label={c.results_label}
                hidden={!has_options}
            >
                { for options }
            </ul>
        </div>
    }
}

/// What was found, in words that change only when the finding does.
fn said(view: &View<'_>) -> String {
    let c = &view.m.customers;
    let list = view.customers;
    let count = match list.hits.len() {
        0 => match (list.progress(), list.query.trim()) {
            (Some(percent), query) if query.is_empty() || list.index.customers().is_empty() => {
                c.import_reading(&percent.to_string())
            }
            (_, "") => c.empty.to_owned(),
            _ => c.none_found.to_owned(),
        },
        _ if list.has_more => c.found_more(&SHOWN.to_string()),
        count => c.found(count),
    };
    match &list.understood {
        Some(text) => [&c.understood(text), " ", &count].concat(),
        None => count,
    }
}

fn id_of(key: &str) -> String {
    ["customer-", key].concat()
}

fn option(view: &View<'_>, at: usize, key: &str, domain: Option<&str>, inner: Html) -> Html {
    let is_active = view.customers.active == Some(at);
    let route = Route::Customer(key.to_owned());
    let onclick = view.message(move |_: MouseEvent| Message::Go(route.clone()));
    let data = domain.map(str::to_owned);
    html! {
        <li
            key={key} id={id_of(key)} role="option" class="srw-option" data-domain={data}
            aria-selected={is_active.to_string()} {onclick}
        >
            { inner }
        </li>
    }
}

fn found(view: &View<'_>, at: usize, hit: &Hit) -> Html {
    let customer = &view.customers.index.customers()[hit.customer];
    let id = customer.tenant_id.as_ref().map(TenantId::as_str);
    let has_name = !customer.name.is_empty();
    let domain = customer.domain.as_ref().map(|domain| read(domain, hit, Place::Domain, Place::DomainUnicode));
    let is_marked = |place: Place| hit.marks.iter().any(|mark| mark.place == place);
    // A further domain and the Microsoft ID are shown where they alone are why the customer was found.
    let is_plain = [Place::Name, Place::Domain, Place::DomainUnicode].into_iter().any(is_marked);
    let other = customer.other_domains.iter().enumerate().find_map(|(at, other)| {
        let (ascii, unicode) = (Place::OtherDomain(at), Place::OtherDomainUnicode(at));
        (!is_plain && (is_marked(ascii) || is_marked(unicode))).then(|| read(other, hit, ascii, unicode))
    });
    let shows_id = (!is_plain && is_marked(Place::TenantId)) || customer.domain.is_none();
    let inner = html! {
        <>
            <span class="srw-option-name">
                if has_name { { marked(&customer.name, &hit.marks, Place::Name) } }
                else { { domain.clone().unwrap_or_default() } }
            </span>
            <span class="srw-option-more">
                if has_name { <span class="srw-option-domain">{ domain }</span> }
                if let Some(other) = other { <span class="srw-option-domain">{ other }</span> }
                if let Some(id) = id.filter(|_| shows_id) {
                    <span class="srw-option-id">{ marked(id, &hit.marks, Place::TenantId) }</span>
                }
            </span>
        </>
    };
    option(view, at, key(customer), customer.domain.as_ref().map(DomainName::as_str), inner)
}

fn suggested(view: &View<'_>, suggestion: &Suggestion) -> Html {
    let c = &view.m.customers;
    let text = match suggestion.domain() {
        Some(domain) => c.go_on_with(&domain.to_unicode()),
        None => c.go_on_with_id(suggestion.key()),
    };
    let inner = html! { <span class="srw-option-new">{ text }</span> };
    let domain = suggestion.domain().map(DomainName::as_str);
    option(view, view.customers.hits.len(), suggestion.key(), domain, inner)
}

/// A domain as people read it; as it stands in addresses where that form is what matched.
fn read(domain: &DomainName, hit: &Hit, ascii: Place, unicode: Place) -> Html {
    let text = domain.to_unicode();
    let matched_ascii = hit.marks.iter().any(|mark| mark.place == ascii);
    let matched_unicode = hit.marks.iter().any(|mark| mark.place == unicode);
    if text == domain.as_str() || (matched_ascii && !matched_unicode) {
        return marked(domain.as_str(), &hit.marks, ascii);
    }
    marked(&text, &hit.marks, unicode)
}

/// A text with what matched set apart.
fn marked(text: &str, marks: &[Mark], place: Place) -> Html {
    let mut parts = Vec::new();
    let mut end = 0;
    for Mark { range, .. } in marks.iter().filter(|mark| mark.place == place) {
        parts.push(html! { <span key={range.start * 2}>{ &text[end..range.start] }</span> });
        parts.push(html! { <mark key={range.start * 2 + 1}>{ &text[range.clone()] }</mark> });
        end = range.end;
    }
    parts.push(html! { <span key="rest">{ &text[end..] }</span> });
    html! { <bdi>{ for parts }</bdi> }
}
