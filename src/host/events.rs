use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::adapter::Adapter;

#[wasm_bindgen]
extern "C" {
    /// What the loader hands over: how to speak to the host page, and where it keeps drafts.
    #[derive(Clone)]
    pub type HostPort;

    #[wasm_bindgen(method, getter)]
    fn emit(this: &HostPort) -> Function;

    #[wasm_bindgen(method, getter)]
    fn storage(this: &HostPort) -> Option<Adapter>;

    /// What was kept in memory alone when the wizard stopped; none at its first start.
    #[wasm_bindgen(method, getter)]
    pub fn kept(this: &HostPort) -> Option<String>;
}

impl HostPort {
    /// The host's own store for drafts, where it has given one.
    pub fn adapter(&self) -> Option<Adapter> {
        self.storage()
    }

    /// Tells the host page. False where a listener called `preventDefault`.
    pub fn tell(&self, name: &str, detail: &str) -> bool {
        let answer = self.emit().call2(self, &JsValue::from_str(name), &JsValue::from_str(detail));
        answer.ok().and_then(|answer| answer.as_bool()).unwrap_or(true)
    }
}
