//! What is known of a customer's texts without looking at them: most customers are ruled out by it.

use crate::domain::TenantId;

/// Separates the texts of one customer in the index. Folded text has none: it is a control character
/// that a name can hold only by damage, and then merely ends a word.
pub(super) const SEPARATOR: u8 = 0x1F;

/// What a search asks of a customer before it looks at the texts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signature {
    /// Pairs in the name and the domains.
    pub in_text: Pairs,
    /// Pairs among the Microsoft ID's digits.
    pub in_id: Pairs,
    pub name_starts: Starts,
    pub domain_starts: Starts,
}

impl Signature {
    /// The signature of a folded text and a Microsoft ID.
    pub(super) fn of(text: &[u8], id: Option<&TenantId>) -> Self {
        let (name, domains) = text.split_at(name_end(text));
        Self {
            in_text: Pairs::of(text),
            in_id: id.map_or_else(Pairs::default, |id| Pairs::of(&id.digits())),
            name_starts: Starts::of(name),
            domain_starts: Starts::of(domains),
        }
    }
}

/// Where the name ends in a customer's folded text.
pub(super) fn name_end(text: &[u8]) -> usize {
    text.iter().position(|byte| *byte == SEPARATOR).unwrap_or(text.len())
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

/// The letters that words begin with, as bits. Letters and digits have bits apart from each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Starts(u64);

impl Starts {
    pub(super) fn of(text: &[u8]) -> Self {
        let starts = (0..text.len()).filter(|at| is_start(text, *at));
        Self(starts.fold(0, |bits, at| bits | Self::bit(text[at])))
    }

    /// Whether a word that begins with this letter may be here.
    pub(super) const fn may_have(self, letter: u8) -> bool {
        self.0 & Self::bit(letter) != 0
    }

    const fn bit(letter: u8) -> u64 {
        1 << (if letter.is_ascii_digit() { letter - b'0' } else { letter & 63 })
    }
}

/// Whether a word begins there: at the beginning, or after a sign that is no letter and no digit.
pub(super) fn is_start(text: &[u8], at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| text[before].is_ascii() && !text[before].is_ascii_alphanumeric())
}
