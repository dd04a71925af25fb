use std::rc::Rc;

use super::answers::Answers;
use super::case::Case;
use super::check::Problem;
use super::customer::Customer;
use super::decided::TakenUp;
use super::draft::Draft;
use super::flow::Flow;
use super::layout::Layout;
use super::route::Route;
use super::step::Step;
use crate::domain::Names;
use crate::domain::decision::Decision;
use crate::domain::field::Field;

/// All that the wizard knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub route: Route,
    /// How many questions stand on a page.
    pub layout: Layout,
    /// The customer of the route, with what the agent set on its page. None where the route has none or
    /// names one that nobody knows.
    pub customer: Option<Customer>,
    /// The same customer as the list or the address gave it.
    pub given: Option<Customer>,
    /// What agents say about themselves, for all requests.
    pub you: Answers,
    /// What the host says about the agent.
    pub host: Answers,
    /// What the agent set on customers' pages, by the customer's key.
    pub edits: Vec<(String, Answers)>,
    pub drafts: Vec<Rc<Draft>>,
    /// The draft that the wizard's pages show, by its id.
    pub current: Option<String>,
    /// The draft deleted last, for the undo.
    pub deleted: Option<Rc<Draft>>,
    /// The texts of kept drafts that this version cannot read, those of newer versions among them.
    pub unreadable: Vec<String>,
    /// What this version understands of drafts of newer versions. They are shown and never changed.
    pub newer: Vec<Rc<Draft>>,
    /// How the current draft came to be open, as long as the page is shown that it was opened on.
    pub taken_up: Option<TakenUp>,
    /// The draft that became one of its own because another tab had changed it.
    pub forked: Option<String>,
    /// What stood in the way when Continue was pressed last, on this page.
    pub problems: Vec<Problem>,
    /// The answer that is being changed from check-answers: Continue leads back there.
    pub changing: Option<Field>,
    /// Whether the address asked for a later page than the answers reach.
    pub was_redirected: bool,
    /// How far deleting everything has come, on Your details.
    pub clearing: Clearing,
}

/// How far deleting everything has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clearing {
    #[default]
    NotAsked,
    /// The page asks whether it is meant.
    Asked,
    Done,
}

impl Default for State {
    fn default() -> Self {
        Self {
            route: Route::Customers,
            layout: Layout::Guided,
            customer: None,
            given: None,
            you: Answers::default(),
            host: Answers::default(),
            edits: Vec::new(),
            drafts: Vec::new(),
            current: None,
            deleted: None,
            unreadable: Vec::new(),
            newer: Vec::new(),
            taken_up: None,
            forked: None,
            problems: Vec::new(),
            changing: None,
            was_redirected: false,
            clearing: Clearing::NotAsked,
        }
    }
}

/// A draft with all that follows from it.
#[derive(Clone, Debug)]
pub struct Picture {
    pub decision: Decision,
    pub flow: Flow,
}

impl State {
    /// The draft that the wizard's pages show.
    pub fn draft(&self) -> Option<&Rc<Draft>> {
        let id = self.current.as_ref()?;
        self.drafts.iter().find(|draft| draft.id == *id)
    }

    /// The current draft with what is known about the agent.
    pub fn case(&self) -> Option<Case<'_>> {
        self.draft().map(|draft| self.case_of(draft))
    }

    /// Any draft with what is known about the agent.
    pub fn case_of<'a>(&'a self, draft: &'a Draft) -> Case<'a> {
        Case { draft, you: &self.you, host: &self.host }
    }

    /// The step that the route names.
    pub fn step(&self) -> Option<Step> {
        if let Route::New(_, _, step) = &self.route { Some(*step) } else { None }
    }

    /// What the agent set on the page of the customer with this key.
    pub fn edits_of(&self, key: &str) -> Option<&Answers> {
        self.edits.iter().find(|(known, _)| known == key).map(|(_, edits)| edits)
    }

    /// The open drafts of a customer, the last changed first.
    pub fn drafts_of(&self, customer: &Customer) -> Vec<&Rc<Draft>> {
        let mut drafts: Vec<&Rc<Draft>> = Vec::new();
        for draft in self.drafts.iter().filter(|draft| draft.customer.is_same(customer)) {
            // Put in its place at once: there are few, and a sort of its own weighs kilobytes in the wasm.
            let place = drafts.partition_point(|known| known.changed_at >= draft.changed_at);
            drafts.insert(place, draft);
        }
        drafts
    }

    /// The answer that a form control shows.
    pub fn text(&self, field: Field) -> &str {
        if field.is_customers() {
            let edits = self.given.as_ref().and_then(|customer| self.edits_of(&customer.key));
            return edits.map_or("", |edits| edits.get(field));
        }
        match self.case() {
            Some(case) => case.get(field),
            None => super::case::yours(&self.you, &self.host, field),
        }
    }
}

impl Picture {
    /// What the rules say about a case, and the pages it needs.
    pub fn of(case: &Case<'_>, names: &dyn Names) -> Self {
        let decision = case.decide(names);
        let flow = Flow::of(case, &decision);
        Self { decision, flow }
    }
}
