use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Puts the focus on the first element under `root` that fits. Gives whether there was one.
pub fn on(root: &Element, selector: &str) -> bool {
    let found = root.query_selector(selector).ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok());
    // An element that is shown takes the focus; one that is not is left alone.
    found.is_some_and(|element| element.focus().is_ok())
}

/// Whether there is an element under `root` that fits.
pub fn is_there(root: &Element, selector: &str) -> bool {
    root.query_selector(selector).is_ok_and(|found| found.is_some())
}

/// Scrolls as little as needed for the first element under `root` that fits to be seen.
pub fn reveal(root: &Element, selector: &str) {
    let Ok(Some(element)) = root.query_selector(selector) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Puts the focus on the form control of that name, its label or legend scrolled into view first: the
/// error summary's links lead here. Of radio buttons it is the chosen one, else the first. Gives whether there is
/// one.
pub fn on_control(root: &Element, name: &str) -> bool {
    let all = ["[name=\"", name, "\"]"].concat();
    let chosen = root.query_selector(&[&all, ":checked"].concat()).ok().flatten();
    let Some(control) = chosen.or_else(|| root.query_selector(&all).ok().flatten()) else { return false };
    let label = control.closest("fieldset, .srw-field").ok().flatten();
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    label.as_ref().unwrap_or(&control).scroll_into_view_with_scroll_into_view_options(&options);
    if let Ok(control) = control.dyn_into::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // As above: what is shown takes the focus.
        let _ = control.focus_with_options(&options);
    }
    true
}

/// The text of the form control that an event came from.
pub fn input_text(event: &web_sys::Event) -> String {
    // Every form control has a `value`; reading it by name serves them all.
    let target = event.composed_path().get(0);
    let value = js_sys::Reflect::get(&target, &JsValue::from_str("value"));
    value.ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// The text of the control of that name in the form that an event came from.
pub fn form_text(event: &web_sys::Event, name: &str) -> String {
    let member = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default();
    // A form has its controls as members by their names.
    let control = member(&event.composed_path().get(0), name);
    member(&control, "value").as_string().unwrap_or_default()
}
