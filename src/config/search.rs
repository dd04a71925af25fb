//! Search while typing: by name, domain or Microsoft ID.

use super::fold::fold;
use super::index::CustomerIndex;
use super::marks::{Mark, marks};
use super::signature::{Pairs, Signature, is_start, name_end};
use crate::domain::TenantId;

/// A customer that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The place in [`CustomerIndex::customers`].
    pub customer: usize,
    /// What matched, for highlighting; by place, then from left to right, not overlapping.
    pub marks: Vec<Mark>,
}

/// A word of the query.
pub(super) struct Word {
    pub text: String,
    pairs: Pairs,
    /// Without hyphens, where it can be part of a Microsoft ID; else empty.
    pub digits: Vec<u8>,
    digit_pairs: Pairs,
}

/// How good a match is, best first: at the beginning of a word before inside, and in each of the two
/// the name before a domain before the Microsoft ID.
const RANKS: usize = 6;
const INSIDE: usize = 3;
const IN_NAME: usize = 0;
const IN_DOMAIN: usize = 1;
const IN_ID: usize = 2;

impl CustomerIndex {
    /// The best `limit` customers in which every word of `query` occurs, the best first and then by name.
    /// Letter case and diacritics do not count. A customer is as good as its worst word. An empty
    /// query finds the first customers by name.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let words = words(query);
        let mut found: [Vec<u32>; RANKS] = Default::default();
        // From this rank on there are enough: of two customers of one rank the earlier counts.
        let mut enough = rank_of_last(&found, limit);
        for (at, signature) in self.signatures().iter().enumerate() {
            if enough == 0 {
                break;
            }
            if let Some(rank) = self.rank(at, signature, &words, enough) {
                found[rank].push(self.by_name()[at]);
                enough = rank_of_last(&found, limit);
            }
        }
        let best = found.iter().flatten().take(limit);
        best.map(|place| Hit { customer: *place as usize, marks: marks(&self.customers()[*place as usize], &words) })
            .collect()
    }

    /// How good the customer at this place in [`Self::by_name`] is, if better than `enough`.
    fn rank(&self, at: usize, signature: &Signature, words: &[Word], enough: usize) -> Option<usize> {
        if !words.iter().all(|word| word.best_rank(signature) < enough) {
            return None;
        }
        let mut worst = 0;
        for word in words {
            let may_be_in_text = signature.in_text.may_hold(word.pairs);
            let mut best = if may_be_in_text { rank_in(self.text(at), &word.text) } else { None };
            if best.is_none_or(|rank| rank > IN_ID) && word.may_be_in_id(signature) {
                let id = self.customers()[self.by_name()[at] as usize].tenant_id.as_ref().map(TenantId::digits);
                let in_id = occurrences(id.as_ref().map_or(&[], |id| id), &word.digits)
                    .map(|at| IN_ID + if TenantId::GROUPS.contains(&at) { 0 } else { INSIDE })
                    .min();
                best = best.into_iter().chain(in_id).min();
            }
            worst = worst.max(best?);
        }
        (worst < enough).then_some(worst)
    }
}

impl Word {
    fn may_be_in_id(&self, signature: &Signature) -> bool {
        !self.digits.is_empty() && signature.in_id.may_hold(self.digit_pairs)
    }

    /// The best rank that the word can have with a customer, [`RANKS`] where it cannot occur at all.
    fn best_rank(&self, signature: &Signature) -> usize {
        let first = self.text.as_bytes()[0];
        if !signature.in_text.may_hold(self.pairs) {
            if self.may_be_in_id(signature) { IN_ID } else { RANKS }
        } else if signature.name_starts.may_have(first) {
            IN_NAME
        } else if signature.domain_starts.may_have(first) {
            IN_DOMAIN
        } else if self.may_be_in_id(signature) {
            IN_ID
        } else {
            INSIDE
        }
    }
}

/// The rank of the customer at `limit`, counted from the best; [`RANKS`] where there are fewer.
fn rank_of_last(found: &[Vec<u32>; RANKS], limit: usize) -> usize {
    let mut count = 0;
    let is_last = |places: &Vec<u32>| {
        count += places.len();
        count >= limit
    };
    found.iter().position(is_last).unwrap_or(RANKS)
}

/// The folded words of a query. Braces around a Microsoft ID are taken off, and its hyphens do not count.
fn words(query: &str) -> Vec<Word> {
    let folded = fold(query);
    let bare = folded.split_whitespace().map(|word| word.trim_matches(['{', '}'])).filter(|word| !word.is_empty());
    bare.map(|word| {
        let is_hex = word.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        let digits: Vec<u8> = word.bytes().filter(|byte| is_hex && *byte != b'-').collect();
        Word { pairs: Pairs::of(word.as_bytes()), digit_pairs: Pairs::of(&digits), text: word.to_owned(), digits }
    })
    .collect()
}

/// The rank of a word in a customer's folded text: the name, then its domains.
fn rank_in(text: &[u8], word: &str) -> Option<usize> {
    let mut best = None;
    let mut end_of_name = None;
    for at in occurrences(text, word.as_bytes()) {
        let end = *end_of_name.get_or_insert_with(|| name_end(text));
        let place = if at < end { IN_NAME } else { IN_DOMAIN };
        let rank = place + if is_start(text, at) { 0 } else { INSIDE };
        if best.is_none_or(|best| rank < best) {
            best = Some(rank);
        }
        if best == Some(0) {
            break;
        }
    }
    best
}

/// Where `word` begins in `text`, overlapping ones too.
pub(super) fn occurrences<'a>(text: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = next_occurrence(text, word, from)?;
        from = at + 1;
        Some(at)
    })
}

/// The first place at or after `from` where `word` begins. A bare loop: it is most of the time of a search,
/// and iterators are slow in code that is built to be small.
fn next_occurrence(text: &[u8], word: &[u8], from: usize) -> Option<usize> {
    let (first, rest) = word.split_first()?;
    let mut left = text.get(from..)?;
    while let [here, after @ ..] = left {
        if here == first && after.starts_with(rest) {
            return Some(text.len() - left.len());
        }
        left = after;
    }
    None
}
