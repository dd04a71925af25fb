//! Drafts that come from elsewhere: kept ones, restored ones, ones that another tab has changed.

use service_request_wizard::domain::field::Field;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::action::{Action, Effect, Fresh};
use service_request_wizard::wizard::answers::Answers;
use service_request_wizard::wizard::customer::Customer;
use service_request_wizard::wizard::draft::Draft;
use service_request_wizard::wizard::reduce::reduce;
use service_request_wizard::wizard::route::{Entry, Route};
use service_request_wizard::wizard::state::State;

fn draft(id: &str, title: &str, changed_at: u64) -> Draft {
    let customer = Customer { key: "contoso.com".into(), domain: "contoso.com".into(), ..Customer::default() };
    let mut draft = Draft::new(id.into(), customer, Entry::Azure, changed_at);
    draft.answers.set(Field::Title, title.into());
    draft
}

fn fresh() -> Fresh {
    Fresh { now: 9, id: "fresh".into() }
}

fn with_drafts(drafts: Vec<Draft>) -> State {
    let loaded = Action::Loaded { drafts, unreadable: Vec::new(), you: Answers::default(), edits: Vec::new() };
    reduce(&State::default(), loaded, &NativeNames).state
}

fn titles(state: &State) -> Vec<(&str, &str)> {
    let mut titles: Vec<_> =
        state.drafts.iter().map(|draft| (draft.id.as_str(), draft.answers.get(Field::Title))).collect();
    titles.sort_unstable();
    titles
}

/// What is known when kept things arrive late, as from a host's store, is newer and stays.
#[test]
fn kept_things_join_what_is_known() {
    let known = with_drafts(vec![draft("a", "typed just now", 5)]);
    let mut you = Answers::default();
    you.set(Field::FirstName, "Kept".into());
    you.set(Field::LastName, "Name".into());
    let mut typed = known.clone();
    typed.you.set(Field::FirstName, "Typed".into());
    let loaded = Action::Loaded {
        drafts: vec![draft("a", "older", 1), draft("b", "other", 2)],
        unreadable: vec!["{".into()],
        you,
        edits: Vec::new(),
    };
    let state = reduce(&typed, loaded, &NativeNames).state;
    assert_eq!(titles(&state), [("a", "typed just now"), ("b", "other")]);
    assert_eq!((state.you.get(Field::FirstName), state.you.get(Field::LastName)), ("Typed", "Name"));
    assert_eq!(state.unreadable, ["{"]);
}

/// A restored draft takes the place of an earlier version of itself and stands beside a later one.
#[test]
fn a_restored_draft_never_replaces_a_later_version() {
    let rows =
        [(1, vec![("a", "restored")]), (3, vec![("a", "restored")]), (4, vec![("a", "known"), ("fresh", "restored")])];
    for (known_at, expected) in rows {
        let before = with_drafts(vec![draft("a", "known", known_at)]);
        let restored = Action::DraftRestored { draft: Box::new(draft("a", "restored", 3)), fresh: fresh() };
        let state = reduce(&before, restored, &NativeNames).state;
        assert_eq!(titles(&state), expected, "known at {known_at}");
        assert_eq!(state.draft().map(|draft| draft.answers.get(Field::Title)), Some("restored"));
        assert!(matches!(state.route, Route::New(..)), "the restored draft is open");
    }
}

/// Two tabs on one draft: both versions are kept, and this tab goes on with its own.
#[test]
fn a_draft_that_another_tab_changed_becomes_two() {
    let mut before = with_drafts(vec![draft("a", "ours", 2)]);
    before.current = Some("a".into());
    let forked =
        Action::DraftForked { id: "a".into(), new_id: "ours".into(), theirs: Some(Box::new(draft("a", "theirs", 3))) };
    let after = reduce(&before, forked, &NativeNames);
    assert_eq!(titles(&after.state), [("a", "theirs"), ("ours", "ours")]);
    assert_eq!(after.state.current.as_deref(), Some("ours"));
    assert_eq!(after.state.forked.as_deref(), Some("ours"));
    assert_eq!(after.effects, [Effect::SaveDraft("ours".into())]);
}
