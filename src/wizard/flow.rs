//! Which pages a request needs, in which order: only those whose answer is needed.

use super::case::Case;
use super::check;
use super::layout::{Layout, Section};
use super::step::Step;
use crate::domain::decision::Decision;
use crate::domain::field::Field;
use crate::domain::terms::*;

/// The order of all pages that ask something.
const ORDER: [Step; 13] = [
    Step::Product,
    Step::OwnPlan,
    Step::DynamicsTopic,
    Step::Partner,
    Step::Topic,
    Step::Triage,
    Step::Access,
    Step::Impact,
    Step::ConfirmSeverity,
    Step::Details,
    Step::Contact,
    Step::CheckAnswers,
    Step::HandOver,
];

/// The pages of one request under its present answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// In order. Ends with the hand-over, or with the outcome's page where the request ends elsewhere.
    pub steps: Vec<Step>,
}

/// A section on the way of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    pub section: Section,
    /// Its first step.
    pub step: Step,
    /// Whether nothing in it is open.
    pub is_done: bool,
}

impl Flow {
    /// The pages that `case` needs, given what the rules say about it.
    pub fn of(case: &Case<'_>, decision: &Decision) -> Self {
        let ends_elsewhere = !matches!(decision.outcome, Outcome::FileInPortal | Outcome::Incomplete);
        let deciding = Step::deciding(decision.outcome);
        let mut steps = Vec::new();
        if ends_elsewhere && deciding.is_none() {
            steps.push(Step::Outcome);
            return Self { steps };
        }
        for step in ORDER {
            if applies(step, case, decision) {
                steps.push(step);
            }
            if ends_elsewhere && deciding == Some(step) {
                steps.push(Step::Outcome);
                break;
            }
        }
        Self { steps }
    }

    /// The first page with something unanswered on it; the last page where there is none.
    pub fn first_open(&self, case: &Case<'_>, decision: &Decision) -> Step {
        let mut open = self.steps.iter().copied().filter(|step| !check::is_complete(*step, case, decision));
        open.next().unwrap_or_else(|| self.last())
    }

    /// Whether a page may be opened: it is one of this request's, and nothing before it is open.
    pub fn reaches(&self, step: Step, case: &Case<'_>, decision: &Decision) -> bool {
        let Some(at) = self.steps.iter().position(|known| *known == step) else { return false };
        self.steps[..at].iter().all(|before| check::is_complete(*before, case, decision))
    }

    /// The page before `step`.
    pub fn before(&self, step: Step) -> Option<Step> {
        let at = self.steps.iter().position(|known| *known == step)?;
        self.steps[..at].last().copied()
    }

    /// The page after `step`.
    pub fn after(&self, step: Step) -> Option<Step> {
        let at = self.steps.iter().position(|known| *known == step)?;
        self.steps.get(at + 1).copied()
    }

    /// The steps that stand on one page with `step`, in order; itself where it is not one of this request's.
    pub fn together(&self, step: Step, layout: Layout) -> Vec<Step> {
        let known = self.steps.iter().copied();
        let steps: Vec<Step> = known.filter(|known| layout.shares_page(*known, step)).collect();
        if steps.is_empty() { vec![step] } else { steps }
    }

    /// The step whose page shows `step`: the first of those that stand on it.
    pub fn page(&self, step: Step, layout: Layout) -> Step {
        self.together(step, layout)[0]
    }

    /// The sections of this request in order, each with its first step and whether nothing in it is open.
    pub fn sections(&self, case: &Case<'_>, decision: &Decision) -> Vec<Stage> {
        let mut stages: Vec<Stage> = Vec::new();
        for step in &self.steps {
            let Some(section) = step.section() else { continue };
            let is_done = match step {
                Step::Outcome => false,
                Step::HandOver => case.draft.handed_over_at.is_some(),
                // One has checked one's answers when one went on to the portal.
                Step::CheckAnswers => case.draft.step == Step::HandOver || case.draft.handed_over_at.is_some(),
                _ => check::is_complete(*step, case, decision),
            };
            match stages.last_mut().filter(|stage| stage.section == section) {
                Some(stage) => stage.is_done = stage.is_done && is_done,
                None => stages.push(Stage { section, step: *step, is_done }),
            }
        }
        stages
    }

    /// The last page.
    pub fn last(&self) -> Step {
        self.steps.last().copied().unwrap_or(Step::Outcome)
    }

    /// The place of a page among those that ask something, counted from 1, and how many there are.
    /// None for the pages after them.
    pub fn place(&self, step: Step) -> Option<(usize, usize)> {
        let asks = |step: &&Step| !matches!(step, Step::Outcome | Step::HandOver | Step::ConfirmSeverity);
        let asking: Vec<&Step> = self.steps.iter().filter(asks).collect();
        let at = asking.iter().position(|known| **known == step)?;
        Some((at + 1, asking.len()))
    }
}

fn applies(step: Step, case: &Case<'_>, decision: &Decision) -> bool {
    let service = Service::from_word(case.get(Field::Service));
    let is_azure = service == Some(Service::Azure);
    let is_technical = case.get(Field::Topic) == Topic::Technical.word();
    let is_own = matches!(decision.outcome, Outcome::OwnTenantNeedsPlan | Outcome::FileOwnTenant);
    match step {
        Step::Product => case.draft.entry.service().is_none(),
        Step::OwnPlan => is_own,
        Step::DynamicsTopic => service == Some(Service::Dynamics365),
        Step::Partner | Step::Contact => case.draft.asked.contains(&step) || !check::has_answers(step, case),
        Step::Triage | Step::Impact => is_technical,
        Step::Access => is_azure,
        Step::ConfirmSeverity => is_technical && check::severity_differs(decision),
        Step::Topic | Step::Details | Step::CheckAnswers | Step::HandOver => true,
        Step::Outcome => false,
    }
}
