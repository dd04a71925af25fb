use crate::config::{Customer as Listed, CustomerIndex, CustomerReader, Hit, Import, IndexBuilder, Problem};
use crate::domain::{Cloud, DomainName, TenantId};
use crate::host::names::BrowserNames;
use crate::wizard::customer::Customer;

/// How many customers a search shows.
pub const SHOWN: usize = 20;

/// How much of a list is read before the browser gets its turn, in bytes.
const SLICE: usize = 64 * 1024;
/// How many rows of the index are built before the browser gets its turn.
const ROWS: usize = 4_000;

/// The customers that the host or the agent gave, and the search over them.
#[derive(Default)]
pub struct Customers {
    pub index: CustomerIndex,
    pub query: String,
    pub hits: Vec<Hit>,
    /// The option that the arrow keys have reached, by its place in `hits`.
    pub active: Option<usize>,
    /// The list being read, and how far it is.
    pub reading: Option<Reading>,
    /// What the last list had: rows, problems, duplicates.
    pub report: Option<Report>,
}

/// A list on its way in. Dropping it cancels the import and leaves the customers as they were.
pub struct Reading {
    text: Vec<u8>,
    at: usize,
    stage: Stage,
}

enum Stage {
    Text(Box<CustomerReader>),
    Index(IndexBuilder, Report),
}

/// What became of a list.
pub struct Report {
    pub rows: usize,
    pub kept: usize,
    pub duplicates: usize,
    pub problems: Vec<Problem>,
}

impl Customers {
    /// Takes a list; [`Self::read_on`] reads it in slices.
    pub fn read(&mut self, text: Vec<u8>) {
        self.reading = Some(Reading { text, at: 0, stage: Stage::Text(Box::new(CustomerReader::new())) });
    }

    /// Reads one slice. True when the list is whole and its customers are there.
    pub fn read_on(&mut self) -> bool {
        let Some(Reading { text, at, stage }) = self.reading.take() else { return false };
        let next = match stage {
            Stage::Text(mut reader) if at < text.len() => {
                let end = (at + SLICE).min(text.len());
                reader.feed(&text[at..end], &BrowserNames);
                Reading { text, at: end, stage: Stage::Text(reader) }
            }
            Stage::Text(reader) => {
                let Import { customers, problems, duplicates, rows, .. } = reader.finish(&BrowserNames);
                let report = Report { rows, kept: customers.len(), duplicates, problems };
                Reading { text: Vec::new(), at, stage: Stage::Index(IndexBuilder::new(customers), report) }
            }
            Stage::Index(mut builder, report) => {
                if builder.step(ROWS) {
                    if report.kept > 0 || report.rows == 0 {
                        self.index = builder.finish();
                    }
                    self.report = Some(report);
                    let query = std::mem::take(&mut self.query);
                    self.search(query);
                    return true;
                }
                Reading { text, at, stage: Stage::Index(builder, report) }
            }
        };
        self.reading = Some(next);
        false
    }

    /// How much of the list is read, in percent.
    pub fn progress(&self) -> Option<usize> {
        let reading = self.reading.as_ref()?;
        Some(match reading.stage {
            Stage::Text(_) => reading.at * 90 / reading.text.len().max(1),
            Stage::Index(..) => 95,
        })
    }

    /// Finds the customers for what was typed.
    pub fn search(&mut self, query: String) {
        self.hits = self.index.search(&query, SHOWN);
        self.query = query;
        self.active = None;
    }

    /// Moves the active option by the arrow keys; round at both ends.
    pub fn step(&mut self, by: isize) {
        let count = self.hits.len();
        if count == 0 {
            return;
        }
        self.active = Some(match (self.active, by) {
            (None, 1..) => 0,
            (None, _) => count - 1,
            (Some(at), _) => (at + count).wrapping_add_signed(by) % count,
        });
    }

    /// The customer with this Microsoft ID or domain.
    pub fn find(&self, key: &str) -> Option<Customer> {
        self.index.find(key).map(|at| plain(&self.index.customers()[at]))
    }
}

/// A listed customer as the wizard knows it.
pub fn plain(listed: &Listed) -> Customer {
    let domain = listed.domain.as_ref().map_or("", DomainName::as_str);
    let tenant_id = listed.tenant_id.as_ref().map_or("", TenantId::as_str);
    Customer {
        key: if tenant_id.is_empty() { domain } else { tenant_id }.to_owned(),
        name: listed.name.to_string(),
        domain: domain.to_owned(),
        other_domains: listed.other_domains.iter().map(|domain| domain.as_str().to_owned()).collect(),
        tenant_id: tenant_id.to_owned(),
        cloud: listed.cloud.map_or("", Cloud::word).to_owned(),
    }
}
