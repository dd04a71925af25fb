use std::rc::Rc;

use crate::domain::json::object;
use crate::host::clock;
use crate::host::events::HostPort;
use crate::host::storage::{Store, Where};
use crate::wizard::action::Action;
use crate::wizard::answers::Answers;
use crate::wizard::draft::Draft;
use crate::wizard::saved;
use crate::wizard::state::State;

const DRAFT: &str = "draft.";
const YOU: &str = "you";
const EDITS: &str = "customers";

/// Keeps what was typed, at once and under stable names, and says where.
pub struct Keeper {
    store: Store,
    port: HostPort,
    saved_at: Option<u64>,
}

impl Keeper {
    /// Opens the wanted store, or the next one that works.
    pub fn open(wanted: Where, key: &str, port: HostPort) -> Self {
        Self { store: Store::open(wanted, prefix(key)), port, saved_at: None }
    }

    /// Where things are kept now.
    pub const fn place(&self) -> Where {
        self.store.place()
    }

    /// When a draft was kept last, in milliseconds since 1970.
    pub const fn saved_at(&self) -> Option<u64> {
        self.saved_at
    }

    /// All that was kept, as the action that takes it in. Drafts that are too old go; one that cannot be
    /// read stays where it is.
    pub fn load(&mut self) -> Action {
        let now = clock::now();
        let mut drafts = Vec::new();
        for name in self.store.names().into_iter().filter(|name| name.starts_with(DRAFT)) {
            match self.store.get(&name).map(|text| Draft::from_json(&text)) {
                Some(Ok(draft)) if draft.has_expired(now) => self.store.remove(&name),
                Some(Ok(draft)) => drafts.push(draft),
                _ => {}
            }
        }
        Action::Loaded {
            drafts,
            you: self.store.get(YOU).map(|text| saved::you_from_json(&text)).unwrap_or_default(),
            edits: self.store.get(EDITS).map(|text| saved::edits_from_json(&text)).unwrap_or_default(),
        }
    }

    /// Keeps a draft, and tells the loader and the host.
    pub fn save_draft(&mut self, draft: &Draft) {
        let text = draft.to_json();
        self.store.set(&[DRAFT, &draft.id].concat(), &text);
        self.saved_at = Some(clock::now());
        self.port.tell("srw-internal-draft", &text);
        self.port.tell("srw-draft-saved", &object([("where", self.place().word().into())]).to_text());
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
        self.store = Store::open(wanted, prefix(key));
        let drafts: Vec<Rc<Draft>> = state.drafts.iter().filter(|draft| !draft.answers.is_empty()).cloned().collect();
        for draft in drafts {
            self.save_draft(&draft);
        }
        self.save_you(&state.you);
        self.save_edits(&state.edits);
    }
}

fn prefix(key: &str) -> String {
    ["srw.", key, "."].concat()
}
