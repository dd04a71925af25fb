/// The bytes of a file that the user picked or dropped; none where the browser cannot read it.
pub fn read(file: &web_sys::File, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let promise = file.array_buffer();
    wasm_bindgen_futures::spawn_local(async move {
        let buffer = wasm_bindgen_futures::JsFuture::from(promise).await;
        done(buffer.ok().map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec()));
    });
}
