//! Closed lists of contract words, as enums.

/// Defines an enum whose every variant has one word: in the evaluate contract, in an attribute of the element, or in what
/// is kept.
///
/// Gives `ALL` and `WORDS` (in the order written), `word()` and `from_word()`. Words are compared exactly: none of them has
/// another spelling.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $Name:ident { $($(#[$doc:meta])* $Variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $Name { $($(#[$doc])* $Variant,)+ }

        impl $Name {
            /// Every variant, in the order written.
            pub const ALL: &'static [Self] = &[$(Self::$Variant,)+];

            /// Their words, in the same order as [`Self::ALL`].
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The variant's word.
            // Some words are only read, never written.
            #[allow(dead_code)]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$Variant => $word,)+ }
            }

            /// The variant that `word` names, if there is one.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::WORDS.iter().position(|known| *known == word).map(|at| Self::ALL[at])
            }
        }
    };
}
