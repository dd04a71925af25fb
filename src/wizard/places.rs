//! Where one arrives: by an address, in a draft, at a step.

use std::rc::Rc;

use super::action::{Effect, Event, Focus, Fresh, Reason};
use super::check;
use super::customer::Customer;
use super::draft::Draft;
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
                self.pick_draft(customer, entry, step, fresh);
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

    /// The host's store answers late, and an address that needs a kept draft has led to an empty one meanwhile:
    /// the kept one takes its place.
    pub(super) fn resume(&mut self) {
        let Some(empty) = self.state.draft().filter(|draft| self.state.was_redirected && !draft.is_worth_keeping())
        else {
            return;
        };
        let kept = self.last_draft(&empty.customer, empty.entry, Step::Product).filter(|kept| kept.is_worth_keeping());
        let Some((kept, id)) = kept.map(|kept| (kept.clone(), empty.id.clone())) else { return };
        self.state.drafts.retain(|draft| draft.id != id);
        self.take_up(&kept, true);
        let shown = self.state.route.clone();
        self.land(kept.step, &shown);
    }

    /// The customer's last draft of a menu entry that may be at this step: an open one, or at a last page also one that
    /// was filed from there. One without answers comes after all that have some.
    fn last_draft(&self, customer: &Customer, entry: Entry, wanted: Step) -> Option<&Rc<Draft>> {
        let fits = |draft: &Draft| {
            let was_filed_there = matches!(wanted, Step::HandOver | Step::Outcome) && draft.step == wanted;
            let may_be_there = draft.handed_over_at.is_none() || was_filed_there;
            draft.customer.is_same(customer) && draft.entry == entry && may_be_there
        };
        let drafts = self.state.drafts.iter().filter(|draft| fits(draft));
        drafts.max_by_key(|draft| (draft.is_worth_keeping(), draft.changed_at))
    }

    /// Makes the draft current that an address means: the one at hand, else the customer's last one of
    /// that menu entry, else a new one. The customer in it is brought up to date.
    fn pick_draft(&mut self, customer: Customer, entry: Entry, wanted: Step, fresh: Fresh) {
        let at_hand = self.state.draft().is_some_and(|draft| draft.customer.is_same(&customer) && draft.entry == entry);
        if !at_hand {
            let kept = self.last_draft(&customer, entry, wanted).cloned();
            let draft = kept.unwrap_or_else(|| {
                let draft = Rc::new(Draft::new(fresh.id, customer.clone(), entry, fresh.now));
                self.state.drafts.push(draft.clone());
                draft
            });
            self.take_up(&draft, true);
        }
        if self.state.draft().is_some_and(|draft| draft.customer != customer) {
            self.edit_current(|draft| draft.customer = customer);
        }
    }

    /// The step that shows for `wanted`: itself where the answers reach its page, else the first open one.
    pub(super) fn reached(&self, wanted: Step, picture: &Picture) -> Option<Step> {
        let case = self.state.case()?;
        let page = picture.flow.page(wanted, self.state.layout);
        let reaches = picture.flow.reaches(page, &case, &picture.decision);
        // What a page does not ask cannot be shown on it.
        let shown = if picture.flow.steps.contains(&wanted) { wanted } else { page };
        Some(if reaches { shown } else { picture.flow.first_open(&case, &picture.decision) })
    }

    /// Shows a step, or the first open one where the answers do not reach so far.
    fn land(&mut self, wanted: Step, shown: &Route) {
        let Some(picture) = self.picture() else { return };
        let Some(step) = self.reached(wanted, &picture) else { return };
        let page = picture.flow.page(step, self.state.layout);
        let Route::New(key, entry, _) = shown else { return };
        let route = Route::New(key.clone(), *entry, page);
        // A list that comes late names the same place anew: why one is there is still to be said.
        let was_redirected =
            self.state.was_redirected && self.state.step() == Some(picture.flow.page(wanted, self.state.layout));
        let at = |step: Step| picture.flow.steps.iter().position(|known| *known == step);
        let now = self.state.step().filter(|_| self.state.route.key() == shown.key()).and_then(at);
        let reason = if at(page) < now { Reason::Previous } else { Reason::Link };
        if route != *shown {
            self.effects.push(Effect::Show { route: route.clone(), replace: true });
        }
        self.enter_step(route, step, reason, &picture);
        let is_redirected = !self.state.layout.shares_page(step, wanted);
        self.state.was_redirected = was_redirected || (is_redirected && wanted != Step::Product);
        if step == wanted && page != step {
            self.focus_question(check::fields_of(step, self.state.case().as_ref()).first().copied());
        }
    }

    /// Enters the page of a step of the wizard.
    pub(super) fn enter_step(&mut self, route: Route, step: Step, reason: Reason, picture: &Picture) {
        let from = self.state.step().filter(|_| self.state.route.key() == route.key());
        let page = if let Route::New(_, _, page) = &route { *page } else { step };
        self.enter(route);
        let asks = picture.flow.together(step, self.state.layout);
        self.edit_current(|draft| {
            draft.decide(&picture.decision);
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
        // A list that comes late names the same place anew: what is said there stays.
        if self.state.route != route {
            self.effects.push(Effect::Focus(Focus::entering(&route)));
            self.state.problems.clear();
            self.state.taken_up = None;
        }
        self.state.clearing = Clearing::NotAsked;
        self.state.route = route;
        self.state.was_redirected = false;
    }

    /// Puts the focus on a question of the page that is entered, rather than on the page's heading.
    pub(super) fn focus_question(&mut self, field: Option<Field>) {
        if let Some(field) = field {
            self.focus_instead(Focus::Question(field));
        }
    }

    pub(super) fn focus_instead(&mut self, focus: Focus) {
        self.effects.retain(|effect| *effect != Effect::Focus(Focus::Heading));
        self.effects.push(Effect::Focus(focus));
    }

    pub(super) fn start(&mut self, draft: Draft) {
        let route = Route::New(draft.customer.key.clone(), draft.entry, Step::Product);
        self.state.current = Some(draft.id.clone());
        self.state.drafts.push(Rc::new(draft));
        self.state.changing = None;
        // Who starts again may stay on the same page.
        self.state.taken_up = None;
        self.state.problems.clear();
        let Some(picture) = self.picture() else { return };
        let Some(case) = self.state.case() else { return };
        let step = picture.flow.first_open(&case, &picture.decision);
        self.show_step(step, route, Reason::Next, &picture);
        self.focus_instead(Focus::Heading);
    }

    /// Shows the page of a step as a new place.
    pub(super) fn show_step(&mut self, step: Step, within: Route, reason: Reason, picture: &Picture) {
        let Route::New(key, entry, _) = within else { return };
        let route = Route::New(key, entry, picture.flow.page(step, self.state.layout));
        self.effects.push(Effect::Show { route: route.clone(), replace: false });
        self.enter_step(route, step, reason, picture);
    }

    pub(super) fn open(&mut self, id: &str, is_found: bool) {
        let Some(draft) = self.state.drafts.iter().find(|draft| draft.id == id).cloned() else { return };
        self.take_up(&draft, is_found);
        self.state.changing = None;
        // A request that was handed over stays as it was filed.
        let is_newer = |customer: &Customer| customer.is_same(&draft.customer) && *customer != draft.customer;
        let customer = self.state.customer.clone().filter(|customer| is_newer(customer));
        if let (Some(customer), None) = (customer, draft.handed_over_at) {
            self.edit_current(|draft| draft.customer = customer);
        }
        let Some(picture) = self.picture() else { return };
        let Some(step) = self.reached(draft.step, &picture) else { return };
        let Some(draft) = self.state.draft() else { return };
        let route = Route::New(draft.customer.key.clone(), draft.entry, step);
        self.show_step(step, route, Reason::Link, &picture);
    }
}
