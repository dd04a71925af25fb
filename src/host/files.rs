use wasm_bindgen::JsCast;

/// The bytes of a file that the user picked or dropped; none where the browser cannot read it. Spreadsheet programs
/// save in the Windows code page of Central Europe, too: what is neither UTF-8 nor marked as UTF-16 is taken for that.
pub fn read(file: &web_sys::File, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let promise = file.array_buffer();
    wasm_bindgen_futures::spawn_local(async move {
        let buffer = wasm_bindgen_futures::JsFuture::from(promise).await;
        done(buffer.ok().map(|buffer| decoded(js_sys::Uint8Array::new(&buffer).to_vec())));
    });
}

fn decoded(bytes: Vec<u8>) -> Vec<u8> {
    let is_utf_16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if is_utf_16 || std::str::from_utf8(&bytes).is_ok() {
        return bytes;
    }
    let decoder = web_sys::TextDecoder::new_with_label("windows-1250");
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(&bytes));
    text.map_or(bytes, String::into_bytes)
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
