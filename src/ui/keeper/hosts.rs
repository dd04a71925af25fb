//! The host's own store: what it answers, and how long it takes.

use super::Keeper;
use crate::host::adapter::News;
use crate::host::{clock, tasks};
use crate::wizard::action::Action;
use crate::wizard::saved::DRAFT;

/// How long the host's store may take before the page says that it does, in milliseconds.
const LONG: u64 = 1_000;

impl Keeper {
    /// Says after a while that a draft is still not kept, where that is so.
    pub(super) fn await_host(&mut self) {
        if self.unsaved_since.is_none() {
            self.unsaved_since = Some(clock::now());
            let tell = self.tell.clone();
            tasks::after(LONG as i32, move || tell(News::Waited));
        }
    }

    /// Whether the host's store keeps the agent waiting.
    pub(super) fn is_waiting(&self) -> bool {
        // A timer may be some milliseconds early by this clock.
        self.unsaved_since.is_some_and(|since| clock::now().saturating_sub(since) >= LONG * 9 / 10)
    }

    /// Takes the answer of the host's store, and what there is to do after it: to load what it kept, or to keep both where a
    /// draft was changed here and elsewhere.
    pub fn hear(&mut self, news: News) -> Vec<Action> {
        match news {
            News::Read(Some(text)) => {
                let (is_first, was_settled) = (!self.store.is_read(), self.store.is_settled());
                let conflicts = self.store.take_hosts(&text.unwrap_or_default());
                // Of a conflict, what was written here is kept only when it has a name of its own.
                let is_settled = self.store.is_settled() && conflicts.is_empty();
                if is_settled && (!was_settled || self.has_failed) {
                    self.told_saved();
                }
                self.has_failed &= !is_settled;
                if !self.store.is_faithful() {
                    self.fail();
                }
                let loaded = is_first.then(|| self.load());
                let ids = conflicts.iter().filter_map(|name| name.strip_prefix(DRAFT));
                let forks: Vec<Action> = ids.filter_map(|id| self.fork(id)).collect();
                return loaded.into_iter().chain(forks).collect();
            }
            News::Written(true) => {
                let is_saved = self.store.written(true);
                // A store that lost what it said it kept is believed again when it turns out to have it.
                if self.store.is_faithful() {
                    self.has_failed = false;
                    if is_saved {
                        self.told_saved();
                    }
                }
            }
            News::Elsewhere => self.store.ask_host(),
            // The page is drawn anew, and says it.
            News::Waited => {}
            News::Read(None) | News::Written(false) => {
                if let News::Written(is_kept) = news {
                    self.store.written(is_kept);
                }
                self.fail();
                self.store.ask_host_again();
            }
        }
        Vec::new()
    }

    /// The host's store failed: its page says so, and the host hears of it once.
    fn fail(&mut self) {
        if !self.has_failed {
            self.port.tell_error("SRW301", "the storageAdapter failed".into());
        }
        self.has_failed = true;
    }
}
