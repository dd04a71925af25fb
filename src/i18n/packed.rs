//! The texts of a language that travels by itself, in the order of the sections.

// Clippy does not see who unpacks: see `messages!`.
#![cfg_attr(clippy, allow(dead_code))]

use super::message::Plural;

/// The texts of a language that travelled by itself, one after the other.
pub struct Packed {
    rest: Option<&'static str>,
    /// Whether more texts were asked for than there are.
    lacks: bool,
}

/// Between two packed texts: a character that no text has.
pub const SEPARATOR: char = '\u{1f}';

impl Packed {
    pub(super) const fn new(texts: &'static str) -> Self {
        Self { rest: Some(texts), lacks: false }
    }

    // Called once for each text: inlined, these two would be most of the code of a section.
    #[inline(never)]
    pub(super) fn put(&mut self, slot: &mut &'static str) {
        let Some(rest) = self.rest else {
            self.lacks = true;
            return;
        };
        let (text, rest) = rest.split_once(SEPARATOR).map_or((rest, None), |(text, rest)| (text, Some(rest)));
        self.rest = rest;
        *slot = text;
    }

    #[inline(never)]
    pub(super) fn put_plural(&mut self, slot: &mut Plural) {
        let mut forms = [""; 3];
        forms.iter_mut().for_each(|form| self.put(form));
        let [one, few, many] = forms;
        *slot = Plural::Three { one, few, many };
    }

    /// Whether there were exactly as many texts as were asked for.
    pub(super) const fn is_right(&self) -> bool {
        self.rest.is_none() && !self.lacks
    }
}
