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

#[cfg(not(target_arch = "wasm32"))]
use packed::SEPARATOR;
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
    pub fn messages(self) -> &'static Messages {
        match self {
            Self::English => &en::EN,
            #[cfg(not(target_arch = "wasm32"))]
            Self::Polish => &pl::PL,
            #[cfg(target_arch = "wasm32")]
            Self::Polish => POLISH.get().map_or(&en::EN, |messages| messages),
        }
    }

    /// All texts of the language as one, for [`Self::bring`] in the browser.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn packed(self) -> String {
        self.messages().pack().join(&String::from(SEPARATOR))
    }

    /// The messages that [`Self::packed`] gave; none where the texts are not those of this version. The text
    /// is kept for as long as the program runs.
    #[cfg(any(target_arch = "wasm32", test))]
    fn unpacked(texts: String) -> Option<Box<Messages>> {
        Messages::unpack(&en::EN, texts.leak())
    }

    /// Brings the texts of a language that travels by itself. False where they are not this version's.
    #[cfg(target_arch = "wasm32")]
    pub fn bring(self, texts: String) -> bool {
        match self {
            Self::English => true,
            // Each element brings them, and what is unpacked stays for good: once is enough.
            Self::Polish if POLISH.get().is_some() => true,
            Self::Polish => Self::unpacked(texts).map(|messages| POLISH.set(messages)).is_some(),
        }
    }
}

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
            let unpacked = Locale::unpacked(packed.clone()).expect("the texts of this version");
            assert_eq!(unpacked.pack(), locale.messages().pack());
            assert_eq!(unpacked.terms.hours(5), locale.messages().terms.hours(5));
            assert!(Locale::unpacked([&packed, "\u{1f}more"].concat()).is_none());
            let (fewer, _) = packed.rsplit_once(SEPARATOR).expect("many texts");
            assert!(Locale::unpacked(fewer.to_owned()).is_none());
        }
    }
}
