use super::answers::Answers;
use super::case;
use crate::domain::field::Field;
use crate::domain::{Cloud, DomainName, Names, TenantId};

/// The customer whose request is written, as the list or the agent gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    /// The part of an address that names this customer: its Microsoft ID, else its domain. It stays when
    /// the agent adds the other on the customer's page.
    pub key: String,
    /// The company's name; empty where only a domain was typed.
    pub name: String,
    pub domain: String,
    pub other_domains: Vec<String>,
    /// The Microsoft ID, empty where it is not known.
    pub tenant_id: String,
    /// The cloud's word where somebody said it, else empty (R41).
    pub cloud: String,
}

impl Customer {
    /// A customer of whom only the typed domain is known (R40).
    pub fn from_domain(domain: &DomainName) -> Self {
        let domain = domain.as_str().to_owned();
        Self { key: domain.clone(), domain, ..Self::default() }
    }

    /// A customer from the key in an address: a domain says enough, a Microsoft ID alone does not say
    /// the domain.
    pub fn from_key(key: &str, names: &dyn Names) -> Option<Self> {
        if let Some(id) = TenantId::parse(key) {
            let id = id.as_str().to_owned();
            return Some(Self { key: id.clone(), tenant_id: id, ..Self::default() });
        }
        DomainName::parse(key, names).ok().map(|domain| Self::from_domain(&domain))
    }

    /// What people call this customer: its name, else its domain, else its Microsoft ID.
    pub fn label(&self) -> &str {
        [&self.name, &self.domain, &self.tenant_id].into_iter().find(|text| !text.is_empty()).map_or("", |text| text)
    }

    /// This customer with what the agent set on its page.
    pub fn with_edits(&self, edits: Option<&Answers>) -> Self {
        let mut customer = self.clone();
        let Some(edits) = edits else { return customer };
        let put = |field: Field, slot: &mut String| {
            if edits.has(field) {
                edits.get(field).trim().clone_into(slot);
            }
        };
        put(Field::CustomerDomain, &mut customer.domain);
        put(Field::CustomerTenantId, &mut customer.tenant_id);
        put(Field::CustomerCloud, &mut customer.cloud);
        customer
    }

    /// This customer as it was before `edits` went into it: a draft keeps both in one.
    #[must_use]
    pub fn without_edits(mut self, edits: Option<&Answers>) -> Self {
        let Some(edits) = edits else { return self };
        let take = |field: Field, slot: &mut String| {
            if edits.has(field) && edits.get(field).trim() == slot {
                slot.clear();
            }
        };
        take(Field::CustomerDomain, &mut self.domain);
        take(Field::CustomerTenantId, &mut self.tenant_id);
        take(Field::CustomerCloud, &mut self.cloud);
        self
    }

    /// The cloud: as somebody said it, else as the domain says, else commercial (R41).
    pub fn cloud(&self, names: &dyn Names) -> Cloud {
        let by_domain = || DomainName::parse(&self.domain, names).ok()?.cloud();
        Cloud::from_word(&self.cloud).or_else(by_domain).unwrap_or(Cloud::Commercial)
    }

    /// Whether the domain is one of the partner's own, given one a line (R26).
    pub fn is_partner(&self, domains: &str, names: &dyn Names) -> bool {
        let Ok(domain) = DomainName::parse(&self.domain, names) else { return false };
        case::lines(domains).any(|own| DomainName::parse(own, names).as_ref() == Ok(&domain))
    }
}
