//! All words for people, in every language, complete or it does not build.
//!
//! A section is a struct (in `sections/`) that each locale fills whole (`en/`, `pl/`); placeholders are
//! checked while the locale compiles, and a key that no page uses is an error of the wasm build. Terms
//! are those of `docs/glossary.md`. Portal labels stand in the portal's own words.

// The pages that use the texts are built for the browser only.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

#[macro_use]
pub mod message;

mod en;
mod help;
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

    /// All texts of the language.
    pub const fn messages(self) -> &'static Messages {
        match self {
            Self::English => &en::EN,
            Self::Polish => &pl::PL,
        }
    }
}
