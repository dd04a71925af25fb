//! Drafts that come from elsewhere: kept ones, restored ones, ones that another tab has changed.

use std::rc::Rc;

#[path = "common/drafts.rs"]
mod drafts;

use drafts::with_drafts;
use service_request_wizard::domain::field::Field;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::action::{Action, Effect, Fresh};
use service_request_wizard::wizard::answers::Answers;
use service_request_wizard::wizard::customer::Customer;
use service_request_wizard::wizard::draft::Draft;
use service_request_wizard::wizard::reduce::reduce;
use service_request_wizard::wizard::route::{Entry, Route};
use service_request_wizard::wizard::state::State;
use service_request_wizard::wizard::step::Step;

fn draft(id: &str, title: &str, changed_at: u64) -> Draft {
    let customer = Customer { key: "contoso.com".into(), domain: "contoso.com".into(), ..Customer::default() };
    let mut draft = Draft::new(id.into(), customer, Entry::Azure, changed_at);
    draft.answers.set(Field::Title, title.into());
    draft
}

fn fresh() -> Fresh {
    Fresh { now: 9, id: "fresh".into() }
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
        newer: Vec::new(),
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
    let both = vec![("a", "known"), ("fresh", "restored")];
    // At the same moment, neither is the later one.
    for (known_at, expected) in [(1, vec![("a", "restored")]), (3, both.clone()), (4, both)] {
        let before = with_drafts(vec![draft("a", "known", known_at)]);
        let restored = Action::DraftRestored { draft: Box::new(draft("a", "restored", 3)), fresh: fresh() };
        let state = reduce(&before, restored, &NativeNames).state;
        assert_eq!(titles(&state), expected, "known at {known_at}");
        assert_eq!(state.draft().map(|draft| draft.answers.get(Field::Title)), Some("restored"));
        assert!(matches!(state.route, Route::New(..)), "the restored draft is open");
    }
}

/// Restored twice, a draft is there once.
#[test]
fn a_draft_restored_twice_is_one_draft() {
    let restored = || Action::DraftRestored { draft: Box::new(draft("a", "restored", 3)), fresh: fresh() };
    let once = reduce(&with_drafts(Vec::new()), restored(), &NativeNames).state;
    let twice = reduce(&once, restored(), &NativeNames).state;
    assert_eq!(titles(&twice), [("a", "restored")]);
}

/// R44: a draft older than the days that drafts are kept is wanted when it is restored, so its days begin anew.
#[test]
fn a_restored_draft_is_kept_its_days_from_then_on() {
    let now = 100 * 24 * 60 * 60 * 1000;
    let fresh = Fresh { now, id: "fresh".into() };
    let restored = Action::DraftRestored { draft: Box::new(draft("a", "old", 1)), fresh };
    let state = reduce(&with_drafts(Vec::new()), restored, &NativeNames).state;
    let draft = state.draft().expect("it is open");
    assert!(!draft.has_expired(now));
    assert_eq!(draft.changed_at, now);
}

/// R44: a tick on the checklist is a change, from which the days count.
#[test]
fn a_tick_is_a_change() {
    let mut before = with_drafts(vec![draft("a", "title", 2)]);
    before.current = Some("a".into());
    for now in [7, 8] {
        before = reduce(&before, Action::Ticked { item: "text".into(), now }, &NativeNames).state;
        assert_eq!(before.drafts[0].changed_at, now);
    }
    assert!(before.drafts[0].ticked.is_empty(), "the second press takes the tick away");
}

/// Undo brings back what another tab had made of the draft, not the older version that this tab knew.
#[test]
fn undo_brings_back_the_later_version() {
    let before = with_drafts(vec![draft("a", "known here", 2), draft("b", "other", 2)]);
    let deleted = reduce(&before, Action::DraftDeleted("a".into()), &NativeNames);
    assert_eq!(deleted.effects.first(), Some(&Effect::DeleteDraft("a".into())));
    let later = Action::LaterDeleted(Box::new(draft("a", "typed elsewhere", 3)));
    let state = reduce(&deleted.state, later, &NativeNames).state;
    let state = reduce(&state, Action::DeletionUndone, &NativeNames).state;
    assert_eq!(titles(&state), [("a", "typed elsewhere"), ("b", "other")]);
}

/// What was amiss with one draft is not said of another that is restored onto the same page.
#[test]
fn a_restored_draft_comes_without_the_errors_of_the_one_before() {
    let restored = |id| Action::DraftRestored { draft: Box::new(draft(id, "restored", 3)), fresh: fresh() };
    let open = reduce(&with_drafts(Vec::new()), restored("a"), &NativeNames).state;
    let refused = reduce(&open, Action::ContinuePressed, &NativeNames).state;
    assert!(!refused.problems.is_empty(), "Continue on an open page is refused");
    let other = reduce(&refused, restored("b"), &NativeNames).state;
    assert_eq!(other.route, refused.route);
    assert_eq!(other.problems, []);
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

/// R45: who reloads a page while the host's store is slow comes to the page and the draft that the store then gives.
#[test]
fn a_late_store_resumes_the_page() {
    let mut kept = draft("kept", "typed before the reload", 5);
    kept.answers.set(Field::Topic, "billing".into());
    kept.answers.set(Field::AdminPermissions, "true".into());
    kept.step = Step::Details;
    let mut state = State::default();
    state.host.set(Field::PartnerType, "direct-bill".into());
    state.host.set(Field::PartnerRole, "admin-agent".into());
    let route = Route::New("contoso.com".into(), Entry::Azure, Step::Details);
    let customer = Some(kept.customer.clone());
    let early =
        reduce(&state, Action::Navigated { route: route.clone(), customer, fresh: fresh() }, &NativeNames).state;
    assert_eq!(early.step(), Some(Step::Topic));
    let loaded = Action::Loaded {
        drafts: vec![kept],
        unreadable: Vec::new(),
        newer: Vec::new(),
        you: Answers::default(),
        edits: Vec::new(),
    };
    let late = reduce(&early, loaded, &NativeNames);
    assert_eq!((late.state.route.clone(), late.state.was_redirected), (route.clone(), false));
    assert_eq!(titles(&late.state), [("kept", "typed before the reload")]);
    assert!(late.effects.contains(&Effect::Show { route, replace: true }), "{:?}", late.effects);
}

/// R45: an empty draft that an address began never stands before one with answers.
#[test]
fn an_address_leads_to_the_draft_with_answers() {
    let mut state = with_drafts(vec![draft("kept", "typed before", 5)]);
    let empty = Draft { answers: Answers::default(), ..draft("empty", "", 8) };
    let customer = Some(empty.customer.clone());
    state.drafts.push(Rc::new(empty));
    let route = Route::New("contoso.com".into(), Entry::Azure, Step::Topic);
    let state = reduce(&state, Action::Navigated { route, customer, fresh: fresh() }, &NativeNames).state;
    assert_eq!(state.current.as_deref(), Some("kept"));
}

/// R45: a customer list that comes late names the same place anew, and what stood in the way there is still said.
#[test]
fn a_late_list_leaves_the_errors_on_the_page() {
    let customer = Customer::from_key("contoso.com", &NativeNames).expect("a key");
    let act = |state: &State, action: Action| reduce(state, action, &NativeNames).state;
    let at = |route: Route| Action::Navigated { route, customer: Some(customer.clone()), fresh: fresh() };
    let state = act(&State::default(), at(Route::ServiceRequests(customer.key.clone())));
    let state = act(&state, Action::RequestStarted { entry: Entry::Azure, fresh: fresh() });
    let state = act(&state, Action::ContinuePressed);
    assert!(!state.problems.is_empty());
    let again = act(&state, at(state.route.clone()));
    assert_eq!(again.problems, state.problems);
}

/// R15, R45: the last page of a filed request is still there after a reload; any earlier page begins a new request.
#[test]
fn a_filed_request_is_reached_by_its_last_page() {
    let mut filed = draft("filed", "Sign-in fails", 5);
    filed.step = Step::HandOver;
    filed.handed_over_at = Some(6);
    let before = with_drafts(vec![filed]);
    let customer = Customer::from_key("contoso.com", &NativeNames).expect("a key");
    for (step, title) in [(Step::HandOver, "Sign-in fails"), (Step::Topic, ""), (Step::Outcome, "")] {
        let route = Route::New(customer.key.clone(), Entry::Azure, step);
        let navigated = Action::Navigated { route, customer: Some(customer.clone()), fresh: fresh() };
        let state = reduce(&before, navigated, &NativeNames).state;
        assert_eq!(state.draft().expect("a draft").answers.get(Field::Title), title, "{step:?}");
    }
}
