use super::answers::Answers;
use super::customer::Customer;
use super::decided::Decided;
use super::route::Entry;
use super::step::Step;
use crate::domain::decision::Decision;
use crate::domain::policy;

/// By how much two good clocks may differ, in milliseconds.
const CLOCKS_DIFFER: u64 = 5 * 60 * 1000;

/// One request in the making, as typed. What agents say about themselves is not in here: it is kept for
/// all requests ([`State::you`](super::state::State::you)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// A random name for storage, made by the host.
    pub id: String,
    pub customer: Customer,
    /// The edition of the rules that it was decided under last.
    pub policy: String,
    /// What it came to then; none where nothing was decided yet, or where an earlier version did not keep it.
    pub decided: Option<Decided>,
    pub entry: Entry,
    pub answers: Answers,
    /// The step last seen.
    pub step: Step,
    /// Steps about the agent that had to be asked in this request. They stay in its order of pages.
    pub asked: Vec<Step>,
    /// The impact and severity that the user confirmed although they differ (R30), as `services-available A`.
    pub confirmed: String,
    /// Items of the hand-over checklist that are ticked off.
    pub ticked: Vec<String>,
    /// When it was last changed, in milliseconds since 1970.
    pub changed_at: u64,
    /// When the user said that the portal accepted it, in milliseconds since 1970.
    pub handed_over_at: Option<u64>,
    /// The number that the portal gave the request, as the user noted it.
    pub number: String,
}

impl Draft {
    /// An empty draft.
    pub fn new(id: String, customer: Customer, entry: Entry, now: u64) -> Self {
        Self {
            id,
            customer,
            policy: policy::EDITION.to_owned(),
            decided: None,
            entry,
            answers: Answers::default(),
            step: Step::Product,
            asked: Vec::new(),
            confirmed: String::new(),
            ticked: Vec::new(),
            changed_at: now,
            handed_over_at: None,
            number: String::new(),
        }
    }

    /// Keeps what this edition of the rules makes of it. A request that was handed over stays as it was filed.
    pub fn decide(&mut self, decision: &Decision) {
        if self.handed_over_at.is_none() {
            self.decided = Some(Decided::of(decision));
            policy::EDITION.clone_into(&mut self.policy);
        }
    }

    /// Whether it is dated later than now, which only a clock that is or was wrong can bring about. `now` is in
    /// milliseconds since 1970; clocks of several tabs may differ a little.
    pub fn is_from_the_future(&self, now: u64) -> bool {
        self.changed_at.max(self.handed_over_at.unwrap_or_default()) > now.saturating_add(CLOCKS_DIFFER)
    }

    /// Whether there is anything in it that would be missed: an answer, a tick, the note that it was filed.
    pub fn is_worth_keeping(&self) -> bool {
        !self.answers.is_empty() || !self.ticked.is_empty() || self.handed_over_at.is_some()
    }
}
