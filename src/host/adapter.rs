use std::cell::Cell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::tasks;
use crate::wizard::shared::Shared;

/// How long the host may take for an answer before it counts as failed, in milliseconds. What it was given then is given
/// again later; where the first still arrives, that is looked for.
const PATIENCE: i32 = 10_000;

/// How long after a text is kept by the host it is looked whether it is still there, in milliseconds: another page may
/// have read before that, and a slow store may take what it writes long after it.
const LOOKS: [i32; 4] = [2_000, 6_000, 15_000, 40_000];

/// How long after a failure the host's store is tried again, in milliseconds; after each further one twice as long.
const FIRST_TRY: i32 = 5_000;
const LONGEST_WAIT: i32 = 80_000;

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

    /// Ends the turn that `get` began, where nothing is to be changed.
    #[wasm_bindgen(method)]
    fn leave(this: &Adapter);
}

/// What the host's own store answered, later.
pub enum News {
    /// What it keeps; the outer none where it failed.
    Read(Option<Option<String>>),
    /// Whether it kept what it was given last.
    Written(bool),
    /// It may have been written to by another page meanwhile.
    Elsewhere,
    /// It has taken longer than an agent should be left in the belief that all is kept.
    Waited,
}

/// The talk with one key of the host's store: one question or one text at a time.
pub struct Line {
    adapter: Adapter,
    key: String,
    tell: Rc<dyn Fn(News)>,
    /// The number of the latest question, so that no answer to an earlier one counts.
    asked: Rc<Cell<u32>>,
    is_asking: Rc<Cell<bool>>,
    is_writing: Rc<Cell<bool>>,
    /// The number of the latest text, so that one that was given up is not taken for it.
    written: Rc<Cell<u32>>,
    /// The number of the latest wish to look again: the last text is what counts.
    looks: Rc<Cell<u32>>,
    /// How long to wait after the next failure, in milliseconds.
    next_wait: Cell<i32>,
    /// Whether it is waited for the next try.
    is_waiting: Rc<Cell<bool>>,
    /// Whether anybody still wants to hear: what a store answers that was given up is not the next one's.
    is_open: Rc<Cell<bool>>,
}

impl Line {
    /// A line to one key of the host's store, which tells what is heard.
    pub fn new(adapter: Adapter, key: String, tell: Rc<dyn Fn(News)>) -> Self {
        let is_open = Rc::new(Cell::new(true));
        let hears = is_open.clone();
        let tell = Rc::new(move |news| {
            if hears.get() {
                tell(news);
            }
        });
        let (asked, is_asking, is_writing, written, looks, is_waiting) = Default::default();
        let next_wait = Cell::new(FIRST_TRY);
        Self { adapter, key, tell, asked, is_asking, is_writing, written, looks, next_wait, is_waiting, is_open }
    }

    /// Whether an answer is to be waited for.
    pub fn is_busy(&self) -> bool {
        self.is_asking.get() || self.is_writing.get()
    }

    /// Whether a text is on its way.
    pub fn is_writing(&self) -> bool {
        self.is_writing.get()
    }

    /// Asks the host for what it keeps.
    pub fn ask(&self) {
        let number = self.asked.get() + 1;
        self.asked.set(number);
        self.is_asking.set(true);
        let (asked, is_asking, tell) = (self.asked.clone(), self.is_asking.clone(), self.tell.clone());
        let is_waiting = watch(move || {
            if asked.get() == number {
                is_asking.set(false);
                tell(News::Read(None));
            }
        });
        let (asked, is_asking, tell) = (self.asked.clone(), self.is_asking.clone(), self.tell.clone());
        let answer = self.adapter.get(&self.key);
        spawn_local(async move {
            let text = JsFuture::from(answer).await;
            is_waiting.set(false);
            if asked.get() == number {
                is_asking.set(false);
                tell(News::Read(text.ok().map(|text| text.as_string())));
            }
        });
    }

    /// Writes a text, or removes what is kept.
    pub fn write(&self, text: Option<String>) {
        let number = self.written.get() + 1;
        self.written.set(number);
        self.is_writing.set(true);
        let (written, is_writing, tell) = (self.written.clone(), self.is_writing.clone(), self.tell.clone());
        // True for the one that ends the writing: the answer, or the end of the patience.
        let ends = Rc::new(move || written.get() == number && is_writing.replace(false));
        let (gives_up, late) = (ends.clone(), tell.clone());
        let is_waiting = watch(move || {
            if gives_up() {
                late(News::Written(false));
            }
        });
        let answer = change(&self.adapter, &self.key, text);
        spawn_local(async move {
            let is_kept = JsFuture::from(answer).await.is_ok();
            is_waiting.set(false);
            tell(if ends() { News::Written(is_kept) } else { News::Elsewhere });
        });
    }

    /// Writes what is not yet written, though nobody hears of it any more.
    pub fn finish(&self, mut texts: Shared) {
        let (adapter, key) = (self.adapter.clone(), self.key.clone());
        spawn_local(async move {
            // Where the host fails now, there is nobody left to tell: none of this was called saved.
            let Ok(there) = JsFuture::from(adapter.get(&key)).await else { return };
            let Some(text) = texts.take(&there.as_string().unwrap_or_default()).write else { return adapter.leave() };
            let _ = JsFuture::from(change(&adapter, &key, text)).await;
        });
    }

    /// Lets other pages have their turn, where there is nothing to write.
    pub fn leave(&self) {
        self.adapter.leave();
    }

    /// Says after a while that the host may answer now. There is one such wait at a time.
    pub fn ask_again(&self) {
        if self.is_waiting.replace(true) {
            return;
        }
        let (tell, is_waiting) = (self.tell.clone(), self.is_waiting.clone());
        let wait = self.next_wait.get();
        self.next_wait.set((wait * 2).min(LONGEST_WAIT));
        tasks::after(wait, move || {
            is_waiting.set(false);
            tell(News::Elsewhere);
        });
    }

    /// Says after a while, and again later, that another page may have written.
    pub fn look_again(&self) {
        // What was asked for last is kept, so the next failure is a new one.
        self.next_wait.set(FIRST_TRY);
        let number = self.looks.get() + 1;
        self.looks.set(number);
        for wait in LOOKS {
            let (tell, looks) = (self.tell.clone(), self.looks.clone());
            tasks::after(wait, move || {
                if looks.get() == number {
                    tell(News::Elsewhere);
                }
            });
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.is_open.set(false);
    }
}

/// Lets the host keep a text, or remove what it keeps.
fn change(adapter: &Adapter, key: &str, text: Option<String>) -> Promise {
    match text {
        Some(text) => adapter.set(key, &text),
        None => adapter.remove(key),
    }
}

/// Calls `late` when the patience with the host is over, unless the cell says by then that nobody waits any more.
fn watch(late: impl FnOnce() + 'static) -> Rc<Cell<bool>> {
    let is_waiting = Rc::new(Cell::new(true));
    let waits = is_waiting.clone();
    tasks::after(PATIENCE, move || {
        if waits.get() {
            late();
        }
    });
    is_waiting
}
