//! The compact layout, one section a page: the same questions, rules and outcomes as one question a page.

#[path = "common/agent.rs"]
mod agent;

use agent::{Agent, DETAILS, TRIAGE};
use proptest::prelude::*;
use service_request_wizard::domain::field::Field;
use service_request_wizard::domain::terms::Outcome;
use service_request_wizard::wizard::action::{Action, Effect, Event, Focus};
use service_request_wizard::wizard::layout::{Layout, Section};
use service_request_wizard::wizard::route::{Entry, Route};
use service_request_wizard::wizard::state::Picture;
use service_request_wizard::wizard::step::Step;

/// The answers that matter to the rules, each with the words tried.
const CHOICES: [(Field, &[&str]); 13] = [
    (Field::Service, &["office-365", "dynamics-365"]),
    (Field::DynamicsTopic, &["none-of-these", "licensing"]),
    (Field::PartnerType, &["direct-bill", "indirect-reseller"]),
    (Field::PartnerRole, &["admin-agent", "helpdesk-agent"]),
    (Field::PartnerDynamicsPlan, &["advanced-support-for-partners", "none"]),
    (Field::Topic, &["technical", "billing"]),
    (Field::HealthChecked, &["true"]),
    (Field::Troubleshot, &["true", "false"]),
    (Field::Category, &["bug"]),
    (Field::ProviderGrantedAccess, &["true", "false"]),
    (Field::AdminPermissions, &["true"]),
    (Field::Impact, &["production-down", "non-production"]),
    (Field::Severity, &["", "A"]),
];

/// Every combination of [`CHOICES`].
fn combinations() -> Vec<Vec<(Field, &'static str)>> {
    let mut all: Vec<Vec<(Field, &str)>> = vec![Vec::new()];
    for (field, words) in CHOICES {
        all = all
            .into_iter()
            .flat_map(|answers| words.iter().map(move |word| [answers.as_slice(), &[(field, *word)]].concat()))
            .collect();
    }
    all
}

fn walked(layout: Layout, domain: &str, entry: Entry, answers: &[(Field, &str)]) -> (Agent, Vec<Step>) {
    let mut agent = Agent::at(domain);
    agent.act(Action::LayoutChosen(layout));
    for (field, text) in answers.iter().filter(|(field, _)| *field == Field::PartnerDomains) {
        agent.answer(*field, text);
    }
    agent.start(entry);
    let seen = agent.walk(answers);
    (agent, seen)
}

/// R01–R36: whatever is answered, both layouts ask the same and decide the same, and compact needs four pages and
/// the confirmation of the severity at most.
#[test]
fn both_layouts_decide_the_same() {
    let own = (Field::PartnerDomains, "contoso.com");
    let own_plans = [("none-of-these", ""), ("premier", "P-1"), ("mpn-contract", "4711")];
    let mut walks = 0;
    let mut compare = |domain: &str, entry, answers: &[(Field, &str)]| {
        let answers = [answers, &DETAILS].concat();
        let (guided, _) = walked(Layout::Guided, domain, entry, &answers);
        let (compact, pages) = walked(Layout::Compact, domain, entry, &answers);
        assert_eq!(compact.step(), guided.step(), "{answers:?}");
        assert_eq!(compact.decision(), guided.decision(), "{answers:?}");
        assert_eq!(compact.state.draft().map(|draft| &draft.answers), guided.state.draft().map(|draft| &draft.answers));
        assert!(pages.len() <= 5, "{pages:?}");
        walks += 1;
    };
    for answers in combinations() {
        for entry in [Entry::Azure, Entry::Office365] {
            compare("contoso.com", entry, &answers);
        }
    }
    for entry in Entry::ALL {
        for (kind, id) in own_plans {
            let answers = [own, (Field::Service, "office-365"), (Field::OwnPlanKind, kind), (Field::OwnPlanId, id)];
            compare("contoso.com", *entry, &answers);
        }
        compare("contoso.partner.onmschina.cn", *entry, &[]);
    }
    assert!(walks > 2_000, "{walks}");
}

/// R02: a request that needs every step takes four pages.
#[test]
fn every_step_stands_on_its_sections_page() {
    let answers = [
        &[
            (Field::PartnerType, "direct-bill"),
            (Field::PartnerRole, "admin-agent"),
            (Field::Topic, "technical"),
            (Field::AdminPermissions, "false"),
            (Field::NoPermissionsBecause, "never-requested"),
            (Field::Impact, "production-down"),
        ],
        &TRIAGE[..],
        &DETAILS,
    ]
    .concat();
    let (agent, pages) = walked(Layout::Compact, "contoso.com", Entry::Azure, &answers);
    assert_eq!(pages, [Step::Partner, Step::Details, Step::CheckAnswers, Step::HandOver]);
    assert_eq!(agent.decision().outcome, Outcome::FileInPortal);
}

fn compact(entry: Entry) -> Agent {
    let mut agent = Agent::at("contoso.com");
    agent.act(Action::LayoutChosen(Layout::Compact));
    agent.start(entry);
    agent
}

fn steps(agent: &Agent) -> Vec<Step> {
    agent.picture().flow.together(agent.step(), Layout::Compact)
}

/// R03, R10, R21, R22: answers open and close questions of the section at once, and the page stays the same.
#[test]
fn answers_open_and_close_questions() {
    use Step::{Access, DynamicsTopic, Impact, Outcome, Partner, Product, Topic, Triage};
    let mut agent = compact(Entry::Office365);
    let rows: [(Field, &str, &[Step]); 8] = [
        (Field::Title, "", &[Product, Partner, Topic]),
        (Field::Service, "dynamics-365", &[Product, DynamicsTopic, Partner, Topic]),
        (Field::DynamicsTopic, "licensing", &[Product, DynamicsTopic]),
        (Field::DynamicsTopic, "none-of-these", &[Product, DynamicsTopic, Partner, Topic]),
        (Field::Topic, "technical", &[Product, DynamicsTopic, Partner, Topic, Triage, Impact]),
        (Field::Troubleshot, "false", &[Product, DynamicsTopic, Partner, Topic, Triage]),
        (Field::Service, "office-365", &[Product, Partner, Topic, Triage]),
        (Field::Topic, "billing", &[Product, Partner, Topic]),
    ];
    for (field, text, wanted) in rows {
        agent.answer(field, text);
        assert_eq!(steps(&agent), wanted, "{field:?} {text}");
        assert_eq!(agent.step(), Product);
    }
    assert!(!steps(&agent).contains(&Outcome) && !steps(&agent).contains(&Access));
}

/// The step about the agent stays while it is answered, though all its answers are there then.
#[test]
fn a_question_does_not_vanish_under_its_answer() {
    let mut agent = compact(Entry::Office365);
    for (field, text) in [(Field::PartnerType, "direct-bill"), (Field::Service, "office-365")] {
        agent.answer(field, text);
        assert!(steps(&agent).contains(&Step::Partner), "{field:?}");
    }
    // The triage's answer ended the request; another topic ends it earlier, at the role.
    let mut agent = compact(Entry::Azure);
    let answers = [
        (Field::PartnerType, "direct-bill"),
        (Field::Topic, "technical"),
        (Field::Troubleshot, "false"),
        (Field::PartnerRole, "helpdesk-agent"),
        (Field::Topic, "how-to"),
    ];
    for (field, text) in answers {
        agent.answer(field, text);
    }
    assert_eq!(steps(&agent), [Step::Partner]);
    assert!(agent.effects.contains(&Effect::Focus(Focus::Question(Field::PartnerType))), "{:?}", agent.effects);
}

/// R45: Continue names everything amiss in the section, and one stays.
#[test]
fn continue_checks_the_whole_section() {
    let mut agent = compact(Entry::Azure);
    agent.answer(Field::Topic, "technical");
    agent.answer(Field::AdminPermissions, "false");
    agent.act(Action::ContinuePressed);
    let fields: Vec<Field> = agent.state.problems.iter().map(|problem| problem.field).collect();
    let wanted = [
        Field::PartnerType,
        Field::PartnerRole,
        Field::HealthChecked,
        Field::Troubleshot,
        Field::Category,
        Field::NoPermissionsBecause,
        Field::Impact,
    ];
    assert_eq!(fields, wanted);
    assert_eq!(agent.step(), Step::Partner);
    assert!(agent.effects.contains(&Effect::Focus(Focus::ErrorSummary)));
}

/// R30: another severity than the impact's interrupts the way from section to section, and its Change leads to the
/// question.
#[test]
fn severity_is_confirmed_between_sections() {
    let mut agent = compact(Entry::Azure);
    let answers = [
        &[
            (Field::PartnerType, "direct-bill"),
            (Field::PartnerRole, "admin-agent"),
            (Field::Topic, "technical"),
            (Field::AdminPermissions, "true"),
            (Field::Impact, "services-available"),
            (Field::Severity, "A"),
        ],
        &TRIAGE[..],
    ]
    .concat();
    assert_eq!(agent.walk(&answers), [Step::Partner, Step::ConfirmSeverity, Step::Details]);
    agent.visit(Entry::Azure, Step::ConfirmSeverity);
    assert_eq!(agent.step(), Step::ConfirmSeverity);
    agent.act(Action::ChangePressed(Field::Severity));
    assert_eq!(agent.step(), Step::Partner);
    assert!(agent.effects.contains(&Effect::Focus(Focus::Question(Field::Severity))));
    assert!(!agent.effects.contains(&Effect::Focus(Focus::Heading)));
}

fn at_check_answers() -> Agent {
    let mut agent = compact(Entry::Azure);
    let answers = [
        &[
            (Field::PartnerType, "direct-bill"),
            (Field::PartnerRole, "admin-agent"),
            (Field::Topic, "how-to"),
            (Field::AdminPermissions, "true"),
        ],
        &DETAILS[..],
    ]
    .concat();
    agent.walk(&answers);
    agent.visit(Entry::Azure, Step::CheckAnswers);
    assert_eq!(agent.step(), Step::CheckAnswers);
    agent
}

/// Change leads to the question on its section's page and back to the row; what it opened is asked there.
#[test]
fn change_leads_to_the_question_and_back() {
    let mut agent = at_check_answers();
    agent.act(Action::ChangePressed(Field::Topic));
    assert_eq!(agent.step(), Step::Partner);
    assert!(agent.effects.contains(&Effect::Focus(Focus::Question(Field::Topic))));
    agent.answer(Field::Topic, "technical");
    agent.act(Action::ContinuePressed);
    assert_eq!(agent.state.problems.len(), 4, "{:?}", agent.state.problems);
    for (field, text) in TRIAGE.iter().chain(&[(Field::Impact, "production-down")]) {
        agent.answer(*field, text);
    }
    agent.act(Action::ContinuePressed);
    assert_eq!(agent.step(), Step::CheckAnswers);
    assert!(agent.effects.contains(&Effect::Focus(Focus::Row(Field::Topic))));
}

/// R45: an address of any step leads to its section's page with that question focused; one that the answers do not
/// reach leads to the first open section.
#[test]
fn addresses_lead_to_the_sections_page() {
    let mut agent = at_check_answers();
    let rows = [
        (Step::Access, Step::Partner, Some(Focus::Question(Field::AdminPermissions))),
        (Step::Contact, Step::Details, Some(Focus::Question(Field::FirstName))),
        (Step::Details, Step::Details, None),
        (Step::Triage, Step::Partner, Some(Focus::Heading)),
    ];
    for (wanted, page, focus) in rows {
        agent.visit(Entry::Azure, wanted);
        assert_eq!(agent.step(), page, "{wanted:?}");
        let seen =
            agent.effects.iter().find_map(|effect| if let Effect::Focus(at) = effect { Some(*at) } else { None });
        assert_eq!(seen, focus, "{wanted:?}");
        assert!(!agent.state.was_redirected);
    }
    let mut agent = compact(Entry::Azure);
    agent.visit(Entry::Azure, Step::Contact);
    assert_eq!(agent.step(), Step::Partner);
    assert!(agent.state.was_redirected);
}

/// Back goes from section to section.
#[test]
fn back_goes_a_section_back() {
    let mut agent = at_check_answers();
    let to = |step| Route::New("contoso.com".to_owned(), Entry::Azure, step);
    let rows = [
        (Step::CheckAnswers, to(Step::Details)),
        (Step::Details, to(Step::Partner)),
        (Step::Partner, Route::ServiceRequests("contoso.com".to_owned())),
    ];
    for (at, otherwise) in rows {
        agent.visit(Entry::Azure, at);
        agent.act(Action::BackPressed);
        assert!(agent.effects.contains(&Effect::GoBack { otherwise: otherwise.clone() }), "{at:?}");
    }
}

/// The list of sections says what is done and what is to do, and ends where the request ends.
#[test]
fn sections_say_what_is_done() {
    let stages = |agent: &Agent| -> Vec<(Section, bool)> {
        let case = agent.state.case().expect("a draft");
        let Picture { flow, decision } = agent.picture();
        flow.sections(&case, &decision).iter().map(|stage| (stage.section, stage.is_done)).collect()
    };
    use Section::{Check, Elsewhere, Portal, Problem, Request};
    let mut agent = compact(Entry::Azure);
    assert_eq!(stages(&agent), [(Request, false), (Problem, false), (Check, false), (Portal, false)]);
    agent.answer(Field::PartnerType, "direct-bill");
    agent.answer(Field::PartnerRole, "helpdesk-agent");
    assert_eq!(stages(&agent), [(Request, true), (Elsewhere, false)]);
    let mut agent = at_check_answers();
    assert_eq!(stages(&agent), [(Request, true), (Problem, true), (Check, false), (Portal, false)]);
    agent.act(Action::ContinuePressed);
    agent.act(Action::HandedOver { number: String::new(), now: 2 });
    assert_eq!(stages(&agent), [(Request, true), (Problem, true), (Check, true), (Portal, true)]);
}

/// Another layout keeps the place: the question last answered, and all that was amiss with it. The host asked, so
/// it is told nothing and the focus stays.
#[test]
fn another_layout_keeps_the_place() {
    let mut agent = Agent::at("contoso.com");
    agent.start(Entry::Azure);
    let known = [(Field::PartnerType, "direct-bill"), (Field::PartnerRole, "admin-agent"), (Field::Topic, "technical")];
    agent.walk(&known);
    assert_eq!(agent.step(), Step::Triage);
    assert_eq!(agent.state.problems.len(), 3);
    agent.act(Action::LayoutChosen(Layout::Compact));
    assert_eq!((agent.step(), agent.state.problems.len()), (Step::Partner, 3));
    let at = Route::New("contoso.com".to_owned(), Entry::Azure, Step::Partner);
    assert_eq!(agent.effects, [Effect::Show { route: at, replace: true }]);
    agent.act(Action::LayoutChosen(Layout::Guided));
    assert_eq!((agent.step(), agent.state.problems.len()), (Step::Triage, 3));
    agent.act(Action::LayoutChosen(Layout::Compact));
    agent.answer(Field::Topic, "how-to");
    agent.act(Action::LayoutChosen(Layout::Guided));
    assert_eq!(agent.step(), Step::Topic);
    assert!(
        agent.effects.iter().all(|effect| !matches!(effect, Effect::Focus(_) | Effect::Emit(Event::StepChange { .. })))
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Whenever the layout changes on the way, nothing typed is lost, no page is skipped, and the end is the same.
    #[test]
    fn switching_layouts_loses_nothing(
        picks in prop::collection::vec(0_usize..12, CHOICES.len()),
        switches in prop::collection::vec(any::<bool>(), 1..80),
        is_azure in any::<bool>(),
    ) {
        let chosen = CHOICES.iter().zip(&picks).map(|((field, words), pick)| (*field, words[pick % words.len()]));
        let answers: Vec<(Field, &str)> = chosen.chain(DETAILS).collect();
        let entry = if is_azure { Entry::Azure } else { Entry::Office365 };
        let (guided, _) = walked(Layout::Guided, "contoso.com", entry, &answers);

        let mut agent = Agent::at("contoso.com");
        agent.start(entry);
        let mut typed: Vec<(Field, &str)> = Vec::new();
        let mut turns = switches.into_iter().cycle().take(400);
        while !matches!(agent.step(), Step::HandOver | Step::Outcome) {
            let is_compact = turns.next();
            prop_assert!(is_compact.is_some(), "stuck at {:?}", agent.step());
            let layout = if is_compact == Some(true) { Layout::Compact } else { Layout::Guided };
            agent.act(Action::LayoutChosen(layout));
            match agent.wanted(&answers) {
                Some((field, text)) => {
                    agent.answer(field, text);
                    typed.push((field, text));
                }
                None => agent.act(Action::ContinuePressed),
            }
            for (field, text) in &typed {
                prop_assert_eq!(agent.state.text(*field), *text);
            }
        }
        prop_assert_eq!(agent.step(), guided.step());
        prop_assert_eq!(agent.decision().outcome, guided.decision().outcome);
    }
}
