use std::cell::RefCell;

use js_sys::{Date, Number, Object, Reflect};
use wasm_bindgen::prelude::*;

/// A moment as day and time in the user's zone, by the browser's `Intl`. `at` is in milliseconds since 1970.
pub fn date_time(tag: &str, at: u64) -> String {
    format(tag, at, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

/// A moment as day and time with the zone's distance from UTC, so that it is one moment even where clocks are set back.
pub fn moment(tag: &str, at: u64) -> String {
    let parts =
        [("year", "numeric"), ("month", "short"), ("day", "numeric"), ("hour", "numeric"), ("minute", "2-digit")];
    let [year, month, day, hour, minute] = parts;
    format(tag, at, &[year, month, day, hour, minute, ("timeZoneName", "shortOffset")])
}

/// The time of day of a moment, in the user's zone.
pub fn time(tag: &str, at: u64) -> String {
    let minute = at / 60_000;
    LAST_TIME.with_borrow_mut(|last| {
        if (last.0.as_str(), last.1) != (tag, minute) {
            *last = (tag.to_owned(), minute, format(tag, at, &[("timeStyle", "short")]));
        }
        last.2.clone()
    })
}

thread_local! {
    // A page is drawn anew with each key, and what the browser makes for a question to `Intl` costs more than all the rest.
    /// The language, the minute since 1970, and its text.
    static LAST_TIME: RefCell<(String, u64, String)> = RefCell::default();
    /// The language, and what is known of the names of languages in it.
    static LANGUAGES: RefCell<(String, Vec<(String, String)>)> = RefCell::default();
}

/// A whole number with the language's signs between its thousands.
pub fn number(tag: &str, number: usize) -> String {
    Number::from(number as f64).to_locale_string(tag).into()
}

/// A month such as `2023-10` in words.
pub fn month(tag: &str, month: &str) -> String {
    let day = Date::new(&JsValue::from_str(&[month, "-15T12:00:00Z"].concat())).get_time();
    format(tag, day as u64, &[("month", "long"), ("year", "numeric")])
}

#[wasm_bindgen]
extern "C" {
    type DisplayNames;

    /// Fails where a host has taken `Intl` away.
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(locales: &str, options: &Object) -> Result<DisplayNames, JsValue>;

    #[wasm_bindgen(catch, method)]
    fn of(this: &DisplayNames, language: &str) -> Result<Option<String>, JsValue>;
}

/// A language's name in the language of the page; its tag where the browser knows none.
pub fn language(tag: &str, language: &str) -> String {
    LANGUAGES.with_borrow_mut(|(of, names)| {
        if of != tag {
            (*of, *names) = (tag.to_owned(), Vec::new());
        }
        if let Some((_, name)) = names.iter().find(|(known, _)| known == language) {
            return name.clone();
        }
        let named = DisplayNames::new(tag, &object(&[("type", "language")])).and_then(|all| all.of(language));
        let name = named.ok().flatten().unwrap_or_else(|| language.to_owned());
        names.push((language.to_owned(), name.clone()));
        name
    })
}

// The dates' own method, not a formatter: it is there even where a host has taken `Intl` away.
fn format(tag: &str, at: u64, options: &[(&str, &str)]) -> String {
    Date::new(&JsValue::from_f64(at as f64)).to_locale_string(tag, &object(options)).into()
}

fn object(members: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    object
}
