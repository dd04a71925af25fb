//! Keys for people who do this daily.

use super::route::{Entry, Route};

words! {
    /// How the keys of shortcuts are pressed. A single letter may not be all that it takes for everybody (WCAG 2.1.4).
    pub enum Press {
        Alone = "alone",
        WithAlt = "alt",
        Off = "off",
    }
}

/// What a key, or two one after the other, ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// The list of shortcuts.
    List,
    /// The page's search box, else the one over customers.
    Search,
    Go(Route),
    /// An entry of the New request menu (R01).
    Start(Entry),
    /// The answer of that place in the question at hand, counted from 1.
    Choose(usize),
}

/// The first keys of shortcuts that take two: `g` goes somewhere, `n` begins a new request.
const FIRST: [&str; 2] = ["g", "n"];

/// The keys pressed so far.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    first: Option<&'static str>,
}

impl Keys {
    /// Takes a key by its name. A key that does not belong to a shortcut begins anew.
    pub fn press(&mut self, key: &str) -> Option<Shortcut> {
        let first = self.first.take();
        let found = match (first, key) {
            (Some("g"), "c") => Shortcut::Go(Route::Customers),
            (Some("g"), "y") => Shortcut::Go(Route::YourDetails),
            (Some("g"), "h") => Shortcut::Go(Route::Help),
            (Some("n"), "a") => Shortcut::Start(Entry::Azure),
            (Some("n"), "o") => Shortcut::Start(Entry::Office365),
            (Some("n"), "m") => Shortcut::Start(Entry::Marketplace),
            (_, "?") => Shortcut::List,
            (_, "/") => Shortcut::Search,
            _ => {
                self.first = FIRST.into_iter().find(|known| *known == key);
                let digit = key.parse().ok().filter(|digit| (1..=9).contains(digit));
                return digit.map(Shortcut::Choose);
            }
        };
        Some(found)
    }
}
