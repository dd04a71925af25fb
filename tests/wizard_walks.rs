//! Random walks: whatever an agent does, the wizard keeps its promises.

use std::collections::BTreeMap;

use proptest::prelude::*;
use service_request_wizard::domain::field::Field;
use service_request_wizard::domain::terms::*;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::action::{Action, Fresh};
use service_request_wizard::wizard::customer::Customer;
use service_request_wizard::wizard::draft::Draft;
use service_request_wizard::wizard::reduce::reduce;
use service_request_wizard::wizard::route::{Entry, Route};
use service_request_wizard::wizard::state::{Picture, State};
use service_request_wizard::wizard::step::Step;

fn words(field: Field) -> Vec<&'static str> {
    let mut words = match field {
        Field::Service => Service::WORDS.to_vec(),
        Field::Topic => Topic::WORDS.to_vec(),
        Field::DynamicsTopic => DynamicsTopic::WORDS.to_vec(),
        Field::PartnerType => PartnerType::WORDS.to_vec(),
        Field::PartnerRole => Role::WORDS.to_vec(),
        Field::PartnerDynamicsPlan => DynamicsPlan::WORDS.to_vec(),
        Field::OwnPlanKind => OwnPlanKind::WORDS.to_vec(),
        Field::Category => Category::WORDS.to_vec(),
        Field::Impact => Impact::WORDS.to_vec(),
        Field::Severity => Severity::WORDS.to_vec(),
        Field::NoPermissionsBecause => NoPermissionsBecause::WORDS.to_vec(),
        Field::HealthChecked | Field::Troubleshot | Field::AdminPermissions | Field::ProviderGrantedAccess => {
            vec!["true", "false"]
        }
        Field::PartnerDomains => vec!["contoso.com", "fabrikam.example"],
        Field::Email => vec!["a@partner.example", "a@contoso.com", "a@"],
        Field::SubscriptionId => vec!["b44bb1fb-c595-45b0-9e09-d657365580bf", "no id"],
        _ => vec!["Some words", "Zażółć gęślą jaźń", " "],
    };
    words.push("none-of-these");
    words.push("");
    words
}

#[derive(Clone, Debug)]
enum Move {
    Answer(Field, String),
    Continue,
    Back,
    Change(Field),
    Open(Entry, Step),
    Start(Entry),
    Leave,
    Copy,
    Delete,
    Undo,
}

fn a_field() -> impl Strategy<Value = Field> {
    let fields: Vec<Field> = Field::ALL.iter().copied().filter(|field| !field.is_customers()).collect();
    prop::sample::select(fields)
}

fn a_move() -> impl Strategy<Value = Move> {
    let answer = a_field().prop_flat_map(|field| {
        prop::sample::select(words(field)).prop_map(move |text| Move::Answer(field, text.to_owned()))
    });
    let entry = || prop::sample::select(Entry::ALL);
    prop_oneof![
        8 => answer,
        6 => Just(Move::Continue),
        1 => Just(Move::Back),
        2 => a_field().prop_map(Move::Change),
        1 => (entry(), prop::sample::select(Step::ALL)).prop_map(|(entry, step)| Move::Open(entry, step)),
        1 => entry().prop_map(Move::Start),
        1 => Just(Move::Leave),
        1 => Just(Move::Copy),
        1 => Just(Move::Delete),
        1 => Just(Move::Undo),
    ]
}

fn act(state: &mut State, action: Action) {
    *state = reduce(state, action, &NativeNames).state;
}

fn take(state: &mut State, a_move: Move, at: usize) {
    let customer = Customer::from_key("contoso.com", &NativeNames);
    let fresh = Fresh { now: at as u64, id: format!("d{at}") };
    let go = |route| Action::Navigated { route, customer: customer.clone(), fresh: fresh.clone() };
    let current = state.current.clone().unwrap_or_default();
    let action = match a_move {
        Move::Answer(field, text) => Action::Answered { field, text, now: at as u64 },
        Move::Continue => Action::ContinuePressed,
        Move::Back => Action::BackPressed,
        Move::Change(field) => Action::ChangePressed(field),
        Move::Open(entry, step) => go(Route::New("contoso.com".to_owned(), entry, step)),
        Move::Start(entry) => Action::RequestStarted { entry, fresh: fresh.clone() },
        Move::Leave => go(Route::ServiceRequests("contoso.com".to_owned())),
        Move::Copy => Action::DraftCopied { id: current, fresh: fresh.clone() },
        Move::Delete => Action::DraftDeleted(current),
        Move::Undo => Action::DeletionUndone,
    };
    act(state, action);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// R02, R45: no walk reaches the hand-over but with a request that the rules let through, each page of the
    /// wizard belongs to the request, and every page has a way on.
    #[test]
    fn pages_are_earned(moves in prop::collection::vec(a_move(), 1..60)) {
        let mut state = State::default();
        take(&mut state, Move::Leave, 0);
        for (at, a_move) in moves.into_iter().enumerate() {
            let before = state.route.clone();
            take(&mut state, a_move, at + 1);
            let (Some(step), Some(case)) = (state.step(), state.case()) else { continue };
            let picture = Picture::of(&case, &NativeNames);
            // An answer may change what its page stands for; Continue and addresses sort that out.
            if state.route == before {
                continue;
            }
            if step == Step::HandOver {
                prop_assert_eq!(picture.decision.outcome, Outcome::FileInPortal);
                prop_assert!(picture.decision.portal.is_some());
            }
            if step == Step::Outcome {
                let ends_elsewhere = !matches!(picture.decision.outcome, Outcome::FileInPortal | Outcome::Incomplete);
                prop_assert!(ends_elsewhere);
            }
        }
    }

    /// Nothing typed is lost: after any walk each field holds what was typed last, in the draft it was typed in,
    /// and the saved form gives the same draft again.
    #[test]
    fn nothing_typed_is_lost(moves in prop::collection::vec(a_move(), 1..60)) {
        let mut state = State::default();
        let mut typed: BTreeMap<(String, &str), String> = BTreeMap::new();
        take(&mut state, Move::Leave, 0);
        for (at, a_move) in moves.into_iter().enumerate() {
            if let Move::Answer(field, text) = &a_move {
                let owner = if field.is_yours() { Some(String::new()) } else { state.draft().map(|draft| draft.id.clone()) };
                if let Some(owner) = owner {
                    typed.insert((owner, field.word()), text.clone());
                }
            }
            take(&mut state, a_move, at + 1);
        }
        for ((owner, word), text) in &typed {
            let field = Field::from_word(word).expect("a field");
            let drafts = state.drafts.iter().chain(state.deleted.iter());
            match drafts.clone().find(|draft| draft.id == *owner) {
                Some(draft) => prop_assert_eq!(draft.answers.get(field), text),
                None if owner.is_empty() => prop_assert_eq!(state.you.get(field), text),
                // Deleted by the agent, and another one after it.
                None => {}
            }
        }
        for draft in &state.drafts {
            let read = Draft::from_json(&draft.to_json());
            prop_assert_eq!(read.as_ref(), Ok(&**draft));
        }
    }

    /// A saved draft that was damaged is refused or read, never a crash.
    #[test]
    fn damaged_drafts_do_no_harm(text in "\\PC*", cut in 0_usize..400) {
        let draft = Draft::new("d".to_owned(), Customer::default(), Entry::Azure, 7).to_json();
        let cut = draft.char_indices().map(|(at, _)| at).nth(cut % draft.len()).unwrap_or_default();
        let _ = Draft::from_json(&[&draft[..cut], &text].concat());
        let _ = Draft::from_json(&text);
    }
}
