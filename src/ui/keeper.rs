use std::rc::Rc;

use crate::domain::json::object;
use crate::host::clock;
use crate::host::events::HostPort;
use crate::host::storage::{Store, Where, Written};
use crate::wizard::action::Action;
use crate::wizard::answers::Answers;
use crate::wizard::draft::Draft;
use crate::wizard::saved::{self, SavedError};
use crate::wizard::shortcuts::Press;
use crate::wizard::state::State;

const DRAFT: &str = "draft.";
const YOU: &str = "you";
const EDITS: &str = "customers";
/// There where the agent has switched the keyboard shortcuts off, or wants Alt with them.
const NO_SHORTCUTS: &str = "no-shortcuts";

/// What the host's own store answered, later.
pub enum News {
    /// What it keeps; none where it failed.
    Read(Option<Option<String>>),
    /// Whether it kept what it was given last.
    Written(bool),
}

/// Keeps what was typed, at once and under stable names, and says where.
pub struct Keeper {
    store: Store,
    port: HostPort,
    tell: Rc<dyn Fn(News)>,
    saved_at: Option<u64>,
    /// Whether the host's store failed at the last try.
    has_failed: bool,
    /// Each draft as it was when this page read or wrote it last, to notice when another tab has written it.
    seen: Vec<(String, String)>,
}

/// Where drafts are kept, and whether that works.
#[derive(Clone, Copy, Debug)]
pub struct Kept {
    pub place: Where,
    /// When a draft was kept last, in milliseconds since 1970.
    pub at: Option<u64>,
    /// Nothing better than this page's memory works, though the host wished for it.
    pub is_blocked: bool,
}

impl Keeper {
    /// Opens the host's own store, or the wanted one, or the next one that works.
    pub fn open(wanted: Where, key: &str, port: HostPort, tell: Rc<dyn Fn(News)>) -> Self {
        let store = match port.adapter() {
            None => Store::open(wanted, prefix(key), port.clone()),
            Some(adapter) => {
                let written = tell.clone();
                Store::of_host(
                    adapter,
                    prefix(key),
                    port.clone(),
                    Rc::new(move |is_kept| written(News::Written(is_kept))),
                )
            }
        };
        let mut keeper = Self { store, port, tell, saved_at: None, has_failed: false, seen: Vec::new() };
        keeper.store.gather(|one, other| changed_at(one) > changed_at(other));
        keeper.ask_host();
        keeper
    }

    /// Takes back what was in memory alone before a crash.
    pub fn take_back(&mut self) {
        if let Some(text) = self.port.kept() {
            self.store.take_back(&text);
        }
    }

    fn ask_host(&self) {
        let tell = self.tell.clone();
        self.store.ask_host(move |answer| tell(News::Read(answer)));
    }

    /// Where things are kept now.
    pub fn kept(&self) -> Kept {
        Kept { place: self.store.place(), at: self.saved_at, is_blocked: self.has_failed || self.store.is_blocked() }
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
                Ok(draft) => drafts.push(draft),
                // Not seen as ours: whatever is saved under its name becomes a draft beside it.
                Err(error) => {
                    newer.extend(
                        Some(error)
                            .filter(|error| *error == SavedError::Newer)
                            .and_then(|_| Draft::from_newer_json(&text)),
                    );
                    unreadable.push(text);
                    continue;
                }
            }
            self.see(id, text);
        }
        Action::Loaded {
            drafts,
            unreadable,
            newer,
            you: self.store.get(YOU).map(|text| saved::you_from_json(&text)).unwrap_or_default(),
            edits: self.store.get(EDITS).map(|text| saved::edits_from_json(&text)).unwrap_or_default(),
        }
    }

    /// Takes the answer of the host's store, and what there is to load after it.
    pub fn hear(&mut self, news: News) -> Option<Action> {
        match news {
            News::Read(Some(text)) => {
                self.has_failed = false;
                self.store.take_hosts(&text.unwrap_or_default());
                return Some(self.load());
            }
            News::Written(true) => {
                self.has_failed = false;
                self.told_saved();
            }
            News::Read(None) | News::Written(false) => {
                if !self.has_failed {
                    let code = object([("code", "SRW301".into()), ("detail", "the storageAdapter failed".into())]);
                    self.port.tell("srw-error", &code.to_text());
                }
                self.has_failed = true;
            }
        }
        None
    }

    fn see(&mut self, id: &str, text: String) {
        self.seen.retain(|(known, _)| known != id);
        self.seen.push((id.to_owned(), text));
    }

    /// Keeps a draft, and tells the loader and the host. Where another tab has written this draft since,
    /// nothing is written and the other tab's text comes back.
    pub fn save_draft(&mut self, draft: &Draft) -> Option<String> {
        let name = [DRAFT, &draft.id].concat();
        if let Some(there) = self.store.get(&name) {
            let is_ours = self.seen.iter().any(|(id, text)| *id == draft.id && *text == there);
            if !is_ours {
                self.see(&draft.id, there.clone());
                return Some(there);
            }
        }
        if self.has_failed {
            self.ask_host();
        }
        let text = draft.to_json();
        // The loader first: after a crash in between, what it gives back is never older than what is kept.
        self.port.tell("srw-internal-draft", &text);
        let written = self.store.set(&name, &text);
        self.see(&draft.id, text);
        if written == Written::Kept {
            self.told_saved();
        }
        None
    }

    fn told_saved(&mut self) {
        self.saved_at = Some(clock::now());
        let place = self.store.place().word();
        self.port.tell("srw-draft-saved", &object([("where", place.into())]).to_text());
    }

    pub fn delete_draft(&mut self, id: &str) {
        self.store.remove(&[DRAFT, id].concat());
    }

    pub fn save_you(&mut self, you: &Answers) {
        self.store.set(YOU, &you.to_value().to_text());
    }

    pub fn save_edits(&mut self, edits: &[(String, Answers)]) {
        self.store.set(EDITS, &saved::edits_to_json(edits));
    }

    /// How the agent presses the keys of shortcuts: alone, until something else is chosen.
    pub fn press(&self) -> Press {
        self.store.get(NO_SHORTCUTS).map_or(Press::Alone, |kept| Press::from_word(&kept).unwrap_or(Press::Off))
    }

    pub fn set_press(&mut self, press: Press) {
        if press == Press::Alone {
            self.store.remove(NO_SHORTCUTS);
        } else {
            self.store.set(NO_SHORTCUTS, press.word());
        }
    }

    pub fn delete_everything(&mut self) {
        for name in self.store.names() {
            self.store.remove(&name);
        }
        self.saved_at = None;
        // The loader holds the last draft for the case of a crash.
        self.port.tell("srw-internal-draft", "");
    }

    /// Goes on in another store, with all that is known.
    pub fn move_to(&mut self, wanted: Where, key: &str, state: &State) {
        *self = Self::open(wanted, key, self.port.clone(), self.tell.clone());
        for draft in state.drafts.iter().filter(|draft| draft.is_worth_keeping()) {
            // An older version that was left behind in this store is ours to replace.
            if let Some(there) = self.store.get(&[DRAFT, &draft.id].concat())
                && Draft::from_json(&there).is_ok_and(|known| known.changed_at <= draft.changed_at)
            {
                self.see(&draft.id, there);
            }
            self.save_draft(draft);
        }
        self.save_you(&state.you);
        self.save_edits(&state.edits);
    }
}

/// When a kept draft was changed; other texts have no time.
fn changed_at(text: &str) -> Option<u64> {
    Draft::from_json(text).ok().map(|draft| draft.changed_at)
}

fn prefix(key: &str) -> String {
    ["srw.", key, "."].concat()
}
