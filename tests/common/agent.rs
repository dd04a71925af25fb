//! An agent at the wizard, and answers to give.

use service_request_wizard::domain::decision::Decision;
use service_request_wizard::domain::field::Field;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::action::{Action, Effect, Fresh};
use service_request_wizard::wizard::check;
use service_request_wizard::wizard::customer::Customer;
use service_request_wizard::wizard::reduce::reduce;
use service_request_wizard::wizard::route::{Entry, Route};
use service_request_wizard::wizard::state::{Picture, State};
use service_request_wizard::wizard::step::Step;

/// An agent at the wizard: sends actions and looks at the state.
pub struct Agent {
    pub state: State,
    pub effects: Vec<Effect>,
}

impl Agent {
    pub fn at(domain: &str) -> Self {
        let names = NativeNames;
        let mut agent = Self { state: State::default(), effects: Vec::new() };
        let customer = Customer::from_key(domain, &names).expect("a key");
        let route = Route::ServiceRequests(customer.key.clone());
        agent.act(Action::Navigated { route, customer: Some(customer), fresh: fresh("n") });
        agent
    }

    pub fn act(&mut self, action: Action) {
        let transition = reduce(&self.state, action, &NativeNames);
        self.state = transition.state;
        self.effects = transition.effects;
    }

    pub fn start(&mut self, entry: Entry) {
        self.act(Action::RequestStarted { entry, fresh: fresh("d1") });
    }

    pub fn answer(&mut self, field: Field, text: &str) {
        self.act(Action::Answered { field, text: text.to_owned(), now: 1 });
    }

    pub fn step(&self) -> Step {
        self.state.step().expect("a step")
    }

    pub fn picture(&self) -> Picture {
        Picture::of(&self.state.case().expect("a draft"), &NativeNames)
    }

    pub fn decision(&self) -> Decision {
        self.picture().decision
    }

    /// Opens the address of a step.
    pub fn visit(&mut self, entry: Entry, step: Step) {
        let customer = self.state.customer.clone();
        let key = customer.as_ref().expect("a customer").key.clone();
        self.act(Action::Navigated { route: Route::New(key, entry, step), customer, fresh: fresh("x") });
    }

    /// The next answer that the page asks for and does not have.
    pub fn wanted<'a>(&self, answers: &[(Field, &'a str)]) -> Option<(Field, &'a str)> {
        let case = self.state.case()?;
        let steps = self.picture().flow.together(self.step(), self.state.layout);
        let open = |field: &Field| self.state.text(*field).is_empty();
        let mut fields = steps.into_iter().flat_map(|step| check::fields(step, &case)).filter(open);
        fields.find_map(|field| answers.iter().copied().find(|(of, text)| *of == field && !text.is_empty()))
    }

    /// Answers what the page asks from `answers` and presses Continue, until a page asks for something
    /// that is not there. Gives the pages seen.
    pub fn walk(&mut self, answers: &[(Field, &str)]) -> Vec<Step> {
        let mut seen = vec![self.step()];
        loop {
            while let Some((field, text)) = self.wanted(answers) {
                self.answer(field, text);
            }
            let before = self.step();
            if matches!(before, Step::HandOver | Step::Outcome) {
                return seen;
            }
            self.act(Action::ContinuePressed);
            if self.step() == before {
                return seen;
            }
            seen.push(self.step());
        }
    }
}

/// What the host would give.
pub fn fresh(id: &str) -> Fresh {
    Fresh { now: 1, id: id.to_owned() }
}

pub const DETAILS: [(Field, &str); 5] = [
    (Field::Title, "Mail is down"),
    (Field::Description, "Nobody receives mail."),
    (Field::FirstName, "Alex"),
    (Field::LastName, "Kim"),
    (Field::Email, "alex@partner.example"),
];

pub const TRIAGE: [(Field, &str); 3] =
    [(Field::HealthChecked, "true"), (Field::Troubleshot, "true"), (Field::Category, "bug")];
