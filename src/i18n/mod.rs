//! All words for people, in every language, complete or it does not build.
//!
//! A section is a struct (in `sections/`) that each locale fills whole (`en/`, `pl/`); placeholders are
//! checked while the locale compiles, and a key that no page uses is an error of the check of the browser's part. Terms
//! are those of `docs/glossary.md`. Portal labels stand in the portal's own words.

// The pages that use the texts are built for the browser only.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
// A text that no page uses stops the check of the browser's part: see `messages!`.
#![cfg_attr(target_arch = "wasm32", deny(dead_code))]

#[macro_use]
pub mod message;

mod en;
mod help;
mod packed;
// Polish travels by itself, to those who read it.
#[cfg(not(target_arch = "wasm32"))]
mod pl;
pub mod sections;
mod terms;

use sections::Messages;

words! {
    /// A language of the pages, by its BCP 47 primary subtag.
    pub enum Locale {
        English = "en",
        Polish = "pl",
    }
}

impl Locale {
    /// The language for a BCP 47 tag: by its primary subtag, English where we have none.
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::from_word(&primary.to_ascii_lowercase()).unwrap_or(Self::English)
    }

    /// All texts of the language. In the browser a language other than English has to be brought first
    /// ([`Self::bring`]); until then it is English.
    #[cfg(target_arch = "wasm32")]
    pub fn messages(self) -> &'static Messages {
        match self {
            Self::Polish if let Some(messages) = POLISH.get() => messages,
            _ => ENGLISH.get_or_init(|| Messages::unpack(packed::ENGLISH).expect("packed as they are unpacked")),
        }
    }

    /// All texts of the language.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn messages(self) -> &'static Messages {
        match self {
            Self::English => const { &en::EN },
            Self::Polish => &pl::PL,
        }
    }

    /// All texts of the language as one, for [`Self::bring`] in the browser.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn packed(self) -> String {
        let messages = self.messages();
        let mut bytes = vec![0; packed::length(messages)];
        messages.pack(&mut packed::Packing::new(&mut bytes));
        String::from_utf8(bytes).expect("whole texts are packed")
    }

    /// Brings the texts of a language that travels by itself. False where they are not this version's. The text is
    /// kept for as long as the program runs.
    #[cfg(target_arch = "wasm32")]
    pub fn bring(self, texts: String) -> bool {
        match self {
            Self::English => true,
            // Each element brings them, and what is unpacked stays for good: once is enough.
            Self::Polish if POLISH.get().is_some() => true,
            Self::Polish => Messages::unpack(texts.leak()).map(|messages| POLISH.set(messages)).is_some(),
        }
    }
}

#[cfg(target_arch = "wasm32")]
static ENGLISH: std::sync::OnceLock<Box<Messages>> = std::sync::OnceLock::new();

#[cfg(target_arch = "wasm32")]
static POLISH: std::sync::OnceLock<Box<Messages>> = std::sync::OnceLock::new();

#[cfg(test)]
mod tests {
    use super::*;

    /// Each language, packed and unpacked, is the same; a text too few or too many is noticed.
    #[test]
    fn packed_texts_come_back() {
        for locale in Locale::ALL {
            let packed = locale.packed();
            let unpack = |texts: &str| Messages::unpack(texts.to_owned().leak());
            let unpacked = unpack(&packed).expect("the texts of this version");
            assert_eq!(unpacked.terms.hours(5), locale.messages().terms.hours(5));
            let mut bytes = vec![0; packed.len()];
            unpacked.pack(&mut packed::Packing::new(&mut bytes));
            assert_eq!(String::from_utf8(bytes).as_ref(), Ok(&packed));
            assert!(unpack(&[&packed, "\u{1f}more"].concat()).is_none());
            let (fewer, _) = packed.rsplit_once('\u{1f}').expect("many texts");
            assert!(unpack(fewer).is_none());
        }
        assert_eq!(packed::ENGLISH, Locale::English.packed());
    }
}
