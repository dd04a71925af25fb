use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, KeyboardEvent};

use super::{focus, tasks};
use crate::wizard::shortcuts::Press;

/// A radio button of the first question without an answer.
const OPEN: &str = "fieldset:not(:has(:checked)) input[type=\"radio\"]";

/// The key that was pressed, where it was pressed for the wizard as a whole: not while a text is written, not
/// together with the keys that browsers and screen readers use, but for Alt where that is chosen, not in the list of
/// shortcuts itself. Ctrl or ⌘ with Enter is `Enter`, in a text, too.
pub fn pressed(event: &KeyboardEvent, press: Press) -> Option<String> {
    let has_alt = event.alt_key();
    let is_off = press == Press::Off || has_alt && press == Press::Alone;
    if is_off || event.is_composing() || event.repeat() {
        return None;
    }
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    let is_in = |selector: &str| target.closest(selector).ok().flatten().is_some();
    if is_in("dialog") {
        return None;
    }
    let key = event.key();
    if event.ctrl_key() || event.meta_key() {
        return (key == "Enter" && !has_alt).then_some(key);
    }
    if has_alt != (press == Press::WithAlt) {
        return None;
    }
    // With Alt some systems make another letter of the key, so its place says which it is.
    let key = if has_alt { letter(&event.code(), event.shift_key())? } else { key };
    let is_writing = is_in("input:not([type=\"radio\"]):not([type=\"checkbox\"]), textarea, select");
    (!is_writing && key.chars().count() == 1).then_some(key)
}

/// The letter, digit or sign on a key by its place.
fn letter(code: &str, has_shift: bool) -> Option<String> {
    let sign = if has_shift { "?" } else { "/" };
    let letter = code.strip_prefix("Key").or_else(|| code.strip_prefix("Digit"));
    letter.or((code == "Slash").then_some(sign)).map(str::to_ascii_lowercase)
}

/// Opens the list of shortcuts. Where it is open already, nothing happens.
pub fn show_list(root: &Element) {
    let dialog = root.query_selector("dialog").ok().flatten();
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        // The list begins with its heading. In the markup this word would have a browser complain of every page in a foreign frame.
        if let Ok(Some(heading)) = dialog.query_selector("h2") {
            let _ = heading.set_attribute("autofocus", "");
        }
        // Fails only for a dialog that is open, or not on the page any more.
        let _ = dialog.show_modal();
    }
}

/// Presses the page's primary button.
pub fn press_primary(root: &Element) {
    click(root, "[part=\"primary-button\"]");
}

/// Chooses the answer of that place: in the question that has the focus, else in the first one without an answer.
/// The focus goes to the next question without one.
pub fn choose(root: &Element, place: usize) {
    let focused = root.query_selector("input[type=\"radio\"]:focus").ok().flatten();
    let Some(radio) = focused.or_else(|| root.query_selector(OPEN).ok().flatten()) else { return };
    let Some(name) = radio.get_attribute("name") else { return };
    if !click(root, &[".srw-radio:nth-child(", &place.to_string(), ") > [name=\"", &name, "\"]"].concat()) {
        return;
    }
    let root = root.clone();
    // The answer may open or close questions, so what comes next is known after the next drawing.
    tasks::later(move || {
        let open = root.query_selector(OPEN).ok().flatten().and_then(|radio| radio.get_attribute("name"));
        focus::on_control(&root, &open.unwrap_or(name));
    });
}

fn click(root: &Element, selector: &str) -> bool {
    let found = root.query_selector(selector).ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|element| {
        element.click();
        true
    })
}
