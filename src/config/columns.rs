//! Which column of a CSV file holds what.

use super::csv::Cells;
use super::customer::RawCustomer;
use super::fold::fold;
use crate::domain::{DomainName, Names, TenantId};

/// The columns found so far, by their place.
#[derive(Debug, Default)]
pub(super) struct Columns {
    tenant_id: Option<usize>,
    domain: Option<usize>,
    name: Option<usize>,
    relationship: Option<usize>,
    cloud: Option<usize>,
    other_domains: Option<usize>,
    /// How many columns the first row has.
    pub count: usize,
}

/// Heading words, folded and without spaces or signs; of several known ones the earlier wins. First those
/// of Partner Center's export, then of its bulk tools and of other lists, then the Polish ones.
const TENANT_ID: &[&str] = &[
    "microsoftid",
    "customertenantid",
    "tenantid",
    "tenantguid",
    "customerid",
    "directoryid",
    "identyfikatormicrosoft",
    "idmicrosoft",
    "identyfikatordzierzawy",
    "iddzierzawy",
    "identyfikatorklienta",
    "idklienta",
    "identyfikatorkatalogu",
];
const DOMAIN: &[&str] = &[
    "primarydomainname",
    "primarydomain",
    "domainname",
    "domain",
    "defaultdomainname",
    "defaultdomain",
    "customerdomain",
    "podstawowanazwadomeny",
    "nazwadomenypodstawowej",
    "domenapodstawowa",
    "domenaglowna",
    "nazwadomeny",
    "domena",
];
const NAME: &[&str] = &[
    "companyname",
    "organizationdisplayname",
    "customername",
    "displayname",
    "organizationname",
    "name",
    "company",
    "customer",
    "organization",
    "nazwafirmy",
    "nazwaklienta",
    "nazwaorganizacji",
    "nazwa",
    "firma",
    "klient",
    "organizacja",
];
const RELATIONSHIP: &[&str] = &["relationship", "relationshiptopartner", "relacja", "typrelacji"];
const CLOUD: &[&str] = &["cloud", "chmura"];
const OTHER_DOMAINS: &[&str] = &["otherdomains", "customdomains", "innedomeny", "pozostaledomeny"];

impl Columns {
    /// The columns that a heading names.
    pub(super) fn from_heading(row: &Cells<'_>) -> Self {
        let words: Vec<String> = row.iter().map(heading_word).collect();
        let place = |known: &[&str]| known.iter().find_map(|word| words.iter().position(|cell| cell == word));
        Self {
            tenant_id: place(TENANT_ID),
            domain: place(DOMAIN),
            name: place(NAME),
            relationship: place(RELATIONSHIP),
            cloud: place(CLOUD),
            other_domains: place(OTHER_DOMAINS),
            count: row.len(),
        }
    }

    /// No column known yet, as many as `row` has.
    pub(super) fn unknown(row: &Cells<'_>) -> Self {
        Self { count: row.len(), ..Self::default() }
    }

    /// Whether a row can be a heading: no Microsoft ID stands in it, nor a domain where no word is known.
    pub(super) fn is_heading(&self, row: &Cells<'_>, names: &dyn Names) -> bool {
        let is_id = |at| TenantId::parse(row.get(at).trim()).is_some();
        !(0..row.len()).any(|at| is_id(at) || (!self.identify() && is_domain(row.get(at), names)))
    }

    /// Whether a column is known that tells who a customer is.
    pub(super) const fn identify(&self) -> bool {
        self.tenant_id.is_some() || self.domain.is_some()
    }

    /// Looks for the columns still unknown by what stands in `row`; true where one was found. Of two
    /// cells that look like domains the later counts: some companies are called by a domain name.
    pub(super) fn find_by_content(&mut self, row: &Cells<'_>, names: &dyn Names) -> bool {
        let before = (self.tenant_id, self.domain);
        let is_free = |columns: &Self, at: usize| {
            let taken = [columns.tenant_id, columns.domain, columns.name, columns.relationship, columns.cloud];
            !taken.contains(&Some(at)) && columns.other_domains != Some(at)
        };
        if self.tenant_id.is_none() {
            self.tenant_id =
                (0..row.len()).find(|at| is_free(self, *at) && TenantId::parse(row.get(*at).trim()).is_some());
        }
        if self.domain.is_none() {
            self.domain = (0..row.len()).rev().find(|at| is_free(self, *at) && is_domain(row.get(*at), names));
        }
        if self.name.is_none() && self.identify() {
            self.name = (0..row.len()).find(|at| is_free(self, *at) && !row.get(*at).trim().is_empty());
        }
        before != (self.tenant_id, self.domain)
    }

    /// The row's values.
    pub(super) fn read(&self, row: &Cells<'_>) -> RawCustomer {
        let text = |column: Option<usize>| column.map_or_else(String::new, |at| plain(row.get(at)).to_owned());
        let separates = |letter: char| letter.is_ascii_whitespace() || matches!(letter, ',' | ';' | '|');
        RawCustomer {
            tenant_id: text(self.tenant_id),
            domain: text(self.domain),
            name: text(self.name),
            other_domains: text(self.other_domains).split(separates).map(str::to_owned).collect(),
            cloud: text(self.cloud),
            relationship: text(self.relationship),
            delegated_access: None,
        }
    }
}

/// A cell as it was before a spreadsheet-safe export put an apostrophe before a sign that begins a formula.
pub(super) fn plain(cell: &str) -> &str {
    let is_guarded = cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@']);
    cell.strip_prefix('\'').filter(|_| is_guarded).unwrap_or(cell)
}

fn heading_word(cell: &str) -> String {
    let mut word = fold(cell);
    word.retain(|letter| !letter.is_ascii() || letter.is_ascii_alphanumeric());
    word
}

fn is_domain(cell: &str, names: &dyn Names) -> bool {
    DomainName::parse(cell, names).is_ok()
}
