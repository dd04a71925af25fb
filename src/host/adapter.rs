use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::tasks;

/// How long the host may take for an answer before it counts as failed, in milliseconds. An answer that comes later
/// still counts, and nothing overtakes it.
const PATIENCE: i32 = 10_000;

#[wasm_bindgen]
extern "C" {
    /// The host's own store for drafts, as the loader hands it over: every answer is a promise.
    #[derive(Clone)]
    pub type Adapter;

    #[wasm_bindgen(method)]
    fn get(this: &Adapter, key: &str) -> Promise;

    #[wasm_bindgen(method)]
    fn set(this: &Adapter, key: &str, text: &str) -> Promise;

    #[wasm_bindgen(method)]
    fn remove(this: &Adapter, key: &str) -> Promise;
}

/// Writes to the host's store one text after the other. While one is on its way only the newest waits, so
/// that a slow host falls behind by one text and never by many.
pub struct Writer {
    adapter: Adapter,
    key: String,
    is_writing: Rc<Cell<bool>>,
    /// The text to write next; the inner none removes the key.
    next: Rc<RefCell<Option<Option<String>>>>,
    /// Told after each write whether the host kept it.
    done: Rc<dyn Fn(bool)>,
}

impl Writer {
    /// A writer to one key of the host's store.
    pub fn new(adapter: Adapter, key: String, done: Rc<dyn Fn(bool)>) -> Self {
        Self { adapter, key, is_writing: Rc::default(), next: Rc::default(), done }
    }

    /// Asks the host for what it keeps. The answer's outer none means that the host failed.
    pub fn read(&self, done: impl Fn(Option<Option<String>>) + 'static) {
        let answer = self.adapter.get(&self.key);
        let (done, is_waiting) = (Rc::new(done), Rc::new(Cell::new(true)));
        let (late, waits) = (done.clone(), is_waiting.clone());
        tasks::after(PATIENCE, move || {
            if waits.get() {
                late(None);
            }
        });
        spawn_local(async move {
            let text = JsFuture::from(answer).await;
            is_waiting.set(false);
            done(text.ok().map(|text| text.as_string()));
        });
    }

    /// Writes a text, or removes what is kept.
    pub fn write(&self, text: Option<String>) {
        *self.next.borrow_mut() = Some(text);
        if self.is_writing.replace(true) {
            return;
        }
        let (adapter, key, done) = (self.adapter.clone(), self.key.clone(), self.done.clone());
        let (next, is_writing) = (self.next.clone(), self.is_writing.clone());
        spawn_local(async move {
            loop {
                // Taken in a statement of its own, so that nothing is borrowed while the host works.
                let text = next.borrow_mut().take();
                let answer = match text {
                    None => break,
                    Some(Some(text)) => adapter.set(&key, &text),
                    Some(None) => adapter.remove(&key),
                };
                let is_waiting = Rc::new(Cell::new(true));
                let (late, waits) = (done.clone(), is_waiting.clone());
                tasks::after(PATIENCE, move || {
                    if waits.get() {
                        late(false);
                    }
                });
                let is_kept = JsFuture::from(answer).await.is_ok();
                is_waiting.set(false);
                // Kept is what was typed last, not what a newer text is waiting to replace.
                if !is_kept || next.borrow().is_none() {
                    done(is_kept);
                }
            }
            is_writing.set(false);
        });
    }
}
