//! The wizard without a browser: which pages a request needs, in which order, and what comes of Continue,
//! Back and Change.

#[path = "common/agent.rs"]
mod agent;

use agent::{Agent, DETAILS, TRIAGE, fresh};
use service_request_wizard::domain::field::Field;
use service_request_wizard::domain::terms::Outcome;
use service_request_wizard::wizard::action::{Action, Effect, Event, Focus};
use service_request_wizard::wizard::route::{Entry, Route};
use service_request_wizard::wizard::step::Step;

#[track_caller]
fn check(domain: &str, entry: Entry, answers: &[(Field, &str)], pages: &[Step], outcome: Outcome) {
    let mut agent = Agent::at(domain);
    let (before, after): (Vec<_>, Vec<_>) = answers.iter().partition(|(field, _)| *field == Field::PartnerDomains);
    for (field, text) in before {
        agent.answer(field, text);
    }
    agent.start(entry);
    assert_eq!(agent.walk(&after), pages);
    assert_eq!(agent.decision().outcome, outcome);
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
    agent.visit(Entry::Azure, Step::CheckAnswers);
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
    agent.visit(Entry::Azure, Step::Impact);
    agent.answer(Field::Severity, "B");
    agent.act(Action::ContinuePressed);
    assert_eq!(agent.step(), Step::ConfirmSeverity);
}

/// R45: an address of a later page lands on the first open one and says so.
#[test]
fn an_early_address_lands_on_the_first_open_page() {
    let mut agent = Agent::at("contoso.com");
    agent.visit(Entry::Azure, Step::Details);
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
