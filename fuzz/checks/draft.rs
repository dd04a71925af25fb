//! Kept drafts.

use std::rc::Rc;

use service_request_wizard::domain::field::Field;
use service_request_wizard::domain::policy;
use service_request_wizard::native::NativeNames;
use service_request_wizard::wizard::action::{Action, Effect, Fresh};
use service_request_wizard::wizard::answers::Answers;
use service_request_wizard::wizard::draft::Draft;
use service_request_wizard::wizard::markdown;
use service_request_wizard::wizard::reduce::reduce;
use service_request_wizard::wizard::route::Route;
use service_request_wizard::wizard::saved::{self, SavedError};
use service_request_wizard::wizard::state::State;

/// R44, R45: what reads as a draft is written and read again as the same draft, opens on a page with an address, and keeps
/// each answer through whatever follows; what does not is never taken for one.
pub fn draft(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    // The answers that are kept beside drafts take any text, too.
    let answers = saved::answers_from_json(text);
    assert_eq!(saved::answers_from_json(&answers.to_value().to_text()), answers);

    let draft = match Draft::from_json(text) {
        Ok(draft) => draft,
        Err(SavedError::Unreadable) => return,
        Err(SavedError::Newer) => {
            // What is understood of it can be shown.
            if let Some(draft) = Draft::from_newer_json(text) {
                assert!(
                    !draft.id.is_empty() && Route::parse(&Route::ServiceRequests(draft.customer.key).path()).is_some()
                );
            }
            return;
        }
    };
    let written = draft.to_json();
    assert_eq!(Draft::from_json(&written).as_ref(), Ok(&draft), "{written}");
    // No moment overflows anything, and no draft is both too old and not yet written.
    for now in [0, 1_700_000_000_000, u64::MAX] {
        assert!(!(draft.has_expired(now) && draft.is_from_the_future(now)));
    }
    check_walk(&draft);
}

fn check_walk(draft: &Draft) {
    let names = NativeNames;
    let fresh = || Fresh { now: 1_700_000_000_000, id: "fresh".to_owned() };
    let loaded = Action::Loaded {
        drafts: vec![draft.clone()],
        unreadable: Vec::new(),
        newer: Vec::new(),
        you: Answers::default(),
        edits: Vec::new(),
    };
    let mut state = reduce(&State::default(), loaded, &names).state;
    let actions = [
        Action::DraftOpened(draft.id.clone()),
        Action::ContinuePressed,
        Action::ChangePressed(Field::Title),
        Action::ContinuePressed,
        Action::Ticked { item: "text".to_owned(), now: 1_700_000_000_000 },
        Action::HandedOver { number: " 1 ".to_owned(), now: 1_700_000_000_000 },
        Action::BackPressed,
        Action::DraftCopied { id: draft.id.clone(), fresh: fresh() },
        Action::DraftRestored { draft: Box::new(draft.clone()), fresh: fresh() },
        Action::DraftDeleted(draft.id.clone()),
        Action::DeletionUndone,
    ];
    for action in actions {
        let is_opening = matches!(action, Action::DraftOpened(_));
        let is_deleting = matches!(action, Action::DraftDeleted(_));
        let next = reduce(&state, action, &names);
        state = next.state;
        if is_opening {
            assert!(matches!(state.route, Route::New(..)), "{:?}", state.route);
            assert_eq!(Route::parse(&state.route.path()).as_ref(), Some(&state.route));
            let is_elsewhere = draft.policy != policy::EDITION && draft.is_worth_keeping();
            assert_eq!(state.taken_up.as_ref().is_some_and(|it| it.before.is_some()), is_elsewhere);
        }
        let saves = next.effects.iter().filter_map(|effect| match effect {
            Effect::SaveDraft(id) => Some(id),
            _ => None,
        });
        for id in saves {
            let saved = state.drafts.iter().find(|draft| draft.id == *id).expect("what is to be saved is there");
            assert_eq!(Draft::from_json(&saved.to_json()).as_ref(), Ok(&**saved), "{}", saved.to_json());
        }
        let known = state.drafts.iter().chain(state.deleted.as_ref().filter(|_| is_deleting));
        let known: Vec<&Rc<Draft>> = known.filter(|known| known.id == draft.id).collect();
        assert!(!known.is_empty(), "the draft is lost");
        for (field, text) in draft.answers.iter() {
            assert!(known.iter().all(|known| known.answers.get(field) == text), "{} is lost", field.word());
            // Taken along as Markdown it keeps every letter that is none of its signs.
            let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
            assert_eq!(letters(&markdown::lines(text)), letters(text));
        }
    }
}
