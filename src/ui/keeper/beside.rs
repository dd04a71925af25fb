//! What is kept beside drafts: what agents say about themselves, what they set on customers' pages, how they press keys.

use super::Keeper;
use crate::wizard::answers::Answers;
use crate::wizard::reconcile::merged;
use crate::wizard::saved;
use crate::wizard::shortcuts::Press;
use crate::wizard::state::State;

const YOU: &str = "you";
/// Begins the names of what was set on customers' pages, each with the customer's key.
const EDITS: &str = "customer.";
/// There where the agent has switched the keyboard shortcuts off, or wants Alt with them.
const NO_SHORTCUTS: &str = "no-shortcuts";

impl Keeper {
    pub(super) fn you(&self) -> Answers {
        self.store.get(YOU).map(|text| saved::answers_from_json(&text)).unwrap_or_default()
    }

    pub(super) fn edits(&self) -> Vec<(String, Answers)> {
        let names = self.store.names().into_iter();
        let read = |name: String| {
            let text = self.store.get(&name)?;
            Some((name.strip_prefix(EDITS)?.to_owned(), saved::answers_from_json(&text)))
        };
        names.filter_map(read).collect()
    }

    /// Keeps what agents say about themselves.
    pub fn save_you(&mut self, you: &Answers) {
        self.save_answers(YOU, you);
    }

    /// Keeps what is set on a customer's page, under a name of its own: what another tab set on another customer's stays.
    pub fn save_edits(&mut self, key: &str, edits: Option<&Answers>) {
        self.save_answers(&[EDITS, key].concat(), edits.unwrap_or(&Answers::default()));
    }

    /// Keeps what was changed here, over what another tab has written meanwhile.
    fn save_answers(&mut self, name: &str, ours: &Answers) {
        let there = self.store.get(name).map(|text| saved::answers_from_json(&text)).unwrap_or_default();
        let base = self.bases.iter().find(|(known, _)| known == name);
        let all = merged(&base.map(|(_, base)| base.clone()).unwrap_or_default(), ours, &there);
        if all.is_empty() {
            self.store.remove(name);
        } else {
            self.store.set(name, &all.to_value().to_text());
        }
        self.note_base(name.to_owned(), ours);
    }

    fn note_base(&mut self, name: String, answers: &Answers) {
        self.bases.retain(|(known, _)| *known != name);
        self.bases.push((name, answers.clone()));
    }

    pub(super) fn note_bases(&mut self, you: &Answers, edits: &[(String, Answers)]) {
        self.note_base(YOU.to_owned(), you);
        for (key, edits) in edits {
            self.note_base([EDITS, key].concat(), edits);
        }
    }

    /// How the agent presses the keys of shortcuts: alone, until something else is chosen.
    pub fn press(&self) -> Press {
        self.store.get(NO_SHORTCUTS).map_or(Press::Alone, |kept| Press::from_word(&kept).unwrap_or(Press::Off))
    }

    /// Keeps how the agent presses them.
    pub fn set_press(&mut self, press: Press) {
        if press == Press::Alone {
            self.store.remove(NO_SHORTCUTS);
        } else {
            self.store.set(NO_SHORTCUTS, press.word());
        }
    }

    /// Keeps what is known beside the drafts, after [`Self::move_to`]: now all of it is here.
    pub fn settle_in(&mut self, state: &State) {
        if !state.you.is_empty() {
            self.save_you(&state.you);
        }
        for (key, edits) in &state.edits {
            self.save_edits(key, Some(edits));
        }
        self.store.end_filling();
        if state.draft().is_none() {
            self.forget_told();
        }
    }
}
