//! Where one goes: addresses, Continue, Back, Change, and what the layout makes of it.

use std::rc::Rc;

use super::action::{Effect, Event, Focus, Fresh, Reason};
use super::check;
use super::customer::Customer;
use super::draft::Draft;
use super::layout::Layout;
use super::reduce::Reducer;
use super::route::{Entry, Route};
use super::state::{Clearing, Picture};
use super::step::Step;
use crate::domain::field::Field;

impl Reducer<'_> {
    pub(super) fn navigate(&mut self, route: Route, customer: Option<Customer>, fresh: Fresh) {
        // An address may name the customer by another name than its key.
        let edited = |customer: &Customer| customer.with_edits(self.state.edits_of(&customer.key));
        self.state.customer = customer.as_ref().map(edited);
        self.state.given = customer;
        let asked_for = if let Route::New(_, entry, step) = &route { Some((*entry, *step)) } else { None };
        match (asked_for, self.state.customer.clone()) {
            (Some((entry, step)), Some(customer)) => {
                self.pick_draft(customer, entry, fresh);
                self.land(step, Reason::Link, &route);
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
        let fits =
            |draft: &Draft| draft.customer.is_same(&customer) && draft.entry == entry && draft.handed_over_at.is_none();
        let at_hand = self.state.draft().is_some_and(|draft| draft.customer.is_same(&customer) && draft.entry == entry);
        if !at_hand {
            let last = self.state.drafts.iter().filter(|draft| fits(draft)).max_by_key(|draft| draft.changed_at);
            let id = last.map(|draft| draft.id.clone());
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

    /// The step that shows for `wanted`: itself where the answers reach its page, else the first open one.
    fn reached(&self, wanted: Step, picture: &Picture) -> Option<Step> {
        let case = self.state.case()?;
        let page = picture.flow.page(wanted, self.state.layout);
        let reaches = picture.flow.reaches(page, &case, &picture.decision);
        // What a page does not ask cannot be shown on it.
        let shown = if picture.flow.steps.contains(&wanted) { wanted } else { page };
        Some(if reaches { shown } else { picture.flow.first_open(&case, &picture.decision) })
    }

    /// Shows a step, or the first open one where the answers do not reach so far.
    fn land(&mut self, wanted: Step, reason: Reason, shown: &Route) {
        let Some(picture) = self.picture() else { return };
        let Some(step) = self.reached(wanted, &picture) else { return };
        let page = picture.flow.page(step, self.state.layout);
        let Route::New(key, entry, _) = shown else { return };
        let route = Route::New(key.clone(), *entry, page);
        if route != *shown {
            self.effects.push(Effect::Show { route: route.clone(), replace: true });
        }
        self.enter_step(route, step, reason, &picture);
        let is_redirected = !self.state.layout.shares_page(step, wanted);
        self.state.was_redirected = is_redirected && wanted != Step::Product;
        if step == wanted && page != step {
            self.focus_question(check::fields_of(step, self.state.case().as_ref()).first().copied());
        }
    }

    /// Enters the page of a step of the wizard.
    fn enter_step(&mut self, route: Route, step: Step, reason: Reason, picture: &Picture) {
        let from = self.state.step().filter(|_| self.state.route.key() == route.key());
        let page = if let Route::New(_, _, page) = &route { *page } else { step };
        self.enter(route);
        let asks = picture.flow.together(step, self.state.layout);
        self.edit_current(|draft| {
            draft.step = step;
            for step in asks.into_iter().filter(|step| step.is_about_you()) {
                if !draft.asked.contains(&step) {
                    draft.asked.push(step);
                }
            }
        });
        if from != Some(page) {
            let event = Event::StepChange { from: from.unwrap_or(page), to: page, reason };
            self.effects.push(Effect::Emit(event));
        }
        if step == Step::Outcome {
            self.effects.push(Effect::Emit(Event::Exit(Box::new(picture.decision.clone()))));
        }
    }

    pub(super) fn enter(&mut self, route: Route) {
        if self.state.route != route {
            self.effects.push(Effect::Focus(Focus::entering(&route)));
        }
        self.state.clearing = Clearing::NotAsked;
        self.state.route = route;
        self.state.problems.clear();
        self.state.was_redirected = false;
    }

    /// Puts the focus on a question of the page that is entered, rather than on the page's heading.
    fn focus_question(&mut self, field: Option<Field>) {
        if let Some(field) = field {
            self.focus_instead(Focus::Question(field));
        }
    }

    fn focus_instead(&mut self, focus: Focus) {
        self.effects.retain(|effect| *effect != Effect::Focus(Focus::Heading));
        self.effects.push(Effect::Focus(focus));
    }

    pub(super) fn start(&mut self, draft: Draft) {
        let route = Route::New(draft.customer.key.clone(), draft.entry, Step::Product);
        self.state.current = Some(draft.id.clone());
        self.state.drafts.push(Rc::new(draft));
        self.state.changing = None;
        let Some(picture) = self.picture() else { return };
        let Some(case) = self.state.case() else { return };
        let step = picture.flow.first_open(&case, &picture.decision);
        self.show_step(step, route, Reason::Next, &picture);
    }

    /// Shows the page of a step as a new place.
    fn show_step(&mut self, step: Step, within: Route, reason: Reason, picture: &Picture) {
        let Route::New(key, entry, _) = within else { return };
        let route = Route::New(key, entry, picture.flow.page(step, self.state.layout));
        self.effects.push(Effect::Show { route: route.clone(), replace: false });
        self.enter_step(route, step, reason, picture);
    }

    pub(super) fn open(&mut self, id: &str) {
        let Some(draft) = self.state.drafts.iter().find(|draft| draft.id == id).cloned() else { return };
        self.state.current = Some(draft.id.clone());
        self.state.changing = None;
        // A request that was handed over stays as it was filed.
        let is_newer = |customer: &Customer| customer.is_same(&draft.customer) && *customer != draft.customer;
        let customer = self.state.customer.clone().filter(|customer| is_newer(customer));
        if let (Some(customer), None) = (customer, draft.handed_over_at) {
            self.edit_current(|draft| draft.customer = customer);
        }
        let Some(picture) = self.picture() else { return };
        let Some(step) = self.reached(draft.step, &picture) else { return };
        let route = Route::New(draft.customer.key.clone(), draft.entry, step);
        self.show_step(step, route, Reason::Link, &picture);
    }

    pub(super) fn go_on(&mut self) {
        let (Some(step), Some(case), Some(picture)) = (self.state.step(), self.state.case(), self.picture()) else {
            return;
        };
        let steps = picture.flow.together(step, self.state.layout);
        let decision = &picture.decision;
        let problems: Vec<_> = steps.iter().flat_map(|step| check::problems(*step, &case, decision)).collect();
        let is_open = match step {
            Step::Outcome => !problems.is_empty(),
            _ => steps.iter().any(|step| !check::is_complete(*step, &case, decision)),
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
        let last = steps.last().copied().unwrap_or(step);
        let next = match self.state.changing {
            Some(_) if has_check && matches!(open, Step::HandOver | Step::CheckAnswers) => Step::CheckAnswers,
            Some(_) => open,
            None => picture.flow.after(last).unwrap_or(open),
        };
        // An early step of a section that comes next may have its answers: one begins with the section all the same.
        let next = picture.flow.page(next, self.state.layout);
        let reason = if self.state.changing.is_some() { Reason::Change } else { Reason::Next };
        let changed = self.state.changing.filter(|_| next == Step::CheckAnswers);
        if matches!(next, Step::CheckAnswers | Step::Outcome | Step::HandOver) {
            self.state.changing = None;
        }
        let route = self.state.route.clone();
        self.show_step(next, route, reason, &picture);
        if let Some(field) = changed {
            self.focus_instead(Focus::Row(field));
        }
    }

    pub(super) fn go_back(&mut self) {
        let otherwise = match &self.state.route {
            Route::New(key, entry, step) => {
                let before = self.picture().and_then(|picture| {
                    let flow = picture.flow;
                    let before = flow.before(flow.page(*step, self.state.layout))?;
                    Some(flow.page(before, self.state.layout))
                });
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
    pub(super) fn change(&mut self, field: Field) {
        let (Some(step), Some(case), Some(picture)) = (Step::of(field), self.state.case(), self.picture()) else {
            return;
        };
        if step.is_about_you() {
            self.ask(step);
        } else if !picture.flow.steps.contains(&step)
            || !picture.flow.reaches(picture.flow.page(step, self.state.layout), &case, &picture.decision)
        {
            return;
        }
        let Some(picture) = self.picture() else { return };
        self.state.changing = (self.state.step() == Some(Step::CheckAnswers)).then_some(field);
        let route = self.state.route.clone();
        self.show_step(step, route, Reason::Change, &picture);
        if self.state.layout == Layout::Compact {
            self.focus_question(Some(field));
        }
    }

    /// Keeps a step about the agent among the request's pages.
    fn ask(&mut self, step: Step) {
        if self.state.draft().is_some_and(|draft| !draft.asked.contains(&step)) {
            self.edit_current(|draft| draft.asked.push(step));
        }
    }

    /// Notes where on the page an answer was given. A step about the agent stays when its last answer is there, and
    /// a question that its own answer makes needless hands the focus on.
    pub(super) fn note_place(&mut self, field: Field) {
        let (Some(page), Some(step)) = (self.state.step(), Step::of(field)) else { return };
        if !self.state.layout.shares_page(page, step) {
            return;
        }
        if step.is_about_you() {
            self.ask(step);
        }
        if self.state.draft().is_some_and(|draft| draft.step != step) {
            self.edit_current(|draft| draft.step = step);
        }
        let Some(picture) = self.picture().filter(|_| self.state.layout == Layout::Compact) else { return };
        if !picture.flow.steps.contains(&step) {
            let last = picture.flow.together(step, Layout::Compact).last().copied();
            let fields = last.map(|last| check::fields_of(last, self.state.case().as_ref())).unwrap_or_default();
            self.effects.extend(fields.first().map(|field| Effect::Focus(Focus::Question(*field))));
        }
    }

    /// Spreads the questions over pages in another way. Answers stay, and so does the place: the host asked for
    /// this, so that neither the focus moves nor the host is told.
    pub(super) fn choose_layout(&mut self, layout: Layout) {
        self.state.layout = layout;
        let (Some(page), Some(draft), Some(picture)) = (self.state.step(), self.state.draft(), self.picture()) else {
            return;
        };
        let seen = if Layout::Compact.shares_page(page, draft.step) { draft.step } else { page };
        let Some(step) = self.reached(seen, &picture) else { return };
        let page = picture.flow.page(step, layout);
        let Route::New(key, entry, _) = self.state.route.clone() else { return };
        let route = Route::New(key, entry, page);
        if route != self.state.route {
            self.effects.push(Effect::Show { route: route.clone(), replace: true });
            self.state.route = route;
        }
        self.state.problems.retain(|problem| Step::of(problem.field).is_some_and(|of| layout.shares_page(page, of)));
    }
}
