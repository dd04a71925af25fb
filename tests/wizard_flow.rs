//! The wizard without a browser: which pages a request needs, in which order, and what comes of Continue,
//! Back and Change.

use service_request_wizard::domain::field::Field;
use service_request_wizard::domain::terms::Outcome;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::action::{Action, Effect, Event, Focus, Fresh};
use service_request_wizard::wizard::customer::Customer;
use service_request_wizard::wizard::reduce::reduce;
use service_request_wizard::wizard::route::{Entry, Route};
use service_request_wizard::wizard::state::{Picture, State};
use service_request_wizard::wizard::step::Step;

/// An agent at the wizard: sends actions and looks at the state.
struct Agent {
    state: State,
    effects: Vec<Effect>,
}

impl Agent {
    fn at(domain: &str) -> Self {
        let names = NativeNames;
        let mut agent = Self { state: State::default(), effects: Vec::new() };
        let customer = Customer::from_key(domain, &names).expect("a key");
        let route = Route::ServiceRequests(customer.key.clone());
        agent.act(Action::Navigated { route, customer: Some(customer), fresh: fresh("n") });
        agent
    }

    fn act(&mut self, action: Action) {
        let transition = reduce(&self.state, action, &NativeNames);
        self.state = transition.state;
        self.effects = transition.effects;
    }

    fn start(&mut self, entry: Entry) {
        self.act(Action::RequestStarted { entry, fresh: fresh("d1") });
    }

    fn answer(&mut self, field: Field, text: &str) {
        self.act(Action::Answered { field, text: text.to_owned(), now: 1 });
    }

    fn step(&self) -> Step {
        self.state.step().expect("a step")
    }

    fn outcome(&self) -> Outcome {
        Picture::of(&self.state.case().expect("a draft"), &NativeNames).decision.outcome
    }

    /// Answers what the page asks from `answers` and presses Continue, until a page asks for something
    /// that is not there. Gives the pages seen.
    fn walk(&mut self, answers: &[(Field, &str)]) -> Vec<Step> {
        let mut seen = vec![self.step()];
        loop {
            for (field, text) in answers {
                let is_here = Step::of(*field) == Some(self.step());
                if is_here && self.state.text(*field).is_empty() {
                    self.answer(*field, text);
                }
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

fn fresh(id: &str) -> Fresh {
    Fresh { now: 1, id: id.to_owned() }
}

const DETAILS: [(Field, &str); 5] = [
    (Field::Title, "Mail is down"),
    (Field::Description, "Nobody receives mail."),
    (Field::FirstName, "Alex"),
    (Field::LastName, "Kim"),
    (Field::Email, "alex@partner.example"),
];

const TRIAGE: [(Field, &str); 3] =
    [(Field::HealthChecked, "true"), (Field::Troubleshot, "true"), (Field::Category, "bug")];

#[track_caller]
fn check(domain: &str, entry: Entry, answers: &[(Field, &str)], pages: &[Step], outcome: Outcome) {
    let mut agent = Agent::at(domain);
    let (before, after): (Vec<_>, Vec<_>) = answers.iter().partition(|(field, _)| *field == Field::PartnerDomains);
    for (field, text) in before {
        agent.answer(field, text);
    }
    agent.start(entry);
    assert_eq!(agent.walk(&after), pages);
    assert_eq!(agent.outcome(), outcome);
}

/// R01, R02, R10, R16, R30: an Azure request asks for all that the rules need, one matter a page.
#[test]
fn azure_break_fix_takes_every_page() {
    let mut answers = vec![
        (Field::PartnerType, "direct-bill"),
        (Field::PartnerRole, "admin-agent"),
        (Field::Topic, "technical"),
        (Field::AdminPermissions, "false"),
        (Field::NoPermissionsBecause, "never-requested"),
        (Field::Impact, "production-down"),
    ];
    answers.extend(TRIAGE);
    answers.extend(DETAILS);
    let pages = [
        Step::Partner,
        Step::Topic,
        Step::Triage,
        Step::Access,
        Step::Impact,
        Step::Details,
        Step::Contact,
        Step::CheckAnswers,
        Step::HandOver,
    ];
    check("contoso.com", Entry::Azure, &answers, &pages, Outcome::FileInPortal);
}

/// R05, R29: billing skips triage and impact.
#[test]
fn billing_skips_the_technical_pages() {
    let mut answers =
        vec![(Field::Service, "office-365"), (Field::PartnerType, "direct-bill"), (Field::Topic, "billing")];
    answers.extend(DETAILS);
    let pages =
        [Step::Product, Step::Partner, Step::Topic, Step::Details, Step::Contact, Step::CheckAnswers, Step::HandOver];
    check("contoso.com", Entry::Office365, &answers, &pages, Outcome::FileInPortal);
}

/// R45: every outcome that ends elsewhere has its page as soon as the rules can tell.
#[test]
fn outcomes_that_end_elsewhere() {
    use Step::{Access, DynamicsTopic, OwnPlan, Partner, Product, Topic, Triage};
    let dynamics = (Field::Service, "dynamics-365");
    let reseller = [
        (Field::PartnerType, "indirect-reseller"),
        (Field::PartnerRole, "admin-agent"),
        (Field::Topic, "how-to"),
        (Field::ProviderGrantedAccess, "false"),
        (Field::AdminPermissions, "true"),
    ];
    let unsolved = [
        (Field::PartnerType, "direct-bill"),
        (Field::PartnerRole, "admin-agent"),
        (Field::Topic, "technical"),
        (Field::HealthChecked, "true"),
        (Field::Troubleshot, "false"),
        (Field::Category, "bug"),
    ];
    let own = (Field::PartnerDomains, "contoso.com");
    type Row<'a> = (&'a str, Entry, Vec<(Field, &'a str)>, Vec<Step>, Outcome);
    let rows: Vec<Row<'_>> = vec![
        ("contoso.com", Entry::Marketplace, vec![], vec![], Outcome::ContactIsv),
        ("contoso.partner.onmschina.cn", Entry::Azure, vec![], vec![], Outcome::OtherOperator),
        ("contoso.onmicrosoft.de", Entry::Azure, vec![], vec![], Outcome::OtherOperator),
        (
            "contoso.com",
            Entry::Azure,
            vec![own, (Field::OwnPlanKind, "none-of-these")],
            vec![OwnPlan],
            Outcome::OwnTenantNeedsPlan,
        ),
        (
            "contoso.com",
            Entry::Azure,
            vec![own, (Field::OwnPlanKind, "premier"), (Field::OwnPlanId, "P-1")],
            vec![OwnPlan],
            Outcome::FileOwnTenant,
        ),
        (
            "contoso.com",
            Entry::Office365,
            vec![dynamics, (Field::DynamicsTopic, "licensing")],
            vec![Product, DynamicsTopic],
            Outcome::ContactDynamicsSupport,
        ),
        (
            "contoso.com",
            Entry::Office365,
            vec![
                dynamics,
                (Field::DynamicsTopic, "none-of-these"),
                (Field::PartnerType, "direct-bill"),
                (Field::PartnerDynamicsPlan, "none"),
            ],
            vec![Product, DynamicsTopic, Partner],
            Outcome::NeedsSupportPlan,
        ),
        ("contoso.com", Entry::Azure, unsolved.to_vec(), vec![Partner, Topic, Triage], Outcome::SolveFirst),
        (
            "contoso.com",
            Entry::Azure,
            vec![(Field::PartnerType, "direct-bill"), (Field::PartnerRole, "helpdesk-agent")],
            vec![Partner],
            Outcome::DelegateAzureSupport,
        ),
        ("contoso.com", Entry::Azure, reseller.to_vec(), vec![Partner, Topic, Access], Outcome::AskProvider),
    ];
    for (domain, entry, answers, mut pages, outcome) in rows {
        pages.push(Step::Outcome);
        check(domain, entry, &answers, &pages, outcome);
    }
}

fn at_check_answers() -> Agent {
    let mut agent = Agent::at("contoso.com");
    agent.start(Entry::Azure);
    let mut answers = vec![
        (Field::PartnerType, "direct-bill"),
        (Field::PartnerRole, "admin-agent"),
        (Field::Topic, "how-to"),
        (Field::AdminPermissions, "true"),
    ];
    answers.extend(DETAILS);
    agent.walk(&answers);
    assert_eq!(agent.step(), Step::HandOver);
    let customer = agent.state.customer.clone();
    let route = Route::New("contoso.com".to_owned(), Entry::Azure, Step::CheckAnswers);
    agent.act(Action::Navigated { route, customer, fresh: fresh("x") });
    assert_eq!(agent.step(), Step::CheckAnswers);
    agent
}

/// A change returns to check-answers with the focus on the row; what it opens is asked first.
#[test]
fn change_returns_and_asks_first_what_it_opened() {
    let mut agent = at_check_answers();
    agent.act(Action::ChangePressed(Field::Title));
    assert_eq!(agent.step(), Step::Details);
    agent.act(Action::ContinuePressed);
    assert_eq!(agent.step(), Step::CheckAnswers);
    assert!(agent.effects.contains(&Effect::Focus(Focus::Row(Field::Title))));

    agent.act(Action::ChangePressed(Field::Topic));
    agent.answer(Field::Topic, "technical");
    let mut answers = TRIAGE.to_vec();
    answers.push((Field::Impact, "services-available"));
    let mut seen = Vec::new();
    while agent.step() != Step::CheckAnswers {
        seen.push(agent.step());
        for (field, text) in &answers {
            if Step::of(*field) == Some(agent.step()) {
                agent.answer(*field, text);
            }
        }
        agent.act(Action::ContinuePressed);
    }
    assert_eq!(seen, [Step::Topic, Step::Triage, Step::Impact]);
}

/// R30: another severity than the impact gives is confirmed once, and again when either changes.
#[test]
fn another_severity_is_confirmed_once() {
    let mut agent = Agent::at("contoso.com");
    agent.start(Entry::Azure);
    let mut answers = vec![
        (Field::PartnerType, "direct-bill"),
        (Field::PartnerRole, "admin-agent"),
        (Field::Topic, "technical"),
        (Field::AdminPermissions, "true"),
        (Field::Impact, "services-available"),
        (Field::Severity, "A"),
    ];
    answers.extend(TRIAGE);
    let seen = agent.walk(&answers);
    assert!(seen.ends_with(&[Step::Impact, Step::ConfirmSeverity, Step::Details]), "{seen:?}");
    answers.extend(DETAILS);
    agent.walk(&answers);
    assert_eq!(agent.step(), Step::HandOver);
    let customer = agent.state.customer.clone();
    let at = |step| Route::New("contoso.com".to_owned(), Entry::Azure, step);
    agent.act(Action::Navigated { route: at(Step::Impact), customer: customer.clone(), fresh: fresh("x") });
    agent.answer(Field::Severity, "B");
    agent.act(Action::ContinuePressed);
    assert_eq!(agent.step(), Step::ConfirmSeverity);
}

/// R45: an address of a later page lands on the first open one and says so.
#[test]
fn an_early_address_lands_on_the_first_open_page() {
    let mut agent = Agent::at("contoso.com");
    let route = Route::New("contoso.com".to_owned(), Entry::Azure, Step::Details);
    let customer = agent.state.customer.clone();
    agent.act(Action::Navigated { route, customer, fresh: fresh("x") });
    assert_eq!(agent.step(), Step::Partner);
    assert!(agent.state.was_redirected);
}

/// R14, R19: Continue shows everything amiss at once, and the customer's address is not taken as one's own.
#[test]
fn continue_names_everything_amiss() {
    let mut agent = Agent::at("contoso.com");
    agent.start(Entry::Azure);
    agent.walk(&[
        (Field::PartnerType, "direct-bill"),
        (Field::PartnerRole, "admin-agent"),
        (Field::Topic, "fraud"),
        (Field::AdminPermissions, "true"),
        (Field::Title, "t"),
        (Field::Description, "d"),
        (Field::Email, "someone@mail.contoso.com"),
    ]);
    assert_eq!(agent.step(), Step::Contact);
    let fields: Vec<Field> = agent.state.problems.iter().map(|problem| problem.field).collect();
    assert_eq!(fields, [Field::FirstName, Field::LastName, Field::Email]);
    let told = agent.effects.iter().any(|effect| {
        matches!(effect, Effect::Emit(Event::Validation(codes)) if codes.contains(&"contact.email:is-customers".to_owned()))
    });
    assert!(told && agent.effects.contains(&Effect::Focus(Focus::ErrorSummary)));
}

/// What agents say about themselves is asked once: the second request does not ask again.
#[test]
fn details_about_the_agent_are_asked_once() {
    let mut agent = at_check_answers();
    let customer = agent.state.customer.clone();
    let route = Route::ServiceRequests("contoso.com".to_owned());
    agent.act(Action::Navigated { route, customer, fresh: fresh("x") });
    agent.act(Action::RequestStarted { entry: Entry::Azure, fresh: fresh("d2") });
    let seen = agent.walk(&[
        (Field::Topic, "how-to"),
        (Field::AdminPermissions, "true"),
        (Field::Title, "Second"),
        (Field::Description, "Another matter"),
    ]);
    assert_eq!(seen, [Step::Topic, Step::Access, Step::Details, Step::CheckAnswers, Step::HandOver]);
}
