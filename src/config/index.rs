//! The index that customers are searched by.

use super::customer::Customer;
use super::fold::fold_into;
use crate::domain::TenantId;

/// Separates the texts of one customer in the index. Folded text has none: it is a control character
/// that a name can hold only by damage, and then merely ends a word.
pub(super) const SEPARATOR: u8 = 0x1F;

/// Customers in the order of their names, with what a search needs of them.
///
/// About 70 bytes a customer beside the customers themselves.
#[derive(Debug, Default)]
pub struct CustomerIndex {
    customers: Vec<Customer>,
    /// Folded: name, separator, then every domain and its Unicode form with separators between.
    text: String,
    /// Where each customer's text begins in `text`, and where the last one's ends.
    starts: Vec<u32>,
    /// Customers by folded name, then by their order.
    order: Vec<u32>,
    /// Pairs of letters that occur in the text and among the Microsoft ID's digits, by place in `order`.
    pairs: Vec<[Pairs; 2]>,
}

/// A set of pairs of neighbouring bytes, as bits by hash. Most customers are ruled out by it alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pairs([u64; 2]);

impl Pairs {
    pub(super) fn of(text: &[u8]) -> Self {
        let mut pairs = Self::default();
        for pair in text.windows(2) {
            let hash = (u32::from(pair[0]) << 8 | u32::from(pair[1])).wrapping_mul(0x9E37_79B1) >> 25;
            pairs.0[hash as usize >> 6] |= 1 << (hash & 63);
        }
        pairs
    }

    /// Whether all pairs of `other` may be here.
    pub(super) const fn may_hold(self, other: Self) -> bool {
        self.0[0] & other.0[0] == other.0[0] && self.0[1] & other.0[1] == other.0[1]
    }
}

impl CustomerIndex {
    /// Builds the index at once. [`IndexBuilder`] does it in slices.
    pub fn build(customers: Vec<Customer>) -> Self {
        let mut builder = IndexBuilder::new(customers);
        while !builder.step(usize::MAX) {}
        builder.finish()
    }

    /// All customers, in the order of the list.
    pub fn customers(&self) -> &[Customer] {
        &self.customers
    }

    /// The places of customers in [`Self::customers`], by name.
    pub fn by_name(&self) -> &[u32] {
        &self.order
    }

    /// The place of the customer with this Microsoft ID or this domain, canonical or a further one.
    pub fn find(&self, key: &str) -> Option<usize> {
        let key = key.trim();
        if let Some(id) = TenantId::parse(key) {
            return self.customers.iter().position(|customer| customer.tenant_id == Some(id));
        }
        let has = |customer: &Customer| customer.domain.iter().any(|domain| domain.as_str() == key);
        let has_other = |customer: &Customer| customer.other_domains.iter().any(|domain| domain.as_str() == key);
        self.customers.iter().position(has).or_else(|| self.customers.iter().position(has_other))
    }

    /// The customer's folded text.
    pub(super) fn text(&self, place: usize) -> &[u8] {
        &self.text.as_bytes()[self.starts[place] as usize..self.starts[place + 1] as usize]
    }

    /// Pairs of the text and of the Microsoft ID, in the order of [`Self::by_name`].
    pub(super) fn pairs(&self) -> &[[Pairs; 2]] {
        &self.pairs
    }
}

/// Builds a [`CustomerIndex`] in slices, so that the page stays alive meanwhile.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    index: CustomerIndex,
    /// The other side of the merge sort.
    spare: Vec<u32>,
    /// The length of the sorted runs; zero while the texts are still being folded.
    width: usize,
}

/// How many rows are sorted in one go before merging begins.
const RUN: usize = 1024;

impl IndexBuilder {
    pub fn new(customers: Vec<Customer>) -> Self {
        let bytes = |customer: &Customer| {
            customer.name.len() + 2 * customer.domain.as_ref().map_or(0, |domain| domain.as_str().len())
        };
        let mut index = CustomerIndex::default();
        index.text.reserve(customers.iter().map(bytes).sum());
        index.starts.reserve(customers.len() + 1);
        index.order.reserve(customers.len());
        index.starts.push(0);
        index.customers = customers;
        Self { index, ..Self::default() }
    }

    /// Does about `rows` rows' worth of work, at least a little; true when there is nothing left to do.
    /// A thousand rows take well under a millisecond.
    pub fn step(&mut self, rows: usize) -> bool {
        let count = self.index.customers.len();
        let mut rows = rows.max(RUN);
        while rows > 0 {
            if self.index.order.len() < count {
                let some = RUN.min(count - self.index.order.len());
                self.add(some);
                rows = rows.saturating_sub(some);
            } else if self.width == 0 {
                self.width = RUN;
                self.spare.reserve(count);
            } else if self.width < count {
                rows = rows.saturating_sub(self.merge());
            } else if self.index.pairs.len() < count {
                let some = rows.min(RUN).min(count - self.index.pairs.len());
                self.add_pairs(some);
                rows -= some;
            } else {
                return true;
            }
        }
        false
    }

    /// The index; what was left to do is done now.
    pub fn finish(mut self) -> CustomerIndex {
        while !self.step(usize::MAX) {}
        self.index
    }

    /// Folds the texts of the next customers and sorts them among themselves.
    fn add(&mut self, count: usize) {
        let from = self.index.order.len();
        let CustomerIndex { customers, text, starts, order, .. } = &mut self.index;
        for (place, customer) in customers.iter().enumerate().skip(from).take(count) {
            fold_into(&customer.name, text);
            for domain in customer.domain.iter().chain(&customer.other_domains) {
                text.push(char::from(SEPARATOR));
                text.push_str(domain.as_str());
                if domain.as_str().contains("xn--") {
                    text.push(char::from(SEPARATOR));
                    fold_into(&domain.to_unicode(), text);
                }
            }
            starts.push(text.len() as u32);
            order.push(place as u32);
        }
        let Self { index, .. } = self;
        let mut run = index.order.split_off(from);
        run.sort_unstable_by(|left, right| index.compare(*left, *right));
        index.order.append(&mut run);
    }

    /// Merges the next two runs of the current width; returns how many rows moved.
    fn merge(&mut self) -> usize {
        let Self { index, spare, width } = self;
        let start = spare.len();
        let all = &index.order;
        let middle = (start + *width).min(all.len());
        let end = (start + 2 * *width).min(all.len());
        let (mut left, mut right) = (&all[start..middle], &all[middle..end]);
        while let ([first, left_rest @ ..], [second, right_rest @ ..]) = (left, right) {
            if index.compare(*first, *second).is_le() {
                spare.push(*first);
                left = left_rest;
            } else {
                spare.push(*second);
                right = right_rest;
            }
        }
        spare.extend_from_slice(left);
        spare.extend_from_slice(right);
        if end == all.len() {
            std::mem::swap(&mut index.order, spare);
            spare.clear();
            *width *= 2;
        }
        end - start
    }

    fn add_pairs(&mut self, count: usize) {
        let index = &mut self.index;
        let from = index.pairs.len();
        for at in from..from + count {
            let place = index.order[at] as usize;
            let id = index.customers[place].tenant_id.as_ref().map(TenantId::digits);
            let pairs = [Pairs::of(index.text(place)), id.map_or_else(Pairs::default, |id| Pairs::of(&id))];
            index.pairs.push(pairs);
        }
    }
}

impl CustomerIndex {
    fn compare(&self, left: u32, right: u32) -> std::cmp::Ordering {
        self.text(left as usize).cmp(self.text(right as usize)).then(left.cmp(&right))
    }
}
