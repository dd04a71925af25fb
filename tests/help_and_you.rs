//! Help and Your details without a browser: which questions are answered, how one comes back, what is checked and
//! what is kept.

use std::collections::BTreeSet;

use service_request_wizard::config::has_words;
use service_request_wizard::domain::field::Field;
use service_request_wizard::domain::help::{HelpSubject, HelpTopic};
use service_request_wizard::domain::rule::Rule;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::action::{Action, Effect, Event, Focus, Fresh};
use service_request_wizard::wizard::answers::Answers;
use service_request_wizard::wizard::check::{Problem, ProblemKind};
use service_request_wizard::wizard::customer::Customer;
use service_request_wizard::wizard::draft::Draft;
use service_request_wizard::wizard::reduce::{Transition, reduce};
use service_request_wizard::wizard::route::{Entry, Route};
use service_request_wizard::wizard::saved::{self, KEPT_DAYS};
use service_request_wizard::wizard::state::{Clearing, State};
use service_request_wizard::wizard::step::Step;
use service_request_wizard::wizard::you;

fn act(state: &State, action: Action) -> Transition {
    reduce(state, action, &NativeNames)
}

fn go(state: &State, route: Route, now: u64) -> Transition {
    let customer = route.key().and_then(|key| Customer::from_key(key, &NativeNames));
    act(state, Action::Navigated { route, customer, fresh: Fresh { now, id: format!("d{now}") } })
}

fn new_azure(step: Step) -> Route {
    Route::New("contoso.com".to_owned(), Entry::Azure, step)
}

/// The sentences of a rule, by the numbers of their marks: `160, 183–186` has five.
fn marks(rule: Rule) -> Vec<u32> {
    let ranges = rule.marks().split(", ").filter(|range| !range.is_empty());
    ranges
        .flat_map(|range| {
            let (first, last) = range.split_once('–').unwrap_or((range, range));
            first.parse().expect("a mark")..=last.parse().expect("a mark")
        })
        .collect()
}

/// R38, R37, R28, R09: each sentence of the source page's answers and of its next steps stands under a question of
/// the help page.
#[test]
fn every_answer_of_the_source_page_is_there() {
    let questions = [154, 155, 156, 165, 178, 180, 187, 190, 193];
    let named: BTreeSet<Rule> = HelpTopic::ALL.iter().flat_map(|topic| topic.rules()).copied().collect();
    let answered: BTreeSet<u32> = named.into_iter().flat_map(marks).collect();
    let open: Vec<u32> = (154..=195).filter(|mark| !questions.contains(mark) && !answered.contains(mark)).collect();
    assert_eq!(open, [0; 0], "sentences that no question of the help page answers");
}

/// R38, R07, R28, R09: what the source page's own questions ask about has a question with an address.
#[test]
fn questions_stand_at_their_addresses() {
    let rows = [
        ("/help", Some(Route::Help)),
        ("/help/coverage", Some(Route::HelpTopic(HelpTopic::Coverage))),
        ("/help/response-times", Some(Route::HelpTopic(HelpTopic::ResponseTimes))),
        ("/help/phone", Some(Route::HelpTopic(HelpTopic::Phone))),
        ("/help/azure-directly", Some(Route::HelpTopic(HelpTopic::AzureDirectly))),
        ("/help/office-365-directly", Some(Route::HelpTopic(HelpTopic::OfficeDirectly))),
        ("/help/dynamics-support", Some(Route::HelpTopic(HelpTopic::DynamicsSupport))),
        // Of another version, or mistyped: help as a whole.
        ("/help/other", Some(Route::Help)),
        ("/help/phone/more", None),
    ];
    for (path, route) in rows {
        assert_eq!(Route::parse(path), route, "{path}");
    }
    for topic in HelpTopic::ALL {
        let route = Route::HelpTopic(*topic);
        assert_eq!(Route::parse(&route.path()), Some(route), "{topic:?}");
    }
}

/// R38: subjects come in order and each has questions; rules are named ascending.
#[test]
fn questions_are_in_order() {
    let subjects: Vec<HelpSubject> = HelpTopic::ALL.iter().map(|topic| topic.subject()).collect();
    assert!(subjects.is_sorted(), "{subjects:?}");
    for subject in HelpSubject::ALL {
        assert!(subjects.contains(subject), "{subject:?} has no question");
    }
    for topic in HelpTopic::ALL {
        assert!(topic.rules().is_sorted() && !topic.rules().is_empty(), "{topic:?}");
    }
}

/// R38: a search asks for each word, letter case and diacritics aside.
#[test]
fn search_finds_words() {
    let texts = ["Ile kosztuje pomoc?", "Opłata za Azure.\nŁączność"];
    let rows = [
        ("", true),
        ("  ", true),
        ("oplata", true),
        ("OPŁATA azure", true),
        ("kosztuje lacz", true),
        ("opłata office", false),
        ("łąćz", true),
        ("czność", true),
        ("x", false),
    ];
    for (query, fits) in rows {
        assert_eq!(has_words(&texts, query), fits, "{query}");
    }
}

/// R38, R45: who looks something up comes back to the same draft, also where the customer has a later one.
#[test]
fn help_gives_the_draft_back() {
    for beside in [Route::Help, Route::HelpTopic(HelpTopic::Severity), Route::YourDetails] {
        let step = new_azure(Step::Partner);
        let mut state = go(&State::default(), step.clone(), 1).state;
        state =
            act(&state, Action::Answered { field: Field::PartnerType, text: "direct-bill".to_owned(), now: 2 }).state;
        let other = Draft::new("other".to_owned(), state.draft().expect("a draft").customer.clone(), Entry::Azure, 9);
        state.drafts.push(other.into());
        let away = go(&state, beside.clone(), 10);
        let focus = if let Route::HelpTopic(topic) = beside { Focus::Topic(topic) } else { Focus::Heading };
        assert_eq!(away.effects, [Effect::Focus(focus)], "{beside:?}");
        let back = go(&away.state, step, 11).state;
        assert_eq!(back.current.as_deref(), Some("d1"), "{beside:?}");
        assert_eq!(back.text(Field::PartnerType), "direct-bill");
        assert_eq!(back.drafts.len(), 2);
    }
}

/// R26, R40: each item among one's own domains that is no domain is named with its line.
#[test]
fn own_domains_are_checked() {
    let rows: [(&str, &[(usize, &str)]); 7] = [
        ("", &[]),
        ("partner.example\n\n Fabrikam.example. ", &[]),
        ("żółw.example", &[]),
        ("partner.example\nhttps://fabrikam.example/", &[(2, "https://fabrikam.example/")]),
        ("partner", &[(1, "partner")]),
        (
            "a@partner.example; partner.example, *.partner.example",
            &[(1, "a@partner.example"), (1, "*.partner.example")],
        ),
        ("one two.example\r\npartner.example", &[(1, "one two.example")]),
    ];
    for (text, wrong) in rows {
        assert_eq!(you::wrong_domains(text, &NativeNames).collect::<Vec<_>>(), wrong, "{text}");
    }
}

/// R26, R45: Your details asks for nothing, but says what cannot be right; then the focus goes to what it says.
#[test]
fn your_details_are_checked_when_done() {
    type Row<'a> = (&'a [(Field, &'a str)], &'a [(Field, ProblemKind)]);
    let rows: [Row<'_>; 6] = [
        (&[], &[]),
        (&[(Field::PartnerDomains, "partner.example"), (Field::Email, "a@partner.example")], &[]),
        (&[(Field::OwnPlanKind, "none-of-these")], &[]),
        (&[(Field::PartnerDomains, "no domain")], &[(Field::PartnerDomains, ProblemKind::Malformed)]),
        (&[(Field::OwnPlanKind, "premier")], &[(Field::OwnPlanId, ProblemKind::Missing)]),
        (&[(Field::Email, "a@")], &[(Field::Email, ProblemKind::Malformed)]),
    ];
    for (answers, problems) in rows {
        let mut state = go(&State::default(), Route::YourDetails, 1).state;
        for (field, text) in answers {
            state = act(&state, Action::Answered { field: *field, text: (*text).to_owned(), now: 2 }).state;
        }
        let done = act(&state, Action::YourDetailsDone);
        let expected: Vec<Problem> =
            problems.iter().map(|(field, kind)| Problem { field: *field, kind: *kind }).collect();
        assert_eq!(done.state.problems, expected, "{answers:?}");
        if expected.is_empty() {
            assert_eq!(done.effects, [Effect::GoBack { otherwise: Route::Customers }], "{answers:?}");
        } else {
            assert!(done.effects.contains(&Effect::Focus(Focus::ErrorSummary)), "{answers:?}");
            assert!(done.effects.iter().any(|effect| matches!(effect, Effect::Emit(Event::Validation(_)))));
        }
    }
}

/// R45: what the host says about the agent can be emptied, and stays empty, also when it is read again from what is kept.
#[test]
fn the_hosts_answer_can_be_emptied() {
    let mut host = Answers::default();
    host.set(Field::Phone, "123".to_owned());
    let mut state = act(&State::default(), Action::HostGave(host.clone())).state;
    state = go(&state, Route::YourDetails, 1).state;
    assert_eq!(state.text(Field::Phone), "123");
    for text in ["", " ", "4", ""] {
        let answered = act(&state, Action::Answered { field: Field::Phone, text: text.to_owned(), now: 2 });
        assert!(answered.effects.contains(&Effect::SaveYou));
        state = answered.state;
        assert_eq!(state.text(Field::Phone), text);
    }
    let you = saved::answers_from_json(&state.you.to_value().to_text());
    let mut again = act(&State::default(), Action::HostGave(host)).state;
    let loaded =
        Action::Loaded { drafts: Vec::new(), unreadable: Vec::new(), newer: Vec::new(), you, edits: Vec::new() };
    again = act(&again, loaded).state;
    assert_eq!(again.text(Field::Phone), "");
}

/// R44: in another store, which may be another agent's, nothing is left of what the one before held, but the request that is
/// being written with its answers.
#[test]
fn only_the_request_being_written_goes_to_another_store() {
    let mut state = go(&State::default(), Route::Customer("contoso.com".to_owned()), 1).state;
    let id = "b44bb1fb-c595-45b0-9e09-d657365580bf".to_owned();
    state = act(&state, Action::Answered { field: Field::CustomerTenantId, text: id, now: 2 }).state;
    state = go(&state, new_azure(Step::Partner), 3).state;
    state = act(&state, Action::Answered { field: Field::Topic, text: "billing".to_owned(), now: 4 }).state;
    let first = state.current.clone().expect("a draft");
    state = go(&state, Route::New("contoso.com".to_owned(), Entry::Marketplace, Step::Partner), 5).state;
    state = act(&state, Action::Answered { field: Field::PartnerType, text: "direct-bill".to_owned(), now: 6 }).state;
    let second = state.current.clone().expect("a draft");
    assert_ne!(first, second);
    assert_eq!((state.drafts.len(), state.edits.len()), (2, 1));

    let writing = act(&state, Action::StoreLeft).state;
    assert_eq!(writing.current.as_ref(), Some(&second));
    assert_eq!(writing.drafts.iter().map(|draft| draft.id.clone()).collect::<Vec<_>>(), [second]);
    assert_eq!((writing.text(Field::PartnerType), writing.edits.len()), ("direct-bill", 1));

    let elsewhere = go(&state, Route::Customer("contoso.com".to_owned()), 7).state;
    let left = act(&elsewhere, Action::StoreLeft).state;
    assert!(left.drafts.is_empty() && left.you.is_empty() && left.edits.is_empty() && left.current.is_none());
    assert_eq!(left.customer, left.given);
}

/// R44: everything kept goes when it is asked for and confirmed, and the page says so; what the host gave stays.
#[test]
fn everything_is_deleted_when_confirmed() {
    let mut host = Answers::default();
    host.set(Field::Email, "a@partner.example".to_owned());
    let mut state = act(&State::default(), Action::HostGave(host)).state;
    state = go(&state, new_azure(Step::Partner), 1).state;
    state = act(&state, Action::Answered { field: Field::PartnerType, text: "direct-bill".to_owned(), now: 2 }).state;
    state = go(&state, Route::YourDetails, 3).state;
    let asked = act(&state, Action::ClearingAsked).state;
    assert_eq!((asked.clearing, asked.drafts.len()), (Clearing::Asked, 1));
    let refused = act(&asked, Action::ClearingRefused).state;
    assert_eq!(refused, state);
    let done = act(&asked, Action::EverythingDeleted);
    assert!(done.effects.contains(&Effect::DeleteEverything));
    assert!(done.state.drafts.is_empty() && done.state.you.is_empty());
    assert_eq!((done.state.clearing, &done.state.route), (Clearing::Done, &Route::YourDetails));
    assert_eq!(done.state.text(Field::Email), "a@partner.example");
    let later = act(&done.state, Action::Answered { field: Field::Phone, text: "1".to_owned(), now: 4 }).state;
    assert_eq!(later.clearing, Clearing::NotAsked);
    assert_eq!(go(&done.state, Route::Help, 5).state.clearing, Clearing::NotAsked);
}

/// R44: a draft is kept for 30 days after its last change or its filing.
#[test]
fn drafts_expire() {
    const DAY: u64 = 24 * 60 * 60 * 1000;
    let rows = [
        (100 * DAY, None, 100 * DAY, false),
        (100 * DAY, None, (100 + KEPT_DAYS) * DAY, false),
        (100 * DAY, None, (100 + KEPT_DAYS) * DAY + 1, true),
        (100 * DAY, Some(120 * DAY), (100 + KEPT_DAYS) * DAY + 1, false),
        (100 * DAY, Some(120 * DAY), (120 + KEPT_DAYS) * DAY + 1, true),
        // The device's clock was set back.
        (100 * DAY, None, 0, false),
    ];
    for (changed_at, handed_over_at, now, expired) in rows {
        let mut draft = Draft::new("d".to_owned(), Customer::default(), Entry::Azure, changed_at);
        draft.handed_over_at = handed_over_at;
        assert_eq!(draft.has_expired(now), expired, "{changed_at} {handed_over_at:?} {now}");
    }
}
