use js_sys::JsString;
use wasm_bindgen::JsCast;

use super::events::HostPort;

/// The text of a file that the user picked or dropped, in whichever encoding spreadsheet programs save; none where the
/// browser cannot read it, or it is too large.
pub fn read(port: &HostPort, file: &web_sys::File, done: impl FnOnce(Option<JsString>) + 'static) {
    let promise = port.decode(file);
    wasm_bindgen_futures::spawn_local(async move {
        let text = wasm_bindgen_futures::JsFuture::from(promise).await;
        done(text.ok().and_then(|text| text.dyn_into().ok()));
    });
}

/// The file that a control of type `file` has. The control lets go of it, so that the same file can be
/// picked again.
pub fn picked(event: &web_sys::Event) -> Option<web_sys::File> {
    let control: web_sys::HtmlInputElement = event.composed_path().get(0).dyn_into().ok()?;
    let file = control.files()?.get(0);
    control.set_value("");
    file
}

/// Whether it is files that are dragged, not a text or a link.
pub fn brings(event: &web_sys::DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.includes(&"Files".into(), 0))
}

/// Whether what is dragged left an element with this selector, and not only for another inside it.
pub fn left(event: &web_sys::DragEvent, selector: &str) -> bool {
    let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Element>().ok());
    !to.is_some_and(|to| matches!(to.closest(selector), Ok(Some(_))))
}

/// The file that was dropped.
pub fn dropped(event: &web_sys::DragEvent) -> Option<web_sys::File> {
    event.data_transfer()?.files()?.get(0)
}
