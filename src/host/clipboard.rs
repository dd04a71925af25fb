use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    /// Fails where there is no clipboard, or a host has put something else in its place.
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<JsValue, JsValue>;
}

/// Puts text on the clipboard and says afterwards whether that went well; browsers may refuse.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let Ok(answer) = write_text(text) else { return done(false) };
    spawn_local(async move {
        done(JsFuture::from(Promise::resolve(&answer)).await.is_ok());
    });
}
