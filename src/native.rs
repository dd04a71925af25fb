//! The browser's part, natively: the ports of the rules on crates, for the command line and the tests.

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use crate::domain::{Names, SCRIPTS};
use crate::i18n::Locale;

/// [`Names`] on the crates `idna`, `unicode-properties` and `unicode-script`.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeNames;

impl Names for NativeNames {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        let ascii =
            Uts46::new().to_ascii(domain.as_bytes(), AsciiDenyList::URL, Hyphens::Allow, DnsLength::Ignore).ok()?;
        Some(ascii.into_owned())
    }

    fn mixes_scripts(&self, label: &str) -> bool {
        let is_own = |script: &Script| !matches!(script, Script::Common | Script::Inherited | Script::Unknown);
        let is_letter = |letter: &char| letter.general_category_group() == GeneralCategoryGroup::Letter;
        let scripts = label.chars().filter(is_letter).map(|letter| letter.script()).filter(is_own);
        let mut scripts = scripts.map(|script| SCRIPTS.iter().position(|known| *known == script.full_name()));
        scripts.next().is_some_and(|first| scripts.any(|other| other != first))
    }
}

/// The languages whose texts travel by themselves, by their subtags, each with its texts as the release ships them.
pub fn packed_texts() -> Vec<(&'static str, String)> {
    let travels = |locale: &&Locale| **locale != Locale::English;
    Locale::ALL.iter().filter(travels).map(|locale| (locale.word(), locale.packed())).collect()
}
