use wasm_bindgen::prelude::*;
use web_sys::{MessageChannel, MessagePort};

/// Calls back after the browser had time for other work.
pub fn later(done: impl FnOnce() + 'static) {
    after(0, done);
}

/// Goes on with long work after the browser had its turn. By a message, since timers that follow each other wait for 4
/// milliseconds each, and those of a page in the background for a second.
pub fn go_on(done: impl FnOnce() + 'static) {
    let Ok(channel) = MessageChannel::new() else { return later(done) };
    let (here, there) = (channel.port1(), channel.port2());
    let ports = [here.clone(), there.clone()];
    let heard = Closure::once_into_js(move || {
        // Both are held until now, so that no browser takes a port away before its message has come.
        ports.iter().for_each(MessagePort::close);
        done();
    });
    here.set_onmessage(Some(heard.unchecked_ref()));
    // Nothing can be wrong with an empty message.
    let _ = there.post_message(&JsValue::NULL);
}

/// Calls back after so many milliseconds.
pub fn after(milliseconds: i32, done: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(done);
    if let Some(window) = web_sys::window() {
        // The window of a running page takes a timer; there is nobody to tell where it does not.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), milliseconds);
    }
}
