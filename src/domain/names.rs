/// What the rules need to know about names and leave to a well-kept library: in production the
/// browser's own `URL` and regular expressions, natively crates. Both must agree; the browser tests
/// compare them.
pub trait Names {
    /// UTS 46 "domain to ASCII" as the URL standard calls it (non-transitional, not strict): U-labels
    /// become A-labels, letters become lower case. `None` where the standard reports a failure.
    ///
    /// Only asked about text that has a non-ASCII character or a label that begins with `xn--`, and
    /// whose ASCII characters are letters, digits, hyphens and dots.
    fn to_ascii(&self, domain: &str) -> Option<String>;

    /// Whether the letters of one label (in its Unicode form) belong to more than one script by the
    /// Unicode property `Script`. Characters that scripts share (`Common`, `Inherited`) do not count, and
    /// all scripts outside of [`SCRIPTS`] count as one.
    fn mixes_scripts(&self, label: &str) -> bool;
}

/// The scripts that names are told apart by, as Unicode names them.
#[rustfmt::skip]
pub const SCRIPTS: [&str; 33] = [
    "Latin", "Cyrillic", "Greek", "Han", "Hiragana", "Katakana", "Hangul", "Arabic", "Hebrew", "Devanagari", "Bengali",
    "Thai", "Armenian", "Georgian", "Ethiopic", "Tamil", "Telugu", "Gujarati", "Gurmukhi", "Kannada", "Malayalam",
    "Sinhala", "Khmer", "Lao", "Myanmar", "Tibetan", "Mongolian", "Cherokee", "Thaana", "Oriya", "Syriac", "Bopomofo",
    "Canadian_Aboriginal",
];
