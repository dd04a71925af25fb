//! Where one goes from a page: Continue, Back, Change, and another layout.

use super::action::{Effect, Focus, Reason};
use super::check;
use super::layout::Layout;
use super::reduce::Reducer;
use super::route::Route;
use super::step::Step;
use crate::domain::field::Field;

impl Reducer<'_> {
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
