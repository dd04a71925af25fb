//! The index that customers are searched by.

use super::customer::Customer;
use super::fold::fold_into;
use super::rows::{Rows, Texts};
use super::signature::{SEPARATOR, Signature};
use crate::domain::TenantId;

/// Customers in the order of their names, with what a search needs of them.
///
/// About 90 bytes a customer beside the customers themselves.
#[derive(Debug, Default)]
pub struct CustomerIndex {
    customers: Rows<Customer>,
    /// Customers by folded name, then by their order.
    order: Rows<u32>,
    /// One text for each customer, folded: name, separator, then every domain and its Unicode form with separators between.
    /// By place in `order`, so that a search goes through the memory from front to back.
    texts: Texts,
    /// As `texts`.
    signatures: Rows<Signature>,
}

impl CustomerIndex {
    /// Builds the index at once. [`IndexBuilder`] does it in slices.
    pub fn build(customers: Rows<Customer>) -> Self {
        let mut builder = IndexBuilder::new(customers);
        while !builder.step(usize::MAX) {}
        builder.finish()
    }

    /// All customers, in the order of the list.
    pub fn customers(&self) -> &Rows<Customer> {
        &self.customers
    }

    /// The places of customers in [`Self::customers`], by name.
    pub fn by_name(&self) -> &Rows<u32> {
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

    /// The folded text of the customer at this place in [`Self::by_name`].
    pub(super) fn text(&self, at: usize) -> &[u8] {
        self.texts.get(at).as_bytes()
    }

    /// In the order of [`Self::by_name`].
    pub(super) fn signatures(&self) -> &Rows<Signature> {
        &self.signatures
    }
}

/// Builds a [`CustomerIndex`] in slices, so that the page stays alive meanwhile.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    index: CustomerIndex,
    /// In the order of the list.
    texts: Texts,
    /// The other side of the merge sort.
    spare: Rows<u32>,
    /// The length of the sorted runs; zero while the texts are still being folded, then one, two, four …
    width: usize,
    /// How many rows of the left one of the two runs that are being merged have moved.
    taken: usize,
}

/// How many rows are worked on at least before anybody looks at what is left.
const RUN: usize = 1024;

impl IndexBuilder {
    pub fn new(customers: Rows<Customer>) -> Self {
        Self { index: CustomerIndex { customers, ..CustomerIndex::default() }, ..Self::default() }
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
                self.width = 1;
            } else if self.width < count {
                rows -= self.merge(rows);
            } else if self.index.signatures.len() < count {
                let some = rows.min(RUN).min(count - self.index.signatures.len());
                self.add_signatures(some);
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

    /// Folds the texts of the next customers.
    fn add(&mut self, count: usize) {
        let from = self.index.order.len();
        let Self { index: CustomerIndex { customers, order, .. }, texts, .. } = self;
        for place in from..from + count {
            let customer = &customers[place];
            let text = texts.next();
            fold_into(&customer.name, text);
            for domain in customer.domain.iter().chain(&customer.other_domains) {
                text.push(char::from(SEPARATOR));
                text.push_str(domain.as_str());
                if domain.as_str().contains("xn--") {
                    text.push(char::from(SEPARATOR));
                    fold_into(&domain.to_unicode(), text);
                }
            }
            texts.end();
            order.push(place as u32);
        }
    }

    /// Goes on merging the next two runs of the current width, by at most so many rows; returns how many rows moved.
    fn merge(&mut self, rows: usize) -> usize {
        let Self { index, texts, spare, width, taken } = self;
        let all = &index.order;
        let from = spare.len();
        let start = from - from % (2 * *width);
        let middle = (start + *width).min(all.len());
        let end = (start + 2 * *width).min(all.len());
        let until = end.min(from + rows);
        // Lists often come in order, at least in part.
        let is_in_order = middle == end || compare(texts, all[middle - 1], all[middle]).is_le();
        for at in from..until {
            let left = start + *taken;
            let right = middle + at - left;
            let is_left =
                left < middle && (is_in_order || right == end || compare(texts, all[left], all[right]).is_le());
            *taken += usize::from(is_left);
            spare.push(all[if is_left { left } else { right }]);
        }
        if until == end {
            *taken = 0;
        }
        if until == all.len() {
            index.order = std::mem::take(spare);
            *width *= 2;
        }
        until - from
    }

    /// Puts the next texts in the order of names, with their signatures.
    fn add_signatures(&mut self, count: usize) {
        let Self { index, texts, .. } = self;
        let from = index.signatures.len();
        for at in from..from + count {
            let place = index.order[at] as usize;
            let text = texts.get(place);
            index.texts.next().push_str(text);
            index.texts.end();
            index.signatures.push(Signature::of(text.as_bytes(), index.customers[place].tenant_id.as_ref()));
        }
    }
}

fn compare(texts: &Texts, left: u32, right: u32) -> std::cmp::Ordering {
    texts.get(left as usize).cmp(texts.get(right as usize)).then(left.cmp(&right))
}
