use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

use super::adapter::Adapter;
use crate::domain::json::{Value, object};

#[wasm_bindgen]
extern "C" {
    /// What the loader hands over: how to speak to the host page, and where it keeps drafts.
    #[derive(Clone)]
    pub type HostPort;

    #[wasm_bindgen(method, getter)]
    fn emit(this: &HostPort) -> Function;

    #[wasm_bindgen(method, getter)]
    fn storage(this: &HostPort) -> Option<Adapter>;

    /// The text of a file; fails where the browser cannot read it.
    #[wasm_bindgen(method)]
    pub fn decode(this: &HostPort, file: &web_sys::File) -> Promise;

    /// What was kept in memory alone when the wizard stopped; none at its first start.
    #[wasm_bindgen(method, getter)]
    pub fn kept(this: &HostPort) -> Option<String>;
}

impl HostPort {
    /// The host's own store for drafts, where it has given one.
    pub fn adapter(&self) -> Option<Adapter> {
        self.storage()
    }

    /// Tells the host page of an error by its code: `docs/errors.md` says what each means.
    pub fn tell_error(&self, code: &str, detail: Value) {
        self.tell("srw-error", &object([("code", code.into()), ("detail", detail)]).to_text());
    }

    /// Tells the host page. False where a listener called `preventDefault`.
    pub fn tell(&self, name: &str, detail: &str) -> bool {
        let answer = self.emit().call2(self, &JsValue::from_str(name), &JsValue::from_str(detail));
        answer.ok().and_then(|answer| answer.as_bool()).unwrap_or(true)
    }
}
