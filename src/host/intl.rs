use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A moment as day and time in the user's zone, by the browser's `Intl`. `at` is in milliseconds since 1970.
pub fn date_time(tag: &str, at: u64) -> String {
    format(tag, at, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

/// The time of day of a moment, in the user's zone.
pub fn time(tag: &str, at: u64) -> String {
    format(tag, at, &[("timeStyle", "short")])
}

fn format(tag: &str, at: u64, options: &[(&str, &str)]) -> String {
    let locales = Array::of1(&JsValue::from_str(tag));
    let object = Object::new();
    for (name, value) in options {
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let date = Date::new(&JsValue::from_f64(at as f64));
    let formatter = Intl::DateTimeFormat::new(&locales, &object);
    let text = formatter.format().call1(&JsValue::UNDEFINED, &date);
    text.ok().and_then(|text| text.dyn_into::<js_sys::JsString>().ok()).map(String::from).unwrap_or_default()
}
