mod beside;
mod hosts;

use std::rc::Rc;

use crate::domain::json::object;
use crate::host::adapter::News;
use crate::host::clock;
use crate::host::events::HostPort;
use crate::host::storage::{Store, Where, Written};
use crate::wizard::action::Action;
use crate::wizard::answers::Answers;
use crate::wizard::draft::Draft;
use crate::wizard::saved::{DRAFT, SavedError};
use crate::wizard::state::State;

/// Keeps what was typed, at once and under stable names, and says where.
pub struct Keeper {
    store: Store,
    port: HostPort,
    tell: Rc<dyn Fn(News)>,
    saved_at: Option<u64>,
    /// Whether the host's store failed at the last try.
    has_failed: bool,
    /// Since when the host's store has not had all that is to be kept, in milliseconds since 1970.
    unsaved_since: Option<u64>,
    /// Each draft as it was when this page read or wrote it last, to notice when another tab has written it.
    seen: Vec<(String, String)>,
    /// What this page last read or wrote beside the drafts, by name: what differs from it now was changed here.
    bases: Vec<(String, Answers)>,
    /// The draft that the loader holds for the case of a crash.
    told: String,
}

/// Where drafts are kept, and whether that works.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    pub place: Where,
    /// When a draft was kept last, in milliseconds since 1970.
    pub at: Option<u64>,
    /// Nothing better than this page's memory works, though the host wished for it.
    pub is_blocked: bool,
    /// The host's store keeps the agent waiting: what was typed last is not kept yet.
    pub is_waiting: bool,
}

impl Keeper {
    /// Opens the host's own store, or the wanted one, or the next one that works.
    pub fn open(wanted: Where, key: &str, port: HostPort, tell: Rc<dyn Fn(News)>) -> Self {
        let store = match port.adapter() {
            None => Store::open(wanted, key, port.clone()),
            Some(adapter) => Store::of_host(adapter, key, port.clone(), tell.clone()),
        };
        let (saved_at, has_failed, unsaved_since, seen, bases, told) = Default::default();
        let mut keeper = Self { store, port, tell, saved_at, has_failed, unsaved_since, seen, bases, told };
        keeper.store.gather();
        keeper
    }

    /// Takes back what was in memory alone before a crash.
    pub fn take_back(&mut self) {
        if let Some(text) = self.port.kept() {
            self.store.take_back(&text);
        }
    }

    /// Where things are kept now.
    pub fn kept(&self) -> Kept {
        let is_blocked = self.has_failed || self.store.is_blocked();
        Kept { place: self.store.place(), at: self.saved_at, is_blocked, is_waiting: self.is_waiting() }
    }

    /// All that was kept, as the action that takes it in. A draft that is too old goes; one that cannot be
    /// read stays where it is, and its text is shown.
    pub fn load(&mut self) -> Action {
        let now = clock::now();
        let mut drafts = Vec::new();
        let (mut unreadable, mut newer) = (Vec::new(), Vec::new());
        for name in self.store.names() {
            let (Some(id), Some(text)) = (name.strip_prefix(DRAFT), self.store.get(&name)) else { continue };
            match Draft::from_json(&text) {
                Ok(draft) if draft.has_expired(now) => {
                    self.store.remove(&name);
                    continue;
                }
                // Its place says which draft it is, whatever became of the id in the text.
                Ok(draft) => drafts.push(Draft { id: id.to_owned(), ..draft }),
                // Not seen as ours: whatever is saved under its name becomes a draft beside it.
                Err(error) => {
                    if error == SavedError::Newer {
                        newer.extend(Draft::from_newer_json(&text));
                    }
                    unreadable.push(text);
                    continue;
                }
            }
            self.see(id, text);
        }
        let (you, edits) = (self.you(), self.edits());
        self.note_bases(&you, &edits);
        Action::Loaded { drafts, unreadable, newer, you, edits }
    }

    /// Keeps both versions of a draft that another page has written: theirs under its name.
    fn fork(&mut self, id: &str) -> Option<Action> {
        let text = self.store.get(&[DRAFT, id].concat())?;
        let theirs = Draft::from_json(&text).ok().map(|draft| Box::new(Draft { id: id.to_owned(), ..draft }));
        // A text that cannot be read stays nobody's, so that it is never written over.
        if theirs.is_some() {
            self.see(id, text);
        }
        Some(Action::DraftForked { id: id.to_owned(), new_id: clock::random_id(), theirs })
    }

    fn has_seen(&self, id: &str, text: &str) -> bool {
        self.seen.iter().any(|(known, seen)| known == id && seen == text)
    }

    fn see(&mut self, id: &str, text: String) {
        self.seen.retain(|(known, _)| known != id);
        self.seen.push((id.to_owned(), text));
    }

    /// Keeps a draft, and tells the loader and the host. Where another tab has written this draft since,
    /// nothing is written, and both versions are to be kept.
    pub fn save_draft(&mut self, draft: &Draft) -> Option<Action> {
        let name = [DRAFT, &draft.id].concat();
        let text = draft.to_json();
        // The same may have been done in both tabs, such as opening the draft.
        if self.store.get(&name).is_some_and(|there| there != text && !self.has_seen(&draft.id, &there)) {
            return self.fork(&draft.id);
        }
        // The loader first: after a crash in between, what it gives back is never older than what is kept.
        self.port.tell("srw-internal-draft", &text);
        self.told.clone_from(&draft.id);
        let written = self.store.set(&name, &text);
        self.see(&draft.id, text);
        match written {
            Written::Kept => self.told_saved(),
            Written::Sent => self.await_host(),
        }
        None
    }

    fn told_saved(&mut self) {
        self.saved_at = Some(clock::now());
        self.unsaved_since = None;
        let place = self.store.place().word();
        self.port.tell("srw-draft-saved", &object([("where", place.into())]).to_text());
    }

    /// Lets go of a draft. Where another tab has written it since, that version is what Undo must bring back.
    pub fn delete_draft(&mut self, id: &str) -> Option<Action> {
        let name = [DRAFT, id].concat();
        let there = self.store.get(&name).filter(|there| !self.has_seen(id, there));
        let theirs = there.and_then(|there| Draft::from_json(&there).ok());
        self.store.remove(&name);
        if self.told == id {
            self.forget_told();
        }
        theirs.map(|draft| Action::LaterDeleted(Box::new(draft)))
    }

    /// The loader holds the last draft for the case of a crash. It lets go of it where the draft is gone.
    pub fn forget_told(&mut self) {
        self.told.clear();
        self.port.tell("srw-internal-draft", "");
    }

    /// Lets go of all that is kept (R44).
    pub fn delete_everything(&mut self) {
        self.store.clear();
        (self.saved_at, self.unsaved_since) = (None, None);
        self.bases.clear();
        self.forget_told();
    }

    /// Goes on in another store, with the drafts that are known, until [`Self::settle_in`]. Gives what lies there. What was
    /// in memory alone is the loader's until then.
    pub fn move_to(&mut self, wanted: Where, key: &str, state: &State) -> Action {
        *self = Self::open(wanted, key, self.port.clone(), self.tell.clone());
        self.store.begin_filling();
        for draft in state.drafts.iter().filter(|draft| draft.is_worth_keeping()) {
            // An older version that was left behind in this store is ours to replace.
            if let Some(there) = self.store.get(&[DRAFT, &draft.id].concat())
                && Draft::from_json(&there).is_ok_and(|known| known.changed_at <= draft.changed_at)
            {
                self.see(&draft.id, there);
            }
            self.save_draft(draft);
        }
        self.load()
    }
}
