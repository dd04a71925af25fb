//! Where a found customer's texts match the query, for highlighting.

use std::ops::Range;

use super::customer::Customer;
use super::fold::fold_with_places;
use super::search::{Word, occurrences};
use super::signature::is_start;
use crate::domain::{DomainName, TenantId};

/// A range of bytes of one of a customer's texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub place: Place,
    pub range: Range<usize>,
}

/// Which of a customer's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Name,
    /// The canonical domain, as [`DomainName::as_str`] gives it.
    Domain,
    /// The domain as [`DomainName::to_unicode`] gives it; only where that is another text.
    DomainUnicode,
    /// As `Domain`, of the further domain with this index.
    OtherDomain(usize),
    /// As `DomainUnicode`, of the further domain with this index.
    OtherDomainUnicode(usize),
    TenantId,
}

/// What matches the words in a customer's texts; by place, then from left to right, not overlapping.
pub(super) fn marks(customer: &Customer, words: &[Word]) -> Vec<Mark> {
    let mut marks = Vec::new();
    mark(Place::Name, &customer.name, words, &mut marks);
    if let Some(domain) = &customer.domain {
        mark_domain(Place::Domain, Place::DomainUnicode, domain, words, &mut marks);
    }
    for (at, domain) in customer.other_domains.iter().enumerate() {
        mark_domain(Place::OtherDomain(at), Place::OtherDomainUnicode(at), domain, words, &mut marks);
    }
    if let Some(id) = &customer.tenant_id {
        mark_id(id, words, &mut marks);
    }
    marks
}

fn mark_domain(place: Place, unicode: Place, domain: &DomainName, words: &[Word], marks: &mut Vec<Mark>) {
    mark(place, domain.as_str(), words, marks);
    if domain.as_str().contains("xn--") {
        mark(unicode, &domain.to_unicode(), words, marks);
    }
}

/// Marks where the words occur: where they begin a word, or else everywhere.
fn mark(place: Place, text: &str, words: &[Word], marks: &mut Vec<Mark>) {
    let (folded, places) = fold_with_places(text);
    let folded = folded.as_bytes();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for word in words {
        let all: Vec<usize> = occurrences(folded, word.text.as_bytes()).collect();
        let has_start = all.iter().any(|at| is_start(folded, *at));
        for at in all.into_iter().filter(|at| !has_start || is_start(folded, *at)) {
            ranges.push(places[at]..end_of(&places, at + word.text.len()));
        }
    }
    push_marks(place, ranges, marks);
}

fn mark_id(id: &TenantId, words: &[Word], marks: &mut Vec<Mark>) {
    let digits = id.digits();
    let with_hyphens = |at: usize| at + TenantId::GROUPS[1..].iter().filter(|group| at >= **group).count();
    let mut ranges = Vec::new();
    for word in words.iter().filter(|word| !word.digits.is_empty()) {
        for at in occurrences(&digits, &word.digits) {
            ranges.push(with_hyphens(at)..with_hyphens(at + word.digits.len() - 1) + 1);
        }
    }
    push_marks(Place::TenantId, ranges, marks);
}

/// Adds the ranges from left to right, those that touch as one.
fn push_marks(place: Place, ranges: Vec<Range<usize>>, marks: &mut Vec<Mark>) {
    // There are few: a sort of their own would weigh kilobytes in the wasm.
    let mut in_order: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        let at = in_order.partition_point(|known| known.start <= range.start);
        in_order.insert(at, range);
    }
    for range in in_order {
        match marks.last_mut() {
            Some(last) if last.place == place && last.range.end >= range.start => {
                last.range.end = last.range.end.max(range.end);
            }
            _ => marks.push(Mark { place, range }),
        }
    }
}

/// Where a match ends in the text that was folded: after the whole letter that its last byte comes from,
/// with the marks that combine with it.
fn end_of(places: &[usize], end: usize) -> usize {
    let last = places[end - 1];
    places[end..].iter().copied().find(|place| *place > last).unwrap_or(last)
}
