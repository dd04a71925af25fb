use crate::config::{
    Customer as Listed, CustomerIndex, CustomerReader, Hit, Import, IndexBuilder, Notice, Problem, Suggestion,
};
use crate::domain::{Cloud, DomainName, TenantId};
use crate::host::clock;
use crate::host::names::BrowserNames;
use crate::wizard::customer::Customer;
use crate::wizard::route::Route;

/// How many customers a search shows.
pub const SHOWN: usize = 20;

/// The name of the control that picks a file.
pub const CUSTOMER_FILE: &str = "customer-file";

/// How much of a list is read at once, in bytes.
const SLICE: usize = 16 * 1024;
/// A list's text is given back in pieces of so many bytes while it is read: the customers before, the new ones and the
/// whole text together would take more memory than a list of 100,000 may.
const PIECE: usize = 64 * SLICE;
/// How many rows of the index are built at once.
const ROWS: usize = 1_000;
/// How long the reading goes on before the browser gets its turn, in milliseconds: less than a frame, on a slow device
/// as on a fast one.
const TURN: u64 = 10;

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
    /// Whether a file is dragged over the page.
    pub is_file_over: bool,
    /// How many lists have been read, so that the page shows that another one was, even with the same result.
    pub lists: u32,
    /// What the last list had: customers, problems, duplicates.
    pub report: Option<Report>,
}

/// A list on its way in.
pub struct Reading {
    /// What is still to be read, the next piece last.
    pieces: Vec<Vec<u8>>,
    /// How much is read of the next piece, and of all.
    at: usize,
    done: usize,
    /// How long the text is.
    length: usize,
    stage: Stage,
    /// Whether the agent picked it; else the host gave it.
    pub is_picked: bool,
}

enum Stage {
    Text(Box<CustomerReader>),
    Index(IndexBuilder, Report),
}

/// What became of a list.
pub struct Report {
    pub kept: usize,
    pub duplicates: usize,
    pub problems: Vec<Problem>,
    pub notices: Vec<Notice>,
    /// Whether the agent picked it; else the host gave it.
    pub is_picked: bool,
    /// Whether its customers took the place of those before.
    replaces: bool,
}

impl Customers {
    /// Takes a list; [`Self::read_on`] reads it in slices.
    pub fn read(&mut self, mut text: Vec<u8>, is_picked: bool) {
        let stage = Stage::Text(Box::new(CustomerReader::new()));
        let length = text.len();
        let mut pieces = Vec::with_capacity(length / PIECE + 1);
        while text.len() > PIECE {
            pieces.push(text.split_off(text.len() - PIECE));
            text.shrink_to_fit();
        }
        pieces.push(text);
        self.reading = Some(Reading { pieces, at: 0, done: 0, length, stage, is_picked });
    }

    /// Lets go of the list that is being read; the customers stay as they were. One that is read to its end is not let go of:
    /// its customers are a moment away, and those before are gone.
    pub fn cancel(&mut self) {
        self.reading.take_if(|reading| matches!(reading.stage, Stage::Text(_)));
    }

    /// Reads on for one turn. True when the list is whole and its customers are there.
    pub fn read_on(&mut self) -> bool {
        let start = clock::now();
        loop {
            if self.read_slice() {
                return true;
            }
            // A clock that is set back meanwhile ends the turn, too.
            if self.reading.is_none() || clock::now().checked_sub(start).is_none_or(|spent| spent >= TURN) {
                return false;
            }
        }
    }

    fn read_slice(&mut self) -> bool {
        let Some(mut reading) = self.reading.take() else { return false };
        let is_picked = reading.is_picked;
        reading.stage = match reading.stage {
            Stage::Text(mut reader) if !reading.pieces.is_empty() => {
                let piece = &reading.pieces[reading.pieces.len() - 1];
                let end = (reading.at + SLICE).min(piece.len());
                reader.feed(&piece[reading.at..end], &BrowserNames);
                reading.done += end - reading.at;
                reading.at = end;
                if end == piece.len() {
                    reading.pieces.pop();
                    reading.at = 0;
                }
                Stage::Text(reader)
            }
            Stage::Text(reader) => {
                let import = reader.finish(&BrowserNames);
                let replaces = import.replaces(is_picked);
                if replaces {
                    // Both lists with their indexes would take more memory than one may.
                    self.index = CustomerIndex::default();
                    self.hits.clear();
                }
                let Import { customers, problems, notices, duplicates, .. } = import;
                let report = Report { kept: customers.len(), duplicates, problems, notices, is_picked, replaces };
                Stage::Index(IndexBuilder::new(customers), report)
            }
            Stage::Index(mut builder, report) => {
                if builder.step(ROWS) {
                    if report.replaces {
                        self.index = builder.finish();
                    }
                    self.report = Some(report);
                    self.lists += 1;
                    let query = std::mem::take(&mut self.query);
                    self.search(query);
                    return true;
                }
                Stage::Index(builder, report)
            }
        };
        self.reading = Some(reading);
        false
    }

    /// How much of the list is read, in percent.
    pub fn progress(&self) -> Option<usize> {
        let reading = self.reading.as_ref()?;
        Some(match reading.stage {
            Stage::Text(_) => reading.done * 90 / reading.length.max(1),
            Stage::Index(..) => 95,
        })
    }

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
