//! Drafts that come from elsewhere: kept ones, restored ones, ones that another tab has changed, copies.

use std::rc::Rc;

use super::action::{Effect, Fresh};
use super::answers::Answers;
use super::decided::TakenUp;
use super::draft::Draft;
use super::reconcile::have_same_words;
use super::reduce::Reducer;
use crate::domain::policy;

impl Reducer<'_> {
    pub(super) fn load(&mut self, drafts: Vec<Draft>, you: Answers, edits: Vec<(String, Answers)>) {
        for draft in drafts {
            if self.state.drafts.iter().all(|known| known.id != draft.id) {
                self.state.drafts.push(Rc::new(draft));
            }
        }
        for (key, answers) in edits {
            if self.state.edits_of(&key).is_none() {
                self.state.edits.push((key, answers));
            }
        }
        for (field, text) in you.iter() {
            if !self.state.you.is_set(field) {
                self.state.you.set(field, text.to_owned());
            }
        }
        if let Some(given) = &self.state.given {
            self.state.customer = Some(given.with_edits(self.state.edits_of(&given.key)));
        }
        self.resume();
    }

    /// Lets go of what another agent's store held. The request that is being written goes along, with its answers.
    pub(super) fn leave_store(&mut self) {
        let is_writing = self.state.step().is_some();
        let current = self.state.current.take().filter(|_| is_writing);
        self.state.drafts.retain(|draft| current.as_ref() == Some(&draft.id));
        self.state.current = current;
        let customer = self.state.given.as_ref().map(|given| given.key.clone());
        self.state.edits.retain(|(key, _)| is_writing && Some(key) == customer.as_ref());
        if !is_writing {
            self.state.you = Answers::default();
            self.state.customer.clone_from(&self.state.given);
        }
        (self.state.deleted, self.state.forked) = (None, None);
    }

    pub(super) fn restore(&mut self, mut draft: Draft, fresh: Fresh) {
        let is_other = |known: &Draft| {
            let is_later = known.changed_at > draft.changed_at;
            known.id == draft.id
                && (is_later || known.changed_at == draft.changed_at && !have_same_words(known, &draft))
        };
        if self.state.drafts.iter().any(|known| is_other(known)) {
            draft.id = fresh.id;
        }
        // It is wanted now: what is kept counts its days from here.
        if draft.has_expired(fresh.now) {
            draft.changed_at = fresh.now;
        }
        let id = draft.id.clone();
        self.state.drafts.retain(|known| known.id != id);
        self.state.drafts.push(Rc::new(draft));
        self.effects.push(Effect::SaveDraft(id.clone()));
        // The place may be the same as before; what was amiss there was another draft's.
        self.state.problems.clear();
        self.open(&id, true);
    }

    pub(super) fn fork(&mut self, id: &str, new_id: String, theirs: Option<Box<Draft>>) {
        let Some(at) = self.state.drafts.iter().position(|draft| draft.id == id) else { return };
        Rc::make_mut(&mut self.state.drafts[at]).id.clone_from(&new_id);
        self.state.drafts.extend(theirs.map(|draft| Rc::new(*draft)));
        if self.state.current.as_deref() == Some(id) {
            self.state.current = Some(new_id.clone());
        }
        self.state.forked = Some(new_id.clone());
        self.effects.push(Effect::SaveDraft(new_id));
    }

    /// Makes a draft the current one and notes what is to be said about it. `is_found` says that nobody asked for this
    /// very draft.
    pub(super) fn take_up(&mut self, draft: &Draft, is_found: bool) {
        self.state.current = Some(draft.id.clone());
        self.state.taken_up = None;
        let is_worth_telling = draft.is_worth_keeping() && draft.handed_over_at.is_none();
        let restored_from = Some(draft.changed_at).filter(|_| is_found && is_worth_telling);
        let is_elsewhere = draft.is_worth_keeping() && draft.policy != policy::EDITION;
        let before = is_elsewhere.then(|| (draft.policy.clone(), draft.decided));
        if restored_from.is_some() || before.is_some() {
            self.taken_up = Some(TakenUp { restored_from, before });
        }
    }

    pub(super) fn copy(&mut self, id: &str, fresh: Fresh) {
        let Some(draft) = self.state.drafts.iter().find(|draft| draft.id == id) else { return };
        let mut copy = Draft::new(fresh.id.clone(), draft.customer.clone(), draft.entry, fresh.now);
        copy.answers = draft.answers.clone();
        copy.step = draft.step;
        copy.asked = draft.asked.clone();
        self.state.drafts.push(Rc::new(copy));
        self.effects.push(Effect::SaveDraft(fresh.id));
    }
}
