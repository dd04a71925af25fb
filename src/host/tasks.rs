use wasm_bindgen::prelude::*;

/// Calls back after the browser had time for other work.
pub fn later(done: impl FnOnce() + 'static) {
    after(0, done);
}

/// Calls back after so many milliseconds.
pub fn after(milliseconds: i32, done: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(done);
    if let Some(window) = web_sys::window() {
        // The window of a running page takes a timer; there is nobody to tell where it does not.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), milliseconds);
    }
}
