use std::rc::Rc;

use super::action::{Action, Effect, Event, Focus, Fresh, Reason};
use super::answers::Answers;
use super::check::{self, Problem};
use super::customer::Customer;
use super::draft::Draft;
use super::route::{Entry, Route};
use super::state::{Clearing, Picture, State};
use super::step::Step;
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
    let mut next = Reducer { state: state.clone(), effects: Vec::new(), names };
    next.take(action);
    Transition { state: next.state, effects: next.effects }
}

struct Reducer<'a> {
    state: State,
    effects: Vec<Effect>,
    names: &'a dyn Names,
}

impl Reducer<'_> {
    fn take(&mut self, action: Action) {
        match action {
            Action::Loaded { drafts, unreadable, you, edits } => self.load(drafts, unreadable, you, edits),
            Action::HostGave(answers) => self.state.host = answers,
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
            Action::Ticked(item) => {
                self.edit_current(|draft| match draft.ticked.iter().position(|known| *known == item) {
                    Some(at) => drop(draft.ticked.remove(at)),
                    None => draft.ticked.push(item),
                })
            }
            Action::HandedOver { number, now } => self.hand_over(number, now),
            Action::DraftRestored { draft, fresh } => self.restore(*draft, fresh),
            Action::DraftForked { id, new_id, theirs } => self.fork(&id, new_id, theirs),
            Action::DraftOpened(id) => self.open(&id),
            Action::DraftCopied { id, fresh } => self.copy(&id, fresh),
            Action::DraftDeleted(id) => {
                let at = self.state.drafts.iter().position(|draft| draft.id == id);
                self.state.deleted = at.map(|at| self.state.drafts.remove(at));
                self.effects.push(Effect::DeleteDraft(id));
                self.effects.push(Effect::Focus(Focus::Undo));
            }
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
                let State { route, given, host, .. } = self.state.clone();
                self.state =
                    State { route, customer: given.clone(), given, host, clearing: Clearing::Done, ..State::default() };
                self.effects.push(Effect::DeleteEverything);
                self.effects.push(Effect::Focus(Focus::Clearing));
            }
        }
    }

    fn load(&mut self, drafts: Vec<Draft>, unreadable: Vec<String>, you: Answers, edits: Vec<(String, Answers)>) {
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
            if !self.state.you.has(field) {
                self.state.you.set(field, text.to_owned());
            }
        }
        self.state.unreadable = unreadable;
        if let Some(given) = &self.state.given {
            self.state.customer = Some(given.with_edits(self.state.edits_of(&given.key)));
        }
        self.resume();
    }

    /// The host's store answers late, and an address that needs a kept draft has led to an empty one meanwhile:
    /// the kept one takes its place.
    fn resume(&mut self) {
        let Some(empty) = self.state.draft().filter(|draft| self.state.was_redirected && !draft.is_worth_keeping())
        else {
            return;
        };
        let kept = self.last_draft(&empty.customer, empty.entry).filter(|kept| kept.is_worth_keeping());
        let Some((kept, id)) = kept.map(|kept| (kept.clone(), empty.id.clone())) else { return };
        self.state.drafts.retain(|draft| draft.id != id);
        self.state.current = Some(kept.id.clone());
        let shown = self.state.route.clone();
        self.land(kept.step, &shown);
    }

    /// The customer's last open draft of a menu entry. One without answers comes after all that have some.
    fn last_draft(&self, customer: &Customer, entry: Entry) -> Option<&Rc<Draft>> {
        let fits =
            |draft: &Draft| draft.customer.is_same(customer) && draft.entry == entry && draft.handed_over_at.is_none();
        let drafts = self.state.drafts.iter().filter(|draft| fits(draft));
        drafts.max_by_key(|draft| (draft.is_worth_keeping(), draft.changed_at))
    }

    fn restore(&mut self, mut draft: Draft, fresh: Fresh) {
        let is_older = |known: &&Rc<Draft>| known.id == draft.id && known.changed_at > draft.changed_at;
        if self.state.drafts.iter().any(|known| is_older(&known)) {
            draft.id = fresh.id;
        }
        let id = draft.id.clone();
        self.state.drafts.retain(|known| known.id != id);
        self.state.drafts.push(Rc::new(draft));
        self.effects.push(Effect::SaveDraft(id.clone()));
        self.open(&id);
    }

    fn fork(&mut self, id: &str, new_id: String, theirs: Option<Box<Draft>>) {
        let Some(at) = self.state.drafts.iter().position(|draft| draft.id == id) else { return };
        Rc::make_mut(&mut self.state.drafts[at]).id.clone_from(&new_id);
        self.state.drafts.extend(theirs.map(|draft| Rc::new(*draft)));
        if self.state.current.as_deref() == Some(id) {
            self.state.current = Some(new_id.clone());
        }
        self.state.forked = Some(new_id.clone());
        self.effects.push(Effect::SaveDraft(new_id));
    }

    fn picture(&self) -> Option<Picture> {
        self.state.case().map(|case| Picture::of(&case, self.names))
    }

    fn edit_current(&mut self, edit: impl FnOnce(&mut Draft)) {
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
    }

    /// Keeps what the agent set on the customer's page. A cloud that holds anyway is none (R41).
    fn edit_customer(&mut self, field: Field, text: String) {
        let Some(given) = self.state.given.clone() else { return };
        let key = given.key.clone();
        let at = self.state.edits.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            self.state.edits.push((key, Answers::default()));
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
        self.effects.push(Effect::SaveEdits);
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
    fn refuse(&mut self, problems: Vec<Problem>) {
        let codes = problems.iter().map(|problem| [problem.field.word(), ":", problem.kind.word()].concat());
        self.effects.push(Effect::Emit(Event::Validation(codes.collect())));
        self.effects.push(Effect::Focus(Focus::ErrorSummary));
        self.state.problems = problems;
    }

    fn navigate(&mut self, route: Route, customer: Option<Customer>, fresh: Fresh) {
        // An address may name the customer by another name than its key.
        let edited = |customer: &Customer| customer.with_edits(self.state.edits_of(&customer.key));
        self.state.customer = customer.as_ref().map(edited);
        self.state.given = customer;
        let asked_for = if let Route::New(_, entry, step) = &route { Some((*entry, *step)) } else { None };
        match (asked_for, self.state.customer.clone()) {
            (Some((entry, step)), Some(customer)) => {
                self.pick_draft(customer, entry, fresh);
                self.land(step, &route);
            }
            _ => {
                // Who looks something up goes back to the same draft.
                if !route.lies_beside() {
                    self.state.current = None;
                }
                self.enter(route);
            }
        }
    }

    /// Makes the draft current that an address means: the one at hand, else the customer's last one of
    /// that menu entry, else a new one. The customer in it is brought up to date.
    fn pick_draft(&mut self, customer: Customer, entry: Entry, fresh: Fresh) {
        let at_hand = self.state.draft().is_some_and(|draft| draft.customer.is_same(&customer) && draft.entry == entry);
        if !at_hand {
            let id = self.last_draft(&customer, entry).map(|draft| draft.id.clone());
            self.state.current = Some(id.unwrap_or_else(|| {
                let draft = Draft::new(fresh.id, customer.clone(), entry, fresh.now);
                let id = draft.id.clone();
                self.state.drafts.push(Rc::new(draft));
                id
            }));
        }
        if self.state.draft().is_some_and(|draft| draft.customer != customer) {
            self.edit_current(|draft| draft.customer = customer);
        }
    }

    /// Shows a step, or the first open one where the answers do not reach so far.
    fn land(&mut self, wanted: Step, shown: &Route) {
        let (Some(case), Some(picture)) = (self.state.case(), self.picture()) else { return };
        let reaches = picture.flow.reaches(wanted, &case, &picture.decision);
        let step = if reaches { wanted } else { picture.flow.first_open(&case, &picture.decision) };
        let Route::New(key, entry, _) = shown else { return };
        let route = Route::New(key.clone(), *entry, step);
        // A list that comes late names the same place anew: why one is there is still to be said.
        let was_redirected = self.state.was_redirected && self.state.step() == Some(wanted);
        let at = |step: Step| picture.flow.steps.iter().position(|known| *known == step);
        let now = self.state.step().filter(|_| self.state.route.key() == shown.key()).and_then(at);
        let reason = if at(step) < now { Reason::Previous } else { Reason::Link };
        if route != *shown {
            self.effects.push(Effect::Show { route: route.clone(), replace: true });
        }
        self.enter_step(route, step, reason, &picture);
        self.state.was_redirected = was_redirected || (!reaches && wanted != Step::Product);
    }

    fn enter_step(&mut self, route: Route, step: Step, reason: Reason, picture: &Picture) {
        let from = self.state.step().filter(|_| self.state.route.key() == route.key());
        self.enter(route);
        let is_about_you = matches!(step, Step::Partner | Step::Contact);
        self.edit_current(|draft| {
            draft.step = step;
            if is_about_you && !draft.asked.contains(&step) {
                draft.asked.push(step);
            }
        });
        if from != Some(step) {
            let event = Event::StepChange { from: from.unwrap_or(step), to: step, reason };
            self.effects.push(Effect::Emit(event));
        }
        if step == Step::Outcome {
            self.effects.push(Effect::Emit(Event::Exit(Box::new(picture.decision.clone()))));
        }
    }

    fn enter(&mut self, route: Route) {
        if self.state.route != route {
            self.effects.push(Effect::Focus(Focus::entering(&route)));
        }
        self.state.clearing = Clearing::NotAsked;
        self.state.route = route;
        self.state.problems.clear();
        self.state.was_redirected = false;
    }

    fn start(&mut self, draft: Draft) {
        let route = Route::New(draft.customer.key.clone(), draft.entry, Step::Product);
        self.state.current = Some(draft.id.clone());
        self.state.drafts.push(Rc::new(draft));
        self.state.changing = None;
        let Some(picture) = self.picture() else { return };
        let Some(case) = self.state.case() else { return };
        let step = picture.flow.first_open(&case, &picture.decision);
        self.show_step(step, route, Reason::Next, &picture);
    }

    fn show_step(&mut self, step: Step, within: Route, reason: Reason, picture: &Picture) {
        let Route::New(key, entry, _) = within else { return };
        let route = Route::New(key, entry, step);
        self.effects.push(Effect::Show { route: route.clone(), replace: false });
        self.enter_step(route, step, reason, picture);
    }

    fn open(&mut self, id: &str) {
        let Some(draft) = self.state.drafts.iter().find(|draft| draft.id == id).cloned() else { return };
        self.state.current = Some(draft.id.clone());
        self.state.changing = None;
        // A request that was handed over stays as it was filed.
        let is_newer = |customer: &Customer| customer.is_same(&draft.customer) && *customer != draft.customer;
        let customer = self.state.customer.clone().filter(|customer| is_newer(customer));
        if let (Some(customer), None) = (customer, draft.handed_over_at) {
            self.edit_current(|draft| draft.customer = customer);
        }
        let (Some(case), Some(picture)) = (self.state.case(), self.picture()) else { return };
        let draft = case.draft;
        let reaches = picture.flow.reaches(draft.step, &case, &picture.decision);
        let step = if reaches { draft.step } else { picture.flow.first_open(&case, &picture.decision) };
        let route = Route::New(draft.customer.key.clone(), draft.entry, step);
        self.show_step(step, route, Reason::Link, &picture);
    }

    fn copy(&mut self, id: &str, fresh: Fresh) {
        let Some(draft) = self.state.drafts.iter().find(|draft| draft.id == id) else { return };
        let mut copy = Draft::new(fresh.id.clone(), draft.customer.clone(), draft.entry, fresh.now);
        copy.answers = draft.answers.clone();
        copy.step = draft.step;
        copy.asked = draft.asked.clone();
        self.state.drafts.push(Rc::new(copy));
        self.effects.push(Effect::SaveDraft(fresh.id));
    }

    fn go_on(&mut self) {
        let (Some(step), Some(case), Some(picture)) = (self.state.step(), self.state.case(), self.picture()) else {
            return;
        };
        let problems = check::problems(step, &case, &picture.decision);
        let is_open = match step {
            Step::Outcome => !problems.is_empty(),
            _ => !check::is_complete(step, &case, &picture.decision),
        };
        if is_open && step != Step::ConfirmSeverity {
            return self.refuse(problems);
        }
        if step == Step::Outcome && picture.flow.last() == Step::Outcome {
            // The last page of its request: what it takes has been checked, and there is no page after it.
            self.state.problems.clear();
            return;
        }
        if step == Step::ConfirmSeverity {
            let confirmed = check::confirmation(&case);
            self.edit_current(|draft| draft.confirmed = confirmed);
        }
        let (Some(case), Some(picture)) = (self.state.case(), self.picture()) else { return };
        let open = picture.flow.first_open(&case, &picture.decision);
        let has_check = picture.flow.steps.contains(&Step::CheckAnswers);
        let next = match self.state.changing {
            Some(_) if has_check && matches!(open, Step::HandOver | Step::CheckAnswers) => Step::CheckAnswers,
            Some(_) => open,
            None => picture.flow.after(step).unwrap_or(open),
        };
        let reason = if self.state.changing.is_some() { Reason::Change } else { Reason::Next };
        let changed = self.state.changing.filter(|_| next == Step::CheckAnswers);
        if matches!(next, Step::CheckAnswers | Step::Outcome | Step::HandOver) {
            self.state.changing = None;
        }
        let route = self.state.route.clone();
        self.show_step(next, route, reason, &picture);
        if let Some(field) = changed {
            self.effects.retain(|effect| *effect != Effect::Focus(Focus::Heading));
            self.effects.push(Effect::Focus(Focus::Row(field)));
        }
    }

    fn go_back(&mut self) {
        let otherwise = match &self.state.route {
            Route::New(key, entry, step) => {
                let before = self.picture().and_then(|picture| picture.flow.before(*step));
                match before {
                    Some(before) => Route::New(key.clone(), *entry, before),
                    None => Route::ServiceRequests(key.clone()),
                }
            }
            Route::ServiceRequests(key) => Route::Customer(key.clone()),
            _ => Route::Customers,
        };
        self.effects.push(Effect::GoBack { otherwise });
    }

    /// Leads to the page that asks for a field. Pages about the agent can always be asked for: they join the
    /// request's pages. Any other is opened only where this request needs it and the answers reach it.
    fn change(&mut self, field: Field) {
        let (Some(step), Some(case), Some(picture)) = (Step::of(field), self.state.case(), self.picture()) else {
            return;
        };
        let is_about_you = matches!(step, Step::Partner | Step::Contact);
        if !is_about_you && !picture.flow.reaches(step, &case, &picture.decision) {
            return;
        }
        self.state.changing = (self.state.step() == Some(Step::CheckAnswers)).then_some(field);
        let route = self.state.route.clone();
        self.show_step(step, route, Reason::Change, &picture);
    }

    fn hand_over(&mut self, number: String, now: u64) {
        let Some(picture) = self.picture() else { return };
        if !matches!(picture.decision.outcome, Outcome::FileInPortal | Outcome::FileOwnTenant) {
            return;
        }
        // A number that is corrected later does not complete the request a second time.
        let is_first = self.state.draft().is_some_and(|draft| draft.handed_over_at.is_none());
        self.edit_current(|draft| {
            draft.number = number;
            draft.handed_over_at.get_or_insert(now);
        });
        if is_first {
            self.effects.push(Effect::Emit(Event::Complete(Box::new(picture.decision))));
        }
    }
}
