//! The New request menu (R01, R07, R23).

use web_sys::{InputEvent, MouseEvent, SubmitEvent};

use crate::host::{clock, focus};
use crate::i18n::sections::Customers as Texts;
use crate::ui::app::Message;
use crate::ui::markup::{Html, html};
use crate::ui::view::View;
use crate::wizard::action::Action;
use crate::wizard::entries;
use crate::wizard::route::Entry;

const SEARCH: &str = "product-search";

/// The menu's entries in the words of Partner Center.
pub const fn label(c: &Texts, entry: Entry) -> &'static str {
    match entry {
        Entry::Azure => c.entry_azure,
        Entry::Office365 => c.entry_office,
        Entry::Marketplace => c.entry_marketplace,
    }
}

const fn hint(c: &Texts, entry: Entry) -> &'static str {
    match entry {
        Entry::Azure => c.entry_azure_hint,
        Entry::Office365 => c.entry_office_hint,
        Entry::Marketplace => c.entry_marketplace_hint,
    }
}

/// The three entries, with a search that knows products by their former names, too.
pub fn menu(view: &View<'_>) -> Html {
    let c = &view.m.customers;
    let query = &view.customers.product_query;
    let labels: Vec<(Entry, &'static str)> = Entry::ALL.iter().map(|entry| (*entry, label(c, *entry))).collect();
    let found = entries::find(query, &labels);
    let has_found = !found.is_empty();
    let only = if let [(entry, _)] = found[..] { Some(entry) } else { None };
    // Where nothing fits, the whole menu stays: one of its entries is the right one.
    let shown = if has_found { found } else { entries::find("", &labels) };
    let oninput = view.message(|event: InputEvent| Message::ProductSearched(focus::input_text(&event)));
    let onsubmit = view.maybe(move |event: SubmitEvent| {
        event.prevent_default();
        only.map(start)
    });
    let items = shown.into_iter().map(|(entry, product)| {
        let more = product.map(|product| c.entry_for(product));
        html! {
            <li key={entry.word()}>
                <button
                    type="button" class="srw-entry" data-entry={entry.word()}
                    onclick={view.message(move |_: MouseEvent| start(entry))}
                >
                    <span class="srw-entry-name">{ label(c, entry) }</span>
                    <span class="srw-entry-hint">{ more.as_deref().unwrap_or(hint(c, entry)) }</span>
                </button>
            </li>
        }
    });
    html! {
        <section class="srw-new-request" aria-labelledby="new-request">
            <h2 id="new-request">{ c.new_request }</h2>
            <form role="search" {onsubmit}>
                <div part="field" class="srw-field">
                    <label part="label" for={SEARCH}>{ c.new_request_search }</label>
                    <p id="product-search-hint" part="hint" class="srw-hint">{ c.new_request_hint }</p>
                    <input
                        part="input" class="srw-input" id={SEARCH} name={SEARCH} type="text" inputmode="search"
                        autocomplete="off" spellcheck="false" aria-describedby="product-search-hint"
                        value={query.clone()} {oninput}
                    />
                </div>
            </form>
            <p class="srw-found" role="status">
                if !has_found { { c.new_request_none(query.trim()) } }
            </p>
            <ul class="srw-entries">{ for items }</ul>
        </section>
    }
}

fn start(entry: Entry) -> Message {
    Message::Act(Action::RequestStarted { entry, fresh: clock::fresh() })
}
