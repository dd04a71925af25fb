//! Drafts over versions of their form, editions of the rules and wrong clocks: nothing kept is lost or changed unseen.

use std::fs;
use std::path::Path;

#[path = "common/drafts.rs"]
mod drafts;

use drafts::with_drafts;
use service_request_wizard::domain::decision::FirstResponse;
use service_request_wizard::domain::field::Field;
use service_request_wizard::domain::json::{self, Value};
use service_request_wizard::domain::policy;
use service_request_wizard::domain::terms::{Outcome, PortalId, Severity};
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::action::{Action, Effect, Fresh};
use service_request_wizard::wizard::answers::Answers;
use service_request_wizard::wizard::customer::Customer;
use service_request_wizard::wizard::decided::{Decided, TakenUp};
use service_request_wizard::wizard::draft::Draft;
use service_request_wizard::wizard::reduce::{Transition, reduce};
use service_request_wizard::wizard::route::{Entry, Route};
use service_request_wizard::wizard::saved::{SCHEMA, SavedError};
use service_request_wizard::wizard::state::State;
use service_request_wizard::wizard::step::Step;

#[path = "../fuzz/checks/mod.rs"]
mod checks;

/// The form that each release wrote, with the release. A new form needs its line and its golden draft.
const RELEASES: [(&str, u32); 1] = [("0.1.0", 2)];

fn golden(schema: u32) -> String {
    let name = format!("tests/data/drafts/schema-{schema}.json");
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("each form has its golden draft")
}

fn act(state: &State, action: Action) -> Transition {
    reduce(state, action, &NativeNames)
}

fn fresh() -> Fresh {
    Fresh { now: 1_764_000_000_000, id: "fresh".into() }
}

/// What the golden drafts came to.
const FILED: Decided = Decided {
    outcome: Outcome::FileInPortal,
    severity: Some(Severity::A),
    first_response: Some(FirstResponse::Hours(2)),
    portal: Some(PortalId::Azure),
};

/// R45: the golden draft of every form, each older one migrated, opens with each of its words; the present form is
/// written back byte for byte.
#[test]
fn golden_drafts_open() {
    assert_eq!(RELEASES.last().map(|(_, schema)| *schema), Some(SCHEMA), "the form that the next release writes");
    let newest = Draft::from_json(&golden(SCHEMA)).expect("the present form");
    assert_eq!(newest.to_json(), golden(SCHEMA));
    assert_eq!(newest.decided, Some(FILED));
    for schema in 1..=SCHEMA {
        let draft = Draft::from_json(&golden(schema)).expect("readable");
        // Form 1 did not say what the draft had come to.
        let decided = if schema == 1 { None } else { Some(FILED) };
        assert_eq!(draft, Draft { decided, ..newest.clone() }, "schema {schema}");
        let state = act(&with_drafts(vec![draft.clone()]), Action::DraftOpened(draft.id.clone())).state;
        assert!(matches!(state.route, Route::New(..)), "schema {schema}");
        let written = Draft::from_json(&draft.to_json());
        assert_eq!(written, Ok(draft), "schema {schema} written as {SCHEMA}");
    }
}

/// R45: what is of no form, and what is of a form to come, is told apart; neither is taken for a draft.
#[test]
fn other_forms_are_told_apart() {
    let with = |name: &str, value: Value| {
        let mut draft = json::parse(&golden(SCHEMA)).expect("JSON");
        draft.set(name, value);
        draft.to_text()
    };
    let number = |text: &str| Value::Number(text.to_owned());
    let customer = |key: &str| json::parse(&format!("{{\"key\":\"{key}\",\"domain\":\"contoso.com\"}}")).expect("JSON");
    let rows = [
        (with("schema", number("3")), SavedError::Newer),
        (with("schema", number("4294967295")), SavedError::Newer),
        (with("schema", number("4294967296")), SavedError::Unreadable),
        (with("schema", number("0")), SavedError::Unreadable),
        (with("schema", number("-1")), SavedError::Unreadable),
        (with("schema", number("1.0")), SavedError::Unreadable),
        (with("schema", "2".into()), SavedError::Unreadable),
        (with("schema", Value::Null), SavedError::Unreadable),
        (with("id", "".into()), SavedError::Unreadable),
        (with("id", number("7")), SavedError::Unreadable),
        (with("entry", "gallery".into()), SavedError::Unreadable),
        (with("customer", Value::Null), SavedError::Unreadable),
        (with("customer", customer("")), SavedError::Unreadable),
        (with("customer", customer("a/b")), SavedError::Unreadable),
        (with("customer", customer("a#b")), SavedError::Unreadable),
        (golden(SCHEMA).replace('}', ""), SavedError::Unreadable),
        (String::new(), SavedError::Unreadable),
        ("[]".to_owned(), SavedError::Unreadable),
    ];
    for (text, expected) in rows {
        assert_eq!(Draft::from_json(&text), Err(expected), "{text}");
    }
}

/// R45: a draft of a newer version is shown as far as it is understood, is never opened for editing, and is never saved or
/// deleted, even where an address or the host means the very same draft.
#[test]
fn a_newer_draft_is_read_only() {
    let text = golden(SCHEMA)
        .replace("\"schema\":2", "\"schema\":3")
        .replace("\"handedOverAt\":1763982600000", "\"mood\":\"calm\"");
    let newer = Draft::from_newer_json(&text).expect("understood");
    assert_eq!(newer.answers.get(Field::Title), "Disks do not attach");
    let loaded = Action::Loaded {
        drafts: Vec::new(),
        unreadable: vec![text.clone()],
        newer: vec![newer.clone()],
        you: Answers::default(),
        edits: Vec::new(),
    };
    let state = act(&State::default(), loaded).state;
    assert_eq!((state.unreadable.as_slice(), state.newer.len(), state.drafts.len()), (&[text][..], 1, 0));
    let route = Route::New(newer.customer.key.clone(), Entry::Azure, Step::Details);
    let actions = [
        Action::DraftOpened(newer.id.clone()),
        Action::DraftCopied { id: newer.id.clone(), fresh: fresh() },
        Action::DraftDeleted(newer.id.clone()),
        Action::Navigated { route, customer: Some(newer.customer.clone()), fresh: fresh() },
    ];
    for action in actions {
        let is_deletion = matches!(action, Action::DraftDeleted(_));
        let next = act(&state, action);
        assert!(next.state.drafts.iter().all(|draft| draft.id != newer.id && draft.answers.is_empty()));
        assert!(!next.effects.contains(&Effect::SaveDraft(newer.id.clone())));
        // No button deletes it: the list shows none for it.
        assert!(is_deletion || !next.effects.contains(&Effect::DeleteDraft(newer.id.clone())));
        assert_eq!(next.state.newer, state.newer);
    }
}

fn open_draft(policy: &str, decided: Option<Decided>) -> Draft {
    let mut draft = Draft::from_json(&golden(SCHEMA)).expect("readable");
    draft.policy = policy.into();
    draft.decided = decided;
    draft.handed_over_at = None;
    draft.number.clear();
    draft
}

/// A state with all that is asked of the agent.
fn introduced(drafts: Vec<Draft>) -> State {
    let mut state = with_drafts(drafts);
    for (field, text) in [
        (Field::PartnerType, "direct-bill"),
        (Field::PartnerRole, "admin-agent"),
        (Field::FirstName, "Ada"),
        (Field::LastName, "Adams"),
        (Field::Email, "ada@adatum.example"),
    ] {
        state.you.set(field, text.into());
    }
    state
}

/// R45: a draft that was decided under another edition is decided again when it is opened, what it came to before is at
/// hand for the page to compare, and from then on it is this edition's. A filed one stays as it was filed.
#[test]
fn another_edition_decides_again() {
    let before = Decided { first_response: Some(FirstResponse::Hours(6)), severity: Some(Severity::B), ..FILED };
    let rows = [
        ("2019-01", Some(before), true),
        ("2031-05", Some(before), true),
        ("2019-01", None, true),
        ("", None, true),
        (policy::EDITION, Some(before), false),
    ];
    for (edition, decided, is_told) in rows {
        let draft = open_draft(edition, decided);
        let id = draft.id.clone();
        let next = act(&introduced(vec![draft]), Action::DraftOpened(id.clone()));
        let told = is_told.then(|| TakenUp { restored_from: None, before: Some((edition.into(), decided)) });
        assert_eq!(next.state.taken_up, told, "{edition}");
        let draft = next.state.draft().expect("open");
        assert_eq!((draft.policy.as_str(), draft.decided), (policy::EDITION, Some(FILED)), "{edition}");
        assert!(next.effects.contains(&Effect::SaveDraft(id.clone())), "{edition}");
        let again = act(&act(&next.state, Action::BackPressed).state, Action::DraftOpened(id));
        assert_eq!(again.state.taken_up, None, "told once");
    }
    let filed = Draft { handed_over_at: Some(1_763_982_600_000), ..open_draft("2019-01", Some(before)) };
    let next = act(&introduced(vec![filed.clone()]), Action::DraftOpened(filed.id.clone()));
    assert_eq!(next.state.taken_up.map(|told| told.before), Some(Some(("2019-01".into(), Some(before)))));
    assert_eq!(next.state.drafts[0].decided, Some(before), "as it was filed");
    assert_eq!(next.state.drafts[0].policy, "2019-01");
}

/// R15, R45: a filed request keeps what it was filed with, whatever the agent says about themselves later.
#[test]
fn a_filed_request_keeps_its_decision() {
    let draft = open_draft(policy::EDITION, None);
    let id = draft.id.clone();
    let state = act(&introduced(vec![draft]), Action::DraftOpened(id)).state;
    let mut state = act(&state, Action::HandedOver { number: "1".into(), now: 1_763_982_600_000 }).state;
    state.you.set(Field::PartnerRole, "helpdesk-agent".into());
    let draft = state.draft().expect("open").clone();
    assert_ne!(state.case().expect("open").decide(&NativeNames).outcome, Outcome::FileInPortal);
    assert_eq!(draft.decided, Some(FILED));
    let again = act(&state, Action::DraftOpened(draft.id.clone())).state;
    assert_eq!(again.drafts[0].decided, Some(FILED));
}

/// R45: an address that leads to an earlier draft says so, with when it was changed; whoever opens that very draft, or is
/// in it already, knows. Starting again leaves the earlier one where it is.
#[test]
fn a_restored_draft_is_told() {
    let draft = open_draft(policy::EDITION, Some(FILED));
    let customer = draft.customer.clone();
    let before = introduced(vec![draft.clone()]);
    let route = |step: Step| Route::New(customer.key.clone(), Entry::Azure, step);
    let go = |state: &State, step: Step| {
        act(state, Action::Navigated { route: route(step), customer: Some(customer.clone()), fresh: fresh() }).state
    };
    let told = |state: &State| state.taken_up.as_ref().and_then(|taken_up| taken_up.restored_from);

    let opened = act(&before, Action::DraftOpened(draft.id.clone())).state;
    assert_eq!(told(&opened), None, "asked for by name");
    let restored = go(&before, Step::Details);
    assert_eq!(told(&restored), Some(draft.changed_at));
    assert_eq!(
        told(&go(&restored, Step::Details)),
        Some(draft.changed_at),
        "a list that comes late names the place anew"
    );
    let typed = act(&restored, Action::Answered { field: Field::Title, text: "New".into(), now: 9 }).state;
    assert_eq!(told(&typed), Some(draft.changed_at), "still said while the page is there");
    assert_eq!(told(&act(&typed, Action::ContinuePressed).state), None, "said once");
    assert_eq!(told(&go(&typed, Step::Topic)), None, "the draft at hand");
    let given = act(&before, Action::DraftRestored { draft: Box::new(draft.clone()), fresh: fresh() }).state;
    assert_eq!(told(&given), Some(draft.changed_at), "brought back by the host or after a crash");

    let again = act(&restored, Action::RequestStarted { entry: Entry::Azure, fresh: fresh() });
    assert_eq!(told(&again.state), None);
    assert_eq!(again.state.current.as_deref(), Some("fresh"));
    assert!(again.state.draft().expect("a new one").answers.is_empty());
    assert!(again.state.drafts.iter().any(|known| **known == draft || known.id == draft.id), "the earlier one stays");

    let filed = Draft { handed_over_at: Some(1), ..draft.clone() };
    assert_eq!(told(&go(&introduced(vec![filed]), Step::HandOver)), None, "a filed request is no draft");
    let empty = Draft { answers: Answers::default(), ticked: Vec::new(), ..draft };
    assert_eq!(told(&go(&introduced(vec![empty]), Step::Topic)), None, "nothing to restore");
}

/// R45: thirty days after its last change a draft goes, no sooner by any clock; one that is dated later than now is
/// noticed, clocks of several tabs apart.
#[test]
fn clocks() {
    const DAY: u64 = 24 * 60 * 60 * 1000;
    const NOW: u64 = 1_764_000_000_000;
    let minutes = |count: u64| count * 60_000;
    let rows = [
        (NOW, None, false, false),
        (NOW - 30 * DAY, None, false, false),
        (NOW - 30 * DAY - 1, None, true, false),
        (NOW - 31 * DAY, Some(NOW - 29 * DAY), false, false),
        (NOW - 31 * DAY, Some(NOW - 31 * DAY), true, false),
        (NOW + minutes(5), None, false, false),
        (NOW + minutes(5) + 1, None, false, true),
        (NOW - DAY, Some(NOW + 365 * DAY), false, true),
        (u64::MAX, None, false, true),
    ];
    for (changed_at, handed_over_at, has_expired, is_future) in rows {
        let customer = Customer::from_key("contoso.com", &NativeNames).expect("a key");
        let mut draft = Draft::new("a".into(), customer, Entry::Azure, changed_at);
        draft.handed_over_at = handed_over_at;
        assert_eq!(draft.has_expired(NOW), has_expired, "{changed_at} {handed_over_at:?}");
        assert_eq!(draft.is_from_the_future(NOW), is_future, "{changed_at} {handed_over_at:?}");
        assert!(!draft.has_expired(0), "a clock that was set back deletes nothing");
    }
}

/// R44, R45: ten thousand damaged drafts: bits flipped, ends cut, pieces swapped, values of other types. Each reads as a
/// draft that keeps its words, or is left alone.
#[test]
fn damaged_drafts() {
    let whole = golden(SCHEMA);
    let mut state = 0x5EED_2021_0002_0004_u64;
    let mut below = |end: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % end
    };
    let values = ["null", "true", "7", "-1e9", "\"\"", "[]", "{}", "[[1]]", "{\"a\":{}}", "\"\\u0000\""];
    let (mut read, mut refused) = (0, 0);
    for round in 0..10_000 {
        let mut bytes = whole.clone().into_bytes();
        match round % 4 {
            0 => (0..=below(4)).for_each(|_| bytes[below(whole.len())] ^= 1 << below(8)),
            1 => bytes.truncate(below(whole.len())),
            2 => {
                let (from, to) = (below(whole.len() - 40), below(whole.len() - 40));
                let piece = bytes[from..from + 20].to_vec();
                bytes.splice(to..to + 20, piece);
            }
            _ => {
                let Ok(Value::Object(mut members)) = json::parse(&whole) else { panic!("an object") };
                let at = below(members.len());
                members[at].1 = json::parse(values[below(values.len())]).expect("JSON");
                bytes = Value::Object(members).to_text().into_bytes();
            }
        }
        match Draft::from_json(&String::from_utf8_lossy(&bytes)) {
            Ok(draft) => {
                assert_eq!(Draft::from_json(&draft.to_json()), Ok(draft));
                read += 1;
            }
            Err(_) => refused += 1,
        }
        // The walk through the wizard is long.
        if round % 16 < 4 && round % 64 < 16 {
            checks::draft(&bytes);
        }
    }
    println!("10000 damaged drafts: {read} read, {refused} left alone");
    assert!(read > 1_000 && refused > 1_000, "{read} read, {refused} left alone");
}
