//! Gathers what was read: customers without duplicates, problems, counts.

use super::customer::{Customer, RawCustomer};
use super::problem::{At, Notice, Problem};
use super::rows::Rows;
use crate::domain::{DomainName, Names, TenantId};

/// A list of customers as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// In the order in which they first stood in the list.
    pub customers: Rows<Customer>,
    /// In the order of the text.
    pub problems: Vec<Problem>,
    pub notices: Vec<Notice>,
    /// How many rows were about a customer already read. What they add was added to the first.
    pub duplicates: usize,
    /// How many rows or items there were, without the heading.
    pub rows: usize,
}

impl Import {
    /// Whether this list takes the place of the one before it (R45). One with customers does. One in which
    /// nothing could be read does not: who had customers keeps them. One that is empty and means it does
    /// when a host gave it; an agent who picked such a file picked the wrong one.
    pub fn replaces(&self, is_picked: bool) -> bool {
        !self.customers.is_empty() || (self.problems.is_empty() && !is_picked)
    }
}

#[derive(Debug, Default)]
pub(super) struct Collector {
    pub import: Import,
    by_tenant_id: Slots,
    by_domain: Slots,
}

impl Collector {
    pub(super) fn row(&mut self) {
        self.import.rows += 1;
    }

    pub(super) fn problem(&mut self, problem: Problem) {
        self.import.problems.push(problem);
    }

    pub(super) fn notice(&mut self, notice: Notice) {
        self.import.notices.push(notice);
    }

    pub(super) fn take(&mut self, raw: RawCustomer, at: At, names: &dyn Names) {
        if let Some(customer) = raw.accept(at, names, &mut self.import.problems) {
            self.add(customer);
        }
    }

    /// Customers are the same by Microsoft ID. By domain only where one of the two has no ID: two
    /// tenants never share a domain, but lists go stale.
    fn add(&mut self, customer: Customer) {
        let mut by_id = self.find_tenant_id(customer.tenant_id.as_ref());
        let mut by_domain = if by_id.is_none() { self.find_domain(customer.domain.as_ref()) } else { None };
        let has_both = |place: usize| customer.tenant_id.is_some() && self.import.customers[place].tenant_id.is_some();
        let place = match by_id.or(by_domain.filter(|place| !has_both(*place))) {
            Some(place) => {
                self.import.duplicates += 1;
                self.import.customers[place].absorb(customer);
                let known = &self.import.customers[place];
                by_id = self.find_tenant_id(known.tenant_id.as_ref());
                by_domain = self.find_domain(known.domain.as_ref());
                place
            }
            None => {
                self.import.customers.push(customer);
                self.import.customers.len() - 1
            }
        };
        let customer = &self.import.customers[place];
        if let Some(id) = customer.tenant_id.filter(|_| by_id.is_none()) {
            self.by_tenant_id.insert(id.as_bytes(), place);
        }
        if let Some(domain) = customer.domain.as_ref().filter(|_| by_domain.is_none()) {
            self.by_domain.insert(domain.as_str().as_bytes(), place);
        }
    }

    fn find_tenant_id(&self, id: Option<&TenantId>) -> Option<usize> {
        let is_same = |place: usize| self.import.customers[place].tenant_id.as_ref() == id;
        self.by_tenant_id.find(id?.as_bytes(), is_same)
    }

    fn find_domain(&self, domain: Option<&DomainName>) -> Option<usize> {
        let is_same = |place: usize| self.import.customers[place].domain.as_ref() == domain;
        self.by_domain.find(domain?.as_str().as_bytes(), is_same)
    }
}

/// Finds places in a list by the hash of a key that stands in the list itself, so that no key is kept
/// twice: eight bytes a customer where a map of texts would take fifty.
#[derive(Debug, Default)]
struct Slots {
    /// Open addressing: the hash and the place plus one, zero for a free slot. At most half are taken.
    slots: Rows<(u32, u32)>,
    taken: usize,
}

impl Slots {
    fn find(&self, key: &[u8], is_same: impl Fn(usize) -> bool) -> Option<usize> {
        let hash = hash(key);
        let mut slot = self.first_slot(hash)?;
        loop {
            match self.slots[slot] {
                (_, 0) => return None,
                (known, place) if known == hash && is_same(place as usize - 1) => return Some(place as usize - 1),
                _ => slot = (slot + 1) & (self.slots.len() - 1),
            }
        }
    }

    fn insert(&mut self, key: &[u8], place: usize) {
        if self.taken * 2 >= self.slots.len() {
            let more = Rows::filled((self.slots.len() * 2).max(64), (0, 0));
            for &(hash, place) in &std::mem::replace(&mut self.slots, more) {
                if place > 0 {
                    self.put(hash, place);
                }
            }
        }
        self.taken += 1;
        self.put(hash(key), place as u32 + 1);
    }

    fn put(&mut self, hash: u32, place: u32) {
        let Some(mut slot) = self.first_slot(hash) else { return };
        while self.slots[slot].1 > 0 {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = (hash, place);
    }

    fn first_slot(&self, hash: u32) -> Option<usize> {
        Some(hash as usize & self.slots.len().checked_sub(1)?)
    }
}

/// As FNV-1a with 64 bits, but eight bytes at a time; folded to 32. After each step the upper half, which all bytes reach, comes
/// down.
fn hash(key: &[u8]) -> u32 {
    let hash = key.chunks(8).fold(key.len() as u64, |hash, bytes| {
        let mut word = [0; 8];
        word[..bytes.len()].copy_from_slice(bytes);
        let hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^ (hash >> 32)
    });
    hash as u32
}
