//! All texts of a language as one, in the order of the sections. English stands so in the wasm: one long text compresses
//! better than many with their places. The other languages travel so by themselves.

// Clippy does not see who unpacks: see `messages!`.
#![cfg_attr(clippy, allow(dead_code))]

#[cfg(any(target_arch = "wasm32", test))]
use super::en::EN;
use super::message::Plural;
use super::sections::Messages;

/// How many bytes the packed texts have.
pub const fn length(messages: &Messages) -> usize {
    let mut packing = Packing::new(&mut []);
    messages.pack(&mut packing);
    packing.length
}

/// The English texts.
#[cfg(any(target_arch = "wasm32", test))]
pub const ENGLISH: &str = {
    const BYTES: [u8; length(&EN)] = {
        let mut bytes = [0; _];
        EN.pack(&mut Packing::new(&mut bytes));
        bytes
    };
    match str::from_utf8(&BYTES) {
        Ok(texts) => texts,
        Err(_) => panic!("whole texts are packed"),
    }
};

/// The texts of a language that travelled by itself, one after the other.
pub struct Packed {
    rest: Option<&'static str>,
    /// Whether more texts were asked for than there are.
    lacks: bool,
}

/// Between two packed texts: a character that no text has.
const SEPARATOR: char = '\u{1f}';

/// Packs texts, first to find how long they are in all, then into as many bytes. All of it happens while the program
/// is compiled, so it is written for that: loops and bytes.
pub struct Packing<'a> {
    bytes: &'a mut [u8],
    /// How long the texts are so far, with the separators between them.
    pub(super) length: usize,
}

impl<'a> Packing<'a> {
    /// Packs into the bytes as far as they go.
    pub(super) const fn new(bytes: &'a mut [u8]) -> Self {
        Self { bytes, length: 0 }
    }

    pub(super) const fn put(&mut self, text: &str) {
        if self.length > 0 {
            self.push(SEPARATOR as u8);
        }
        let text = text.as_bytes();
        let mut at = 0;
        while at < text.len() {
            assert!(text[at] != SEPARATOR as u8, "a text has the sign that separates texts");
            self.push(text[at]);
            at += 1;
        }
    }

    pub(super) const fn put_plural(&mut self, forms: [&str; 3]) {
        let [one, few, many] = forms;
        self.put(one);
        self.put(few);
        self.put(many);
    }

    const fn push(&mut self, byte: u8) {
        if self.length < self.bytes.len() {
            self.bytes[self.length] = byte;
        }
        self.length += 1;
    }
}

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
