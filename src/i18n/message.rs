//! The kinds of text that a locale file holds, each checked while it is compiled.

// Clippy reads the sections without what touches every text (see `messages!`), so that it sees which text no page uses.
#![cfg_attr(clippy, allow(dead_code))]

/// A text with placeholders: `{label}` stands for the value of that name.
#[derive(Clone, Copy, Debug)]
pub struct Template(pub &'static str);

/// A text that depends on a count, one form a plural category of the language. `{n}` is the count.
#[derive(Clone, Copy, Debug)]
pub enum Plural {
    /// For languages with `one` and `other`, as English.
    Two { one: &'static str, other: &'static str },
    /// For languages with `one`, `few` and `many` for whole numbers, as Polish.
    Three { one: &'static str, few: &'static str, many: &'static str },
}

impl Template {
    /// The text with its values put in.
    pub fn fill(self, values: &[(&str, &str)]) -> String {
        fill(self.0, values)
    }

    /// Stops the build unless the text has exactly the placeholders in `names`.
    pub const fn check(self, names: &[&str]) {
        check_placeholders(self.0, names);
    }
}

impl Plural {
    /// The form for `n` with `n` put in.
    pub fn fill(self, n: usize) -> String {
        self.fill_shown(n, &n.to_string())
    }

    /// The form for `n` with `shown` put in, the count as the language writes long numbers.
    pub fn fill_shown(self, n: usize, shown: &str) -> String {
        fill(self.form(n), &[("n", shown)])
    }

    /// The form by the rules that Unicode gives whole numbers in English and in Polish.
    const fn form(self, n: usize) -> &'static str {
        match self {
            Self::Two { one, other } => {
                if n == 1 {
                    one
                } else {
                    other
                }
            }
            Self::Three { one, few, many } => match (n, n % 10, n % 100) {
                (1, ..) => one,
                (_, 2..=4, 12..=14) => many,
                (_, 2..=4, _) => few,
                _ => many,
            },
        }
    }

    /// The three forms that a packed plural has; a language with two repeats its second.
    pub(super) const fn forms(self) -> [&'static str; 3] {
        match self {
            Self::Two { one, other } => [one, other, other],
            Self::Three { one, few, many } => [one, few, many],
        }
    }

    /// Stops the build unless there are so many forms.
    pub const fn check_forms(self, forms: usize) {
        let own = match self {
            Self::Two { .. } => 2,
            Self::Three { .. } => 3,
        };
        assert!(own == forms, "a text lacks a plural form of its language, or has one too many");
    }

    /// Stops the build unless every form has the count.
    pub const fn check(self) {
        match self {
            Self::Two { one, other } => {
                check_placeholders(one, &["n"]);
                check_placeholders(other, &["n"]);
            }
            Self::Three { one, few, many } => {
                check_placeholders(one, &["n"]);
                check_placeholders(few, &["n"]);
                check_placeholders(many, &["n"]);
            }
        }
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A text without placeholders: stops the build where there is one, or where the text is empty.
pub const fn check_text(text: &str) {
    assert!(!text.is_empty(), "a text is empty");
    check_placeholders(text, &[]);
}

const fn check_placeholders(text: &str, names: &[&str]) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'{' {
            let mut known = false;
            let mut name = 0;
            while name < names.len() {
                known = known || stands_at(bytes, at, names[name].as_bytes());
                name += 1;
            }
            assert!(known, "a text has a placeholder that nobody fills");
        }
        at += 1;
    }
    let mut name = 0;
    while name < names.len() {
        let mut found = false;
        let mut at = 0;
        while at < bytes.len() {
            found = found || (bytes[at] == b'{' && stands_at(bytes, at, names[name].as_bytes()));
            at += 1;
        }
        assert!(found, "a text lacks a placeholder");
        name += 1;
    }
}

/// Whether `{name}` stands at this place.
const fn stands_at(text: &[u8], at: usize, name: &[u8]) -> bool {
    if at + name.len() + 1 >= text.len() || text[at + name.len() + 1] != b'}' {
        return false;
    }
    let mut offset = 0;
    while offset < name.len() {
        if text[at + 1 + offset] != name[offset] {
            return false;
        }
        offset += 1;
    }
    true
}

/// Defines a section of the messages: a struct that every locale file fills whole, or it does not build.
///
/// `title: text` is a plain text; `copy: fill(label)` a text with placeholders, read by the method
/// `copy(&label)`; `hours: plural` a text that depends on a count, read by the method `hours(n)`;
/// `rows: count` one whose count may be long, read by the method `rows(n, shown)`.
///
/// Checking and unpacking touch every text. Clippy does not see them: to it a text that no page uses is dead code, and
/// the check of the browser's part fails.
macro_rules! messages {
    ($(#[$meta:meta])* pub struct $Name:ident { $($key:ident : $kind:ident $(($($arg:ident),+))?,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $Name { $(pub $key: messages!(@type $kind),)+ }

        impl $Name {
            /// Checks every text while it is compiled.
            pub const fn checked(self) -> Self {
                #[cfg(not(clippy))]
                {
                    $(messages!(@check $kind, self.$key $(, $($arg),+)?);)+
                }
                self
            }

            /// Stops the build unless each text that depends on a count has as many forms as the language.
            pub(in crate::i18n) const fn check_forms(&self, forms: usize) {
                // Some sections have no such text.
                let _ = forms;
                #[cfg(not(clippy))]
                {
                    $(messages!(@forms $kind, self.$key, forms);)+
                }
            }

            $(messages!(@method $kind, $key $(, $($arg),+)?);)+

            /// The section without its texts, to be unpacked into.
            pub(in crate::i18n) const EMPTY: Self = Self { $($key: messages!(@empty $kind),)+ };

            /// Writes every text in the section's order, each form of a plural by itself.
            pub(in crate::i18n) const fn pack(&self, packing: &mut $crate::i18n::packed::Packing<'_>) {
                let _ = &packing;
                #[cfg(not(clippy))]
                {
                    $(messages!(@pack $kind, self.$key, packing);)+
                }
            }

            /// Takes the texts in the order of `pack` in place of what is there.
            pub(in crate::i18n) fn unpack(&mut self, texts: &mut $crate::i18n::packed::Packed) {
                let _ = &texts;
                #[cfg(not(clippy))]
                {
                    $(messages!(@unpack $kind, self.$key, texts);)+
                }
            }
        }
    };
    (@unpack text, $value:expr, $texts:ident) => { $texts.put(&mut $value) };
    (@unpack fill, $value:expr, $texts:ident) => { $texts.put(&mut $value.0) };
    (@unpack $kind:ident, $value:expr, $texts:ident) => { $texts.put_plural(&mut $value) };
    (@forms text, $value:expr, $forms:ident) => {};
    (@forms fill, $value:expr, $forms:ident) => {};
    (@forms $kind:ident, $value:expr, $forms:ident) => { $value.check_forms($forms) };
    (@empty text) => { "" };
    (@empty fill) => { $crate::i18n::message::Template("") };
    (@empty $kind:ident) => { $crate::i18n::message::Plural::Two { one: "", other: "" } };
    (@pack text, $value:expr, $packing:ident) => { $packing.put($value) };
    (@pack fill, $value:expr, $packing:ident) => { $packing.put($value.0) };
    (@pack $kind:ident, $value:expr, $packing:ident) => { $packing.put_plural($value.forms()) };
    (@type text) => { &'static str };
    (@type fill) => { $crate::i18n::message::Template };
    (@type plural) => { $crate::i18n::message::Plural };
    (@type count) => { $crate::i18n::message::Plural };
    (@check text, $value:expr) => { $crate::i18n::message::check_text($value) };
    (@check fill, $value:expr, $($arg:ident),+) => { $value.check(&[$(stringify!($arg)),+]) };
    (@check plural, $value:expr) => { $value.check() };
    (@check count, $value:expr) => { $value.check() };
    (@method text, $key:ident) => {};
    (@method fill, $key:ident, $($arg:ident),+) => {
        pub fn $key(&self, $($arg: &str),+) -> String { self.$key.fill(&[$((stringify!($arg), $arg)),+]) }
    };
    (@method plural, $key:ident) => {
        pub fn $key(&self, n: usize) -> String { self.$key.fill(n) }
    };
    (@method count, $key:ident) => {
        pub fn $key(&self, n: usize, shown: &str) -> String { self.$key.fill_shown(n, shown) }
    };
}
