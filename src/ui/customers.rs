mod reading;

use js_sys::JsString;

use crate::config::{Customer as Listed, CustomerIndex, Hit, Suggestion};
use crate::domain::{Cloud, DomainName, TenantId};
use crate::host::names::BrowserNames;
use crate::wizard::customer::Customer;
use crate::wizard::route::Route;

pub use reading::{Reading, Report};

/// How many customers a search shows.
pub const SHOWN: usize = 20;

/// The name of the control that picks a file.
pub const CUSTOMER_FILE: &str = "customer-file";

/// The customers that the host or the agent gave, and the search over them.
#[derive(Default)]
pub struct Customers {
    pub index: CustomerIndex,
    pub query: String,
    pub hits: Vec<Hit>,
    /// Whether more customers match than `hits` has.
    pub has_more: bool,
    /// What stands in the text that was typed, where it had to be taken out of it (R40).
    pub understood: Option<String>,
    /// What to go on with that is not in the list; the last option.
    pub suggestion: Option<Suggestion>,
    /// The option that the arrow keys have reached, by its place.
    pub active: Option<usize>,
    /// What was typed into the search over products.
    pub product_query: String,
    /// The list being read, and how far it is.
    pub reading: Option<Reading>,
    /// The lists to read after it, and whether the agent picked them.
    waiting: Vec<(JsString, bool)>,
    /// Whether a file is dragged over the page.
    pub is_file_over: bool,
    /// How many lists have been read, so that the page shows that another one was, even with the same result.
    pub lists: u32,
    /// What the last list had: customers, problems, duplicates.
    pub report: Option<Report>,
}

impl Customers {
    /// Finds the customers for what was typed.
    pub fn search(&mut self, query: String) {
        let suggestion = Suggestion::of(&query, &BrowserNames);
        let is_typed = matches!(suggestion, Some(Suggestion::Typed(_)));
        self.hits = self.index.search(&query, SHOWN + 1);
        self.understood = None;
        if let Some(key) = suggestion.as_ref().map(Suggestion::key).filter(|_| self.hits.is_empty() && !is_typed) {
            self.hits = self.index.search(key, SHOWN + 1);
            self.understood = Some(key.to_owned());
        }
        self.has_more = self.hits.len() > SHOWN;
        self.hits.truncate(SHOWN);
        self.suggestion = suggestion.filter(|suggestion| self.index.find(suggestion.key()).is_none());
        self.query = query;
        self.active = None;
    }

    /// Moves the active option by the arrow keys; round at both ends.
    pub fn step(&mut self, by: isize) {
        let count = self.hits.len() + usize::from(self.suggestion.is_some());
        if count == 0 {
            return;
        }
        self.active = Some(match (self.active, by) {
            (None, 1..) => 0,
            (None, _) => count - 1,
            (Some(at), _) => (at + count).wrapping_add_signed(by) % count,
        });
    }

    /// Takes Enter: the place of the active option, of the only one, or of the customer whose domain or
    /// Microsoft ID was typed in full. Else the first option becomes the active one; so does what had to
    /// be understood first, since it is offered and never taken silently (R40).
    pub fn enter(&mut self) -> Option<Route> {
        let only = match (self.hits.as_slice(), &self.suggestion) {
            ([_], None) | ([], Some(Suggestion::Typed(_))) if self.understood.is_none() => Some(0),
            _ => None,
        };
        let route = match self.active.or(only) {
            Some(at) => self.place(at),
            None => self
                .index
                .find(&self.query.trim().to_ascii_lowercase())
                .map(|at| key(&self.index.customers()[at]).to_owned()),
        };
        if route.is_none() {
            self.step(1);
        }
        route.map(Route::Customer)
    }

    /// The key of an option.
    pub fn place(&self, at: usize) -> Option<String> {
        match self.hits.get(at) {
            Some(hit) => Some(key(&self.index.customers()[hit.customer]).to_owned()),
            None => self.suggestion.as_ref().map(|suggestion| suggestion.key().to_owned()),
        }
    }

    /// The customer with this Microsoft ID or domain.
    pub fn find(&self, key: &str) -> Option<Customer> {
        self.index.find(key).map(|at| plain(&self.index.customers()[at]))
    }
}

/// The part of an address that names a listed customer.
pub fn key(listed: &Listed) -> &str {
    let id = listed.tenant_id.as_ref().map(TenantId::as_str);
    id.or(listed.domain.as_ref().map(DomainName::as_str)).unwrap_or_default()
}

/// A listed customer as the wizard knows it.
fn plain(listed: &Listed) -> Customer {
    let domain = listed.domain.as_ref().map_or("", DomainName::as_str);
    let tenant_id = listed.tenant_id.as_ref().map_or("", TenantId::as_str);
    Customer {
        key: key(listed).to_owned(),
        name: listed.name.to_string(),
        domain: domain.to_owned(),
        other_domains: listed.other_domains.iter().map(|domain| domain.as_str().to_owned()).collect(),
        tenant_id: tenant_id.to_owned(),
        cloud: listed.cloud.map_or("", Cloud::word).to_owned(),
    }
}
