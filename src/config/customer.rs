//! One customer: as it came, and as we use it.

use super::problem::{At, Field, Problem, ProblemCode};
use crate::domain::{Cloud, DomainError, DomainName, Names, TenantId};

words! {
    /// The partner's relation to the customer, in Partner Center's words.
    pub enum Relationship {
        Unknown = "unknown",
        Reseller = "reseller",
        Advisor = "advisor",
        Syndication = "syndication",
        MicrosoftSupport = "microsoft_support",
        None = "none",
    }
}

impl Relationship {
    /// Reads the interface's word, its number in the SDK, or the words of the exported list ("Cloud
    /// Reseller"). Letter case does not count.
    fn read(text: &str) -> Option<Self> {
        if let [digit @ b'0'..=b'5'] = text.as_bytes() {
            return Some(Self::ALL[usize::from(digit - b'0')]);
        }
        let word = text.to_ascii_lowercase();
        match word.as_str() {
            // As the SDK spells it.
            "microsoftsupport" => Some(Self::MicrosoftSupport),
            _ => Self::from_word(&word).or_else(|| word.ends_with("reseller").then_some(Self::Reseller)),
        }
    }
}

/// A customer with at least one of Microsoft ID and domain.
///
/// Lists hold 100,000 of them, so texts are boxed and nothing is kept twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// The company's name as it was given, without white space around it; may be empty.
    pub name: Box<str>,
    pub domain: Option<DomainName>,
    pub tenant_id: Option<TenantId>,
    /// Further domains, in the order given, none twice and none equal to `domain`.
    pub other_domains: Vec<DomainName>,
    /// The cloud, where the list says it. Without it the domain tells (R41).
    pub cloud: Option<Cloud>,
    pub relationship: Option<Relationship>,
    /// Whether the partner may act for the customer; `None` means that the list does not say.
    pub delegated_access: Option<bool>,
}

impl Customer {
    /// Takes over what a later row about the same customer adds; what is already known stays.
    pub(super) fn absorb(&mut self, later: Self) {
        if self.name.is_empty() {
            self.name = later.name;
        }
        self.tenant_id = self.tenant_id.or(later.tenant_id);
        self.cloud = self.cloud.or(later.cloud);
        self.relationship = self.relationship.or(later.relationship);
        self.delegated_access = self.delegated_access.or(later.delegated_access);
        match (&self.domain, later.domain) {
            (None, domain) => self.domain = domain,
            (Some(_), Some(domain)) => self.add_domain(domain),
            (Some(_), None) => {}
        }
        for domain in later.other_domains {
            self.add_domain(domain);
        }
    }

    fn add_domain(&mut self, domain: DomainName) {
        if self.domain.as_ref() != Some(&domain) && !self.other_domains.contains(&domain) {
            self.other_domains.push(domain);
        }
    }
}

/// A customer as it was written, every value a text that may be blank.
#[derive(Clone, Debug, Default)]
pub(super) struct RawCustomer {
    pub tenant_id: String,
    pub domain: String,
    pub name: String,
    pub other_domains: Vec<String>,
    pub cloud: String,
    pub relationship: String,
    pub delegated_access: Option<bool>,
}

impl RawCustomer {
    /// Makes a customer of it, or says why not. A value that identifies nobody only costs itself; a
    /// malformed Microsoft ID or domain costs the row, since nobody knows whose row it is.
    pub(super) fn accept(self, at: At, names: &dyn Names, problems: &mut Vec<Problem>) -> Option<Customer> {
        let known = problems.len();
        let id = self.tenant_id.trim();
        let tenant_id = TenantId::parse(id);
        if tenant_id.is_none() && !id.is_empty() {
            problems.push(at.problem(ProblemCode::TenantIdMalformed, Some(Field::TenantId), id));
        }
        let domain = DomainName::parse(&self.domain, names);
        if domain == Err(DomainError::Malformed) {
            problems.push(at.problem(ProblemCode::DomainMalformed, Some(Field::Domain), self.domain.trim()));
        }
        if problems.len() > known {
            return None;
        }
        if tenant_id.is_none() && domain.is_err() {
            problems.push(at.problem(ProblemCode::NoIdentity, None, self.name.trim()));
            return None;
        }
        let word = self.cloud.trim();
        let cloud = Cloud::from_word(&word.to_ascii_lowercase());
        if cloud.is_none() && !word.is_empty() {
            problems.push(at.problem(ProblemCode::CloudUnknown, Some(Field::Cloud), word));
        }
        let mut customer = Customer {
            name: self.name.trim().into(),
            domain: domain.ok(),
            tenant_id,
            other_domains: Vec::new(),
            cloud,
            relationship: Relationship::read(self.relationship.trim()),
            delegated_access: self.delegated_access,
        };
        for text in self.other_domains {
            match DomainName::parse(&text, names) {
                Ok(domain) => customer.add_domain(domain),
                Err(DomainError::Missing) => {}
                Err(DomainError::Malformed) => {
                    problems.push(at.problem(
                        ProblemCode::OtherDomainMalformed,
                        Some(Field::OtherDomains),
                        text.trim(),
                    ));
                }
            }
        }
        Some(customer)
    }
}
