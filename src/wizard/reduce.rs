use std::rc::Rc;

use super::action::{Action, Effect, Event, Focus};
use super::answers::Answers;
use super::check::{self, Problem};
use super::customer::Customer;
use super::decided::TakenUp;
use super::draft::Draft;
use super::route::Route;
use super::state::{Clearing, Picture, State};
use super::you;
use crate::domain::Names;
use crate::domain::field::Field;
use crate::domain::terms::Outcome;

/// The next state, and what is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transition {
    pub state: State,
    pub effects: Vec<Effect>,
}

/// Takes one action. Nothing typed is ever dropped: an answer that a page no longer asks for stays in the
/// draft and counts again when the page comes back.
pub fn reduce(state: &State, action: Action, names: &dyn Names) -> Transition {
    let mut next = Reducer { state: state.clone(), effects: Vec::new(), taken_up: None, names };
    next.take(action);
    // A page that is entered has nothing to say about a draft, unless it is entered with one that was just taken up.
    if next.taken_up.is_some() {
        next.state.taken_up = next.taken_up.take();
    }
    Transition { state: next.state, effects: next.effects }
}

/// One action being taken. Where it leads is in `moves` and `places`.
pub(super) struct Reducer<'a> {
    pub(super) state: State,
    pub(super) effects: Vec<Effect>,
    /// The draft that this action opens, and how.
    pub(super) taken_up: Option<TakenUp>,
    names: &'a dyn Names,
}

impl Reducer<'_> {
    fn take(&mut self, action: Action) {
        match action {
            Action::Loaded { drafts, unreadable, newer, you, edits } => {
                self.state.unreadable = unreadable;
                self.state.newer = newer.into_iter().map(Rc::new).collect();
                self.load(drafts, you, edits);
            }
            Action::StoreLeft => self.leave_store(),
            Action::HostGave(answers) => self.state.host = answers,
            Action::LayoutChosen(layout) => self.choose_layout(layout),
            Action::Navigated { route, customer, fresh } => self.navigate(route, customer, fresh),
            Action::RequestStarted { entry, fresh } => {
                if let Some(customer) = self.state.customer.clone() {
                    self.start(Draft::new(fresh.id, customer, entry, fresh.now));
                }
            }
            Action::Answered { field, text, now } => self.answer(field, text, now),
            Action::ContinuePressed if matches!(self.state.route, Route::Customer(_)) => self.open_service_requests(),
            Action::ContinuePressed => self.go_on(),
            Action::BackPressed => self.go_back(),
            Action::ChangePressed(field) => self.change(field),
            Action::Ticked { item, now } => self.edit_current(|draft| {
                draft.changed_at = now;
                match draft.ticked.iter().position(|known| *known == item) {
                    Some(at) => drop(draft.ticked.remove(at)),
                    None => draft.ticked.push(item),
                }
            }),
            Action::HandedOver { number, now } => self.hand_over(number, now),
            Action::DraftRestored { draft, fresh } => self.restore(*draft, fresh),
            Action::DraftForked { id, new_id, theirs } => self.fork(&id, new_id, theirs),
            Action::DraftOpened(id) => self.open(&id, false),
            Action::DraftCopied { id, fresh } => self.copy(&id, fresh),
            Action::DraftDeleted(id) => {
                let at = self.state.drafts.iter().position(|draft| draft.id == id);
                self.state.deleted = at.map(|at| self.state.drafts.remove(at));
                self.effects.push(Effect::DeleteDraft(id));
                self.effects.push(Effect::Focus(Focus::Undo));
            }
            Action::LaterDeleted(draft) => self.state.deleted = Some(Rc::from(draft)),
            Action::DeletionUndone => {
                if let Some(draft) = self.state.deleted.take() {
                    self.effects.push(Effect::SaveDraft(draft.id.clone()));
                    self.state.drafts.push(draft);
                    self.effects.push(Effect::Focus(Focus::Heading));
                }
            }
            Action::YourDetailsDone => self.leave_your_details(),
            Action::ClearingAsked => self.ask_clearing(Clearing::Asked),
            Action::ClearingRefused => self.ask_clearing(Clearing::NotAsked),
            Action::EverythingDeleted => {
                let State { route, layout, given, host, .. } = self.state.clone();
                let customer = given.clone();
                self.state =
                    State { route, layout, customer, given, host, clearing: Clearing::Done, ..State::default() };
                self.effects.push(Effect::DeleteEverything);
                self.effects.push(Effect::Focus(Focus::Clearing));
            }
        }
    }

    pub(super) fn picture(&self) -> Option<Picture> {
        self.state.case().map(|case| Picture::of(&case, self.names))
    }

    pub(super) fn edit_current(&mut self, edit: impl FnOnce(&mut Draft)) {
        let Some(id) = self.state.current.clone() else { return };
        if let Some(draft) = self.state.drafts.iter_mut().find(|draft| draft.id == id) {
            edit(Rc::make_mut(draft));
            self.effects.push(Effect::SaveDraft(id));
        }
    }

    fn ask_clearing(&mut self, clearing: Clearing) {
        self.state.clearing = clearing;
        self.effects.push(Effect::Focus(Focus::Clearing));
    }

    fn leave_your_details(&mut self) {
        let problems = you::problems(&self.state.you, &self.state.host, self.names);
        if problems.is_empty() {
            self.go_back();
        } else {
            self.refuse(problems);
        }
    }

    fn answer(&mut self, field: Field, text: String, now: u64) {
        self.state.clearing = Clearing::NotAsked;
        if field.is_yours() {
            self.state.you.set(field, text);
            self.effects.push(Effect::SaveYou);
        } else if field.is_customers() {
            self.edit_customer(field, text);
        } else {
            self.edit_current(|draft| {
                draft.answers.set(field, text);
                draft.changed_at = now;
            });
        }
        self.note_place(field);
    }

    /// Keeps what the agent set on the customer's page. A cloud that holds anyway is none (R41).
    fn edit_customer(&mut self, field: Field, text: String) {
        let Some(given) = self.state.given.clone() else { return };
        let key = given.key.clone();
        let at = self.state.edits.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            self.state.edits.push((key.clone(), Answers::default()));
            self.state.edits.len() - 1
        });
        let edits = &mut self.state.edits[at].1;
        edits.set(field, text);
        let by_default = Customer { cloud: given.cloud.clone(), ..given.with_edits(Some(edits)) };
        if edits.get(Field::CustomerCloud) == by_default.cloud(self.names).word() {
            edits.set(Field::CustomerCloud, String::new());
        }
        self.state.customer = Some(given.with_edits(Some(edits)));
        if edits.is_empty() {
            self.state.edits.remove(at);
        }
        self.effects.push(Effect::SaveEdits(key));
    }

    /// Leaves the customer's page, unless what was typed there must be put right first.
    fn open_service_requests(&mut self) {
        let Some(customer) = &self.state.customer else { return };
        let problems = check::customer_problems(customer, self.names);
        if problems.is_empty() {
            let route = Route::ServiceRequests(customer.key.clone());
            self.effects.push(Effect::Show { route: route.clone(), replace: false });
            self.enter(route);
        } else {
            self.refuse(problems);
        }
    }

    /// Stays on the page and says what stands in the way.
    pub(super) fn refuse(&mut self, problems: Vec<Problem>) {
        let codes = problems.iter().map(|problem| [problem.field.word(), ":", problem.kind.word()].concat());
        self.effects.push(Effect::Emit(Event::Validation(codes.collect())));
        self.effects.push(Effect::Focus(Focus::ErrorSummary));
        self.state.problems = problems;
    }

    fn hand_over(&mut self, number: String, now: u64) {
        let Some(picture) = self.picture() else { return };
        if !matches!(picture.decision.outcome, Outcome::FileInPortal | Outcome::FileOwnTenant) {
            return;
        }
        // A number that is corrected later does not complete the request a second time.
        let is_first = self.state.draft().is_some_and(|draft| draft.handed_over_at.is_none());
        self.edit_current(|draft| {
            draft.decide(&picture.decision);
            draft.number = number;
            draft.changed_at = now;
            draft.handed_over_at.get_or_insert(now);
        });
        if is_first {
            self.effects.push(Effect::Emit(Event::Complete(Box::new(picture.decision))));
        }
    }
}
